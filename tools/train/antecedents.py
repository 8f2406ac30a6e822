#!/usr/bin/env python3
"""Fit the weights by which the program chooses whom a pronoun stands for (src/actors/antecedents.cpp).

  antecedents.py CORPORA PROGRAM [--model FILE]

The articles of data/corpus and data/news tell whom each pronoun means. The program lists what it would choose from (`allegedly
antecedents`); the weights make the right candidates as likely as can be under a softmax over all, with a ridge. Prints the
weights in hundredths, and how many pronouns of the training articles and of those kept apart they resolve.
"""
import argparse
import collections
import json
import subprocess

import numpy as np

import corpora

KINDS = ("person", "plural", "thing")
RIDGE = 1e-3
ALIKE = 0.5          # of what two mentions cover, for them to be the same


def candidates_of(program, model, articles):
    """What the program prints of each article."""
    lines = "".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in articles)
    command = [program, "antecedents"] + (["--model", model] if model else [])
    run = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def gold_actors(found, mentions):
    """The program's actors as those of the article: each is the one that most of its mentions are of."""
    votes = collections.defaultdict(collections.Counter)
    for start, end, actor in found:
        for gold_start, gold_end, gold in mentions:
            shared = min(end, gold_end) - max(start, gold_start)
            if shared > 0 and shared >= ALIKE * (max(end, gold_end) - min(start, gold_start)):
                votes[actor][gold] += 1
    return {actor: counts.most_common(1)[0][0] for actor, counts in votes.items()}


def choices(articles, found):
    """By kind, (features [candidates, n], whether each is right) of every pronoun whose actor is known."""
    out = {kind: [] for kind in KINDS}
    for article, line in zip(articles, found):
        pronouns = {(p["start"], p["end"]) for p in line["pronouns"]}
        means = {(start, end): actor for start, end, actor in article.mentions if (start, end) in pronouns}
        others = [m for m in article.mentions if (m[0], m[1]) not in pronouns]
        actors = gold_actors(line["mentions"], others)
        for pronoun in line["pronouns"]:
            meant = means.get((pronoun["start"], pronoun["end"]))
            if meant is None:
                continue
            right = np.array([actors.get(actor) == meant for actor, *_ in pronoun["candidates"]], bool)
            features = np.array([row[1:] for row in pronoun["candidates"]], float)
            out[pronoun["kind"]].append((features, right))
    return out


def fit(examples, steps=40):
    """Weights by Newton's method: the log of the right candidates' share of the softmax, and the ridge."""
    examples = [(x, right) for x, right in examples if right.any() and not right.all()]
    weights = np.zeros(examples[0][0].shape[1])
    for _ in range(steps):
        gradient, hessian = RIDGE * len(examples) * weights, RIDGE * len(examples) * np.eye(len(weights))
        for x, right in examples:
            share = np.exp(x @ weights - (x @ weights).max())
            p, q = share / share.sum(), share * right / (share * right).sum()
            gradient += x.T @ (p - q)
            hessian += (x.T * p) @ x - np.outer(p @ x, p @ x)
        weights -= 0.7 * np.linalg.solve(hessian, gradient)
    return weights


def resolved(examples, weights):
    return sum(bool(len(x)) and right[np.argmax(x @ weights)] for x, right in examples)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora")
    parser.add_argument("program")
    parser.add_argument("--model")
    options = parser.parse_args()
    articles = [a for a in corpora.written() + corpora.polnear(options.corpora, "train") if a.mentions]
    parts = {}
    for held_out in (False, True):
        part = [a for a in articles if a.held_out == held_out]
        parts[held_out] = choices(part, candidates_of(options.program, options.model, part))
    for kind in KINDS:
        teaching, apart = parts[False][kind], parts[True][kind]
        weights = np.round(100 * fit(teaching))
        print("%s: {%s}" % (kind, ", ".join("%d" % w for w in weights)))
        for name, examples in (("training", teaching), ("kept apart", apart)):
            reach = sum(right.any() for _, right in examples)
            print("  %s: %d of %d, %d in reach" % (name, resolved(examples, weights), len(examples), reach))


if __name__ == "__main__":
    main()
