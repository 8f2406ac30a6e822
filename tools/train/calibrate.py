#!/usr/bin/env python3
"""Calibrate the confidence of attributions, show how far it can be trusted, and fit the readings of claims.

  calibrate.py CORPORA PROGRAM MODEL [--outside SHIFT] [--nested SHIFT] [--network W] [--readings W] [--statement SHIFT]

Fits, on the training articles that were held out, the probability that an attribution agrees with the gold one in content and
source, from the probabilities that the tagger gives its cue and its content (Platt 1999), writes it into MODEL, and
prints a reliability table on the development articles. The SHIFTs of --outside and --nested are added to the bias of label O
of the two layers of roles first: less of it finds more, and errs more often. Then it fits the table of readings (readings.py)
on all training articles; --network and --readings weigh the network's opinion of a claim's type and the readings',
--statement is what a statement's score is lowered by.
"""
import argparse
import json
import subprocess
import tempfile

import numpy as np

import corpora
import readings
from model_file import read_tensors, replace_floats

TENSOR = "calibration"
BINS = 10


def attributions(program, model, articles):
    """What the program finds, in both layers: {id: [attribution]}."""
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        file.write(model)
        file.flush()
        lines = "".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in articles)
        run = subprocess.run([program, "attributions", "--model", file.name], input=lines.encode(), stdout=subprocess.PIPE,
                             check=True)
    found = (json.loads(line) for line in run.stdout.decode().splitlines())
    return {row["id"]: row["attributions"] for row in found}


def _points(pieces):
    return {i for start, end in pieces for i in range(start, end)}


def agrees(found, gold):
    """The contents share half of what they cover, the sources some of it or both are absent."""
    contents = _points(found["content"]), _points(gold.content)
    sources = _points(found["source"]), _points(gold.source)
    alike = len(contents[0] & contents[1]) >= 0.5 * len(contents[0] | contents[1])
    return alike and (bool(sources[0] & sources[1]) or not (sources[0] or sources[1]))


def judge(articles, found):
    """Whether each attribution found agrees with a gold one, in the order of the articles; discarded regions left out."""
    out = []
    for article in articles:
        discarded = _points(article.discard)
        for attribution in found[article.id]:
            if not attribution["nested"] and not _points(attribution["cue"]) & discarded:
                out.append((attribution, any(agrees(attribution, gold) for gold in article.attributions)))
    return out


def fit(features, right, steps=50):
    """Weights of a logistic regression by Newton's method, a constant first."""
    x = np.concatenate([np.ones((len(features), 1)), features], 1)
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, x.T @ (right - p))
    return weights


def reliability(judged):
    """Lines of a table: confidence from, attributions, mean confidence, share right."""
    confidence = np.array([a["confidence"] for a, _ in judged])
    right = np.array([r for _, r in judged], float)
    lines = ["| confidence | attributions | mean confidence | right |", "| --- | --- | --- | --- |"]
    for b in range(BINS):
        inside = (confidence >= b / BINS) & ((confidence < (b + 1) / BINS) | (b + 1 == BINS))
        if inside.any():
            lines.append("| %.1f to %.1f | %d | %.2f | %.2f |"
                         % (b / BINS, (b + 1) / BINS, inside.sum(), confidence[inside].mean(), right[inside].mean()))
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora")
    parser.add_argument("program")
    parser.add_argument("model")
    for option in ("--outside", "--nested", "--statement"):
        parser.add_argument(option, type=float, default=0.0, metavar="SHIFT")
    for option in ("--network", "--readings"):
        parser.add_argument(option, type=float, default=1.0, metavar="W")
    options = parser.parse_args()
    folder, program = options.corpora, options.program
    with open(options.model, "rb") as file:
        model = file.read()
    for head, shift in (("roles", options.outside), ("nested", options.nested)):
        bias = read_tensors(model)[head + ".bias"][0].copy()
        bias[0] += shift
        model = replace_floats(model, head + ".bias", bias)
    held_out = [a for a in corpora.polnear(folder, "train") if a.held_out]
    columns = []
    for only in ((0, 1, 0), (0, 0, 1)):  # the confidence is then the probability of the cue, or of the content
        judged = judge(held_out, attributions(program, replace_floats(model, TENSOR, only), held_out))
        columns.append(np.clip([a["confidence"] for a, _ in judged], 1e-4, 1 - 1e-4))
    features = np.stack([np.log(p / (1 - p)) for p in columns], 1)
    weights = fit(features, np.array([r for _, r in judged], float))
    model = replace_floats(model, TENSOR, weights)
    teaching = corpora.polnear(folder, "train") + corpora.written()
    table = readings.fit_table(*readings.observations(teaching, attributions(program, model, teaching)))
    model = readings.with_readings(model, table, options.network, options.readings, options.statement)
    with open(options.model, "wb") as file:
        file.write(model)
    print("calibration: " + " ".join("%.3f" % w for w in weights))
    development = corpora.polnear(folder, "dev")
    print("\n".join(reliability(judge(development, attributions(program, model, development)))))


if __name__ == "__main__":
    main()
