#!/usr/bin/env python3
"""Train one network of the tagger of src/model; train.sh has the whole recipe.

  train.py CORPORA PROGRAM [--out FILE] [--checkpoint FILE] [--teachers FILE...] [--hidden N] [--epochs N] [--seed N]
           [--threads N] [--device D]

CORPORA is the folder with attribution, claims, ner, treebank and vectors; PROGRAM a release build of `allegedly`, which
extracts the features. --out is the model file; --checkpoint the unrounded weights, for PyTorch; the checkpoints of earlier
runs, also of other widths, can be what this one learns from too. --hidden is the width of the states, a multiple of 16. Prints
the figures of the development sets while it learns.
"""
import argparse
import dataclasses
import os
import random
import sys
import time

import numpy as np
import torch
from torch.nn import functional

import corpora
import examples
import teachers
from batches import Vocabulary, make_batch, shuffle
from markup import CLAIM_TYPES
from metrics import SpanScore
from model_file import write_model
from network import Sizes, Tagger, learning_rate
from sequence import crf_loss, viterbi

BATCH_TOKENS = 4000
REPEATS = {"written": 2, "news": 2, "names": 2}   # small corpora that are worth more than the rest
ANNOTATOR_DROP = {"polnear": 0.2, "news": 0.2, "written": 0.5}  # the share of the articles whose annotator the network is not told
HEAD_WEIGHT = {"roles": 1.0, "nested": 0.5, "names": 1.0}
SYNTAX_WEIGHT = 0.1
LINKER_WEIGHT = 0.2
KIND_WEIGHT = 0.2
ACCUSED_WEIGHT = 1.0
REPLY_WEIGHT = 0.2
RATE = 3e-3           # of learning, at its peak
VOCABULARY = 40000    # word vectors that are kept


def load_vectors(folder, count):
    """The words and their vectors, standardised over all values."""
    with open(os.path.join(folder, "vectors", "glove.100d.50k.vocab"), encoding="utf-8") as file:
        words = file.read().splitlines()
    matrix = np.fromfile(os.path.join(folder, "vectors", "glove.100d.50k.bin"), "<f2").reshape(len(words), 100)[:count]
    matrix = matrix.astype(np.float32)
    return words[:count], torch.from_numpy((matrix - matrix.mean(0)) / matrix.std())


def load_examples(folder, program):
    """(training examples, held-out examples, development examples by corpus, dependency labels by inventory)."""
    train = (corpora.polnear(folder, "train") + corpora.written() + corpora.treebank(folder, "train")
             + corpora.names(folder, "train"))
    inventories = {kind: examples.relation_inventory(train, kind) for kind in ("stanford", "universal")}
    made = examples.make_examples(program, train, inventories)
    development = {name: examples.make_examples(program, articles, inventories) for name, articles in (
        ("polnear", corpora.polnear(folder, "dev")), ("treebank", corpora.treebank(folder, "dev")),
        ("names", corpora.names(folder, "dev")))}
    return ([e for e in made if not e.held_out], [e for e in made if e.held_out], development, inventories)


def losses(net, batch):
    """The weighted loss of each head that the batch has labels for, by name."""
    states = net(batch)
    x = states[-1]
    deep = net.claim_states(x, batch)
    out = {}
    for head, (rows, bits, offsets) in batch.allowed.items():
        crf = net.heads[head]
        loss = crf_loss(crf.linear((deep if head == "nested" else x)[rows]), crf.transitions, bits, offsets)
        out[head] = HEAD_WEIGHT[head] * loss / max(1, int((bits != examples.ALL_LABELS).sum()))
    syntax = states[net.sizes.syntax_layer][batch.places]
    for head, labels in batch.syntax.items():
        if (labels >= 0).any():
            logits = net.tags(x[batch.places]) if head == "tags" else net.syntax[head](syntax)
            out[head] = SYNTAX_WEIGHT * functional.cross_entropy(logits, labels, ignore_index=examples.NO_LABEL)
    cues, others, relations, gold = batch.pairs
    if len(gold):
        logits = net.linker(x.detach(), cues, others, relations)
        out["linker"] = LINKER_WEIGHT * functional.binary_cross_entropy_with_logits(logits, gold)
    out.update(claim_losses(net, deep, batch))
    if batch.taught:
        out.update(teachers.losses(net, x, batch))
    return out


def claim_losses(net, x, batch):
    out = {}
    if batch.claims["count"]:
        vectors = net.claims.vectors(x, batch.claims)
        loss = functional.cross_entropy(net.claims.kind(vectors), batch.claims["kind"], reduction="none")
        weight = batch.claims["weight"]
        out["kind"] = KIND_WEIGHT * (loss * weight).sum() / weight.sum()
        ends, relations, gold = batch.replies
        if len(gold):
            logits = net.claims.links(vectors, ends, relations)
            out["replies"] = REPLY_WEIGHT * functional.binary_cross_entropy_with_logits(logits, gold)
    rows, gold = batch.accused
    if len(gold):
        logits = net.accused(x[rows])[:, 0]
        out["accused"] = ACCUSED_WEIGHT * functional.binary_cross_entropy_with_logits(logits, gold)
    return out


def train(net, data, vocabulary, options):
    weights = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    chance = random.Random(options.seed)
    items = [e for e in data for _ in range(REPEATS.get(e.corpus, 1))]
    steps = options.epochs * len(shuffle(items, BATCH_TOKENS, random.Random(0)))
    step, began = 0, time.time()
    for epoch in range(options.epochs):
        net.train()
        sums = {}
        chosen = shuffle(items, BATCH_TOKENS, chance)
        for group in chosen:
            for part in optimizer.param_groups:
                part["lr"] = learning_rate(step, steps, RATE)
            found = losses(net, make_batch(group, vocabulary, ANNOTATOR_DROP, chance).to(options.device))
            optimizer.zero_grad()
            sum(found.values()).backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            step += 1
            for head, value in found.items():
                sums[head] = sums.get(head, 0.0) + value.detach() / len(chosen)
        print("epoch %d of %d, %.0f s: " % (epoch + 1, options.epochs, time.time() - began)
              + " ".join("%s %.4f" % item for item in sums.items()), flush=True)
        yield epoch


def emissions(net, example, vocabulary):
    """{head: [tokens, labels]} of one example."""
    net.eval()
    with torch.no_grad():
        batch = make_batch([example], vocabulary).to(net.input.weight.device)
        x = net(batch)[-1][batch.places]
        out = {head: crf.linear(x) for head, crf in net.heads.items()}
        out["tags"] = net.tags(x)
        return {head: scores.cpu() for head, scores in out.items()}


def decode(net, head, scores):
    return viterbi(scores, net.heads[head].transitions.detach(), torch.tensor([0, len(scores)])).numpy()


def gold_labels(bits):
    """The single allowed label of each token, and where there is just one."""
    bits = bits.astype(np.uint16)
    single = (bits & (bits - 1)) == 0
    return np.where(single, np.log2(np.maximum(bits, 1)).astype(np.int64), 0), single


def evaluate(net, development, vocabulary):
    """Prints exact span F1 and alpha of the roles, exact F1 of names, tag accuracy."""
    roles = SpanScore(3)
    for e in development["polnear"]:
        gold, known = gold_labels(e.allowed_roles)
        roles.add(gold, decode(net, "roles", emissions(net, e, vocabulary)["roles"]), known)
    names = SpanScore(len(corpora.NAME_TYPES))
    place = [1 + 2 * corpora.NAME_TYPES.index(t) for t in ("GPE", "LOC")]
    for e in development["names"]:
        found = decode(net, "names", emissions(net, e, vocabulary)["names"])
        bits = e.allowed_names.astype(np.uint16)
        if e.id.startswith("wikigold/"):  # one class for both there
            found = np.where((found == place[0]) | (found == place[0] + 1), found + 2, found)
            bits = np.where(bits & (bits - 1), bits & ~np.uint16(3 << place[0]), bits)
        names.add(gold_labels(bits)[0], found)
    right = total = 0
    for e in development["treebank"]:
        known = e.tags >= 0
        right += (emissions(net, e, vocabulary)["tags"].argmax(1).numpy() == e.tags)[known].sum()
        total += known.sum()
    print("  dev: alpha %.1f, source %.1f cue %.1f content %.1f; names %.1f; tags %.1f" % tuple(
        100 * v for v in (roles.alpha, roles.f1(0), roles.f1(1), roles.f1(2), names.f1(), right / total)), flush=True)


def evaluate_claims(net, held_out, vocabulary):
    """Prints how well kinds, the accused and replies are told on held-out articles, given their claims."""
    net.eval()
    kinds, links, tokens = np.zeros((5, 5)), np.zeros(3), np.zeros(3)
    with torch.no_grad():
        for e in held_out:
            batch = make_batch([e], vocabulary).to(net.input.weight.device)
            if not batch.claims["count"]:
                continue
            x = net.claim_states(net(batch)[-1], batch)
            vectors = net.claims.vectors(x, batch.claims)
            certain = batch.claims["weight"].cpu().numpy() == 1
            found = net.claims.kind(vectors).argmax(1).cpu().numpy()
            np.add.at(kinds, (batch.claims["kind"].cpu().numpy()[certain], found[certain]), 1)
            for sums, logits, gold in ((links, net.claims.links(vectors, *batch.replies[:2]), batch.replies[2]),
                                       (tokens, net.accused(x[batch.accused[0]])[:, 0], batch.accused[1])):
                sums += [float(v.sum()) for v in ((logits > 0) * gold, logits > 0, gold)]
    claimed = [k for k, kind in enumerate(CLAIM_TYPES) if kind != "statement"]
    both = kinds[claimed, claimed].sum()
    print("  held out: kinds %.1f (%s), accused %.1f, replies %.1f" % (
        200 * both / (kinds[claimed].sum() + kinds[:, claimed].sum()),
        " ".join("%s %.1f" % (CLAIM_TYPES[k], 200 * kinds[k, k] / max(1, kinds[k].sum() + kinds[:, k].sum())) for k in claimed),
        200 * tokens[0] / max(1, tokens[1] + tokens[2]), 200 * links[0] / max(1, links[1] + links[2])), flush=True)


def save_checkpoint(net, file):
    torch.save({"sizes": dataclasses.asdict(net.sizes), "weights": net.state_dict()}, file)


def load_checkpoint(file, vectors, relations):
    saved = torch.load(file, map_location="cpu")
    net = Tagger(Sizes(**saved["sizes"]), vectors, relations)
    net.load_state_dict(saved["weights"])
    return net


def tune_outside_bias(net, held_out, vocabulary):
    """Adds to the outermost roles' bias of O what gives the best alpha on held-out articles; returns it."""
    scored = [(gold_labels(e.allowed_roles), emissions(net, e, vocabulary)["roles"])
              for e in held_out if e.corpus == "polnear"]
    best = (0.0, 0.0)
    for bias in np.arange(-0.2, 0.45, 0.05):
        score = SpanScore(3)
        for (gold, known), found in scored:
            shifted = found.clone()
            shifted[:, 0] += bias
            score.add(gold, decode(net, "roles", shifted), known)
        best = max(best, (score.alpha, float(bias)))
    with torch.no_grad():
        net.heads["roles"].linear.bias[0] += best[1]
    return best[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora")
    parser.add_argument("program")
    parser.add_argument("--out")
    parser.add_argument("--checkpoint")
    parser.add_argument("--teachers", nargs="+", default=[])
    parser.add_argument("--hidden", type=int, default=Sizes.hidden)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cuda for a GPU")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    words, vectors = load_vectors(options.corpora, VOCABULARY)
    vocabulary = Vocabulary(words)
    data, held_out, development, inventories = load_examples(options.corpora, options.program)
    relations = {kind: len(labels) for kind, labels in inventories.items()}
    net = Tagger(Sizes(hidden=options.hidden), vectors, relations).to(options.device)
    print("%d examples of %d tokens; %d held out" % (len(data), sum(map(len, data)), len(held_out)), flush=True)
    if options.teachers:
        taught_by = [load_checkpoint(file, vectors, relations).to(options.device) for file in options.teachers]
        teachers.teach(taught_by, data, vocabulary)
    for epoch in train(net, data, vocabulary, options):
        if epoch % 3 == 2 or epoch + 1 == options.epochs:
            evaluate(net, development, vocabulary)
            evaluate_claims(net, held_out, vocabulary)
    print("outside bias %.2f" % tune_outside_bias(net, held_out, vocabulary))
    evaluate(net, development, vocabulary)
    net.cpu()
    if options.checkpoint:
        save_checkpoint(net, options.checkpoint)
    if options.out:
        write_model(options.out, net, words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
