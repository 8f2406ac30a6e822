"""Fit the table that says what each reading of an attribution's words speaks for (src/claims/reading.hpp).

The program reads the training articles; each attribution that it finds and that agrees with a gold one teaches its kind. The
network has learned from the same articles, so that it would seem surer there than it is: the table is fitted without it.
"""
import numpy as np

from markup import CLAIM_TYPES
from model_file import READING_ROWS, read_tensors, replace_floats

TABLE = "claims.readings"
UNCERTAIN = 0.3      # the weight of a claim's kind that nobody has looked at
RIDGE = 1e-4
OVERLAP = (0.25, 0.5)  # of the contents, where the cues overlap and where they do not


def _points(pieces):
    return {i for start, end in pieces for i in range(start, end)}


def gold_of(found, gold):
    """The gold attribution that agrees best with the one found, or None. gold: (points of cue, of content, attribution)."""
    cue, content = _points(found["cue"]), _points(found["content"])
    best = (0.0, None)
    for gold_cue, gold_content, attribution in gold:
        overlap = len(content & gold_content) / max(1, len(content | gold_content))
        same_cue = bool(cue & gold_cue)
        if overlap >= OVERLAP[not same_cue]:
            best = max(best, (overlap + same_cue, attribution), key=lambda pair: pair[0])
    return best[1]


def observations(articles, found):
    """Readings [n, READING_ROWS], kinds [n] and weights [n] of the attributions that agree with gold ones."""
    rows, kinds, weights = [], [], []
    for article in articles:
        gold = [(_points(a.cue), _points(a.content), a) for a in article.attributions]
        for attribution in found[article.id]:
            match = gold_of(attribution, gold)
            if match is not None:
                rows.append(np.bincount(attribution["readings"], minlength=READING_ROWS))
                kinds.append(CLAIM_TYPES.index(match.claim.kind))
                weights.append(1.0 if match.claim.certain else UNCERTAIN)
    return np.array(rows, float), np.array(kinds), np.array(weights)


def fit_table(rows, kinds, weights, steps=30):
    """Weights [rows, kinds] of a multinomial logistic regression by Newton's method, with a ridge that makes them unique."""
    n, k = rows.shape[1], len(CLAIM_TYPES)
    table, gold, weights = np.zeros((n, k)), np.eye(k)[kinds], weights / weights.sum()
    for _ in range(steps):
        scores = rows @ table
        p = np.exp(scores - scores.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        gradient = rows.T @ ((p - gold) * weights[:, None]) + RIDGE * table
        hessian = RIDGE * np.eye(n * k)
        for i in range(k):
            for j in range(k):
                curve = weights * p[:, i] * ((i == j) - p[:, j])
                hessian[i::k, j::k] += (rows * curve[:, None]).T @ rows
        step = np.linalg.solve(hessian, gradient.ravel()).reshape(n, k)
        table -= step
        if np.abs(step).max() < 1e-6:
            break
    return table


def with_readings(model, table, network, readings, statement):
    """The bytes of the model with the table scaled by `readings`, the network's logits by `network`, and a statement's score
    lowered by `statement`: among the articles that teach, statements are more frequent than among doubtful cases."""
    tensors = read_tensors(model)
    scale = network * tensors["claims.type.weight.scale"].ravel()
    bias = network * tensors["claims.type.bias"][0]
    bias[CLAIM_TYPES.index("statement")] -= statement
    model = replace_floats(model, "claims.type.weight.scale", scale)
    model = replace_floats(model, "claims.type.bias", bias)
    return replace_floats(model, TABLE, readings * table.ravel())
