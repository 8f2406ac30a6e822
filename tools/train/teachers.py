"""Learning from trained networks (knowledge distillation; Hinton, Vinyals and Dean, 2015).

What several networks make of every article and every claim, on average, is taught beside the annotators' labels. So every
head learns from every corpus, also where people left it unmarked.
"""
import torch
from torch.nn import functional

from batches import CRF_HEADS, make_batch
from sequence import crf_beliefs, crf_cross_entropy

WEIGHT = {"roles": 1.0, "nested": 0.5, "names": 1.0, "tags": 0.1, "accused": 1.0, "kind": 0.2}
EXAMPLES_AT_ONCE = 8


def outputs(net, x, batch):
    """{head: logits}, a row a token of the batch, for "kind" a claim. x: the states after the last layer.

    Claims are read as they are at run time: as if every article had all of its claims marked.
    """
    deep = net.claim_states(x, batch, complete=True)
    tokens, deep_tokens = x[batch.places], deep[batch.places]
    out = {"roles": net.heads["roles"].linear(tokens), "nested": net.heads["nested"].linear(deep_tokens),
           "names": net.heads["names"].linear(tokens), "tags": net.tags(tokens), "accused": net.accused(deep_tokens)}
    if batch.claims["count"]:
        out["kind"] = net.claims.kind(net.claims.vectors(deep, batch.claims))
    return out


def beliefs(net, batch):
    """{head: tensors}: probabilities, a row as in `outputs`, and of a CRF the transitions it expects, a row an example."""
    out = {}
    for head, logits in outputs(net, net(batch, told=True)[-1], batch).items():
        if head in CRF_HEADS:
            out[head] = crf_beliefs(logits, net.heads[head].transitions, batch.offsets)
        else:
            out[head] = (torch.sigmoid(logits) if head == "accused" else torch.softmax(logits, 1),)
    return out


def teach(nets, data, vocabulary):
    """Sets `taught` of every example to the mean of the nets' beliefs about it."""
    device = nets[0].input.weight.device
    with torch.no_grad():
        for start in range(0, len(data), EXAMPLES_AT_ONCE):
            group = data[start:start + EXAMPLES_AT_ONCE]
            batch = make_batch(group, vocabulary).to(device)
            found = [beliefs(net.eval(), batch) for net in nets]
            rows = {"tokens": [len(e) for e in group], "claims": [len(e.claims) for e in group], "examples": [1] * len(group)}
            for e in group:
                e.taught = {}
            for head in found[0]:
                means = [sum(tensors).div(len(nets)).cpu() for tensors in zip(*(f[head] for f in found))]
                labels = means[0].half().split(rows["claims" if head == "kind" else "tokens"])
                parts = zip(labels, *(counts.split(rows["examples"]) for counts in means[1:]))
                for e, part in zip(group, parts):
                    if len(part[0]):
                        e.taught[head] = tuple(tensor.clone() for tensor in part)


def losses(net, x, batch):
    """{"taught <head>": the weighted cross-entropy with what was taught, for a token or a claim}."""
    out = {}
    for head, logits in outputs(net, x, batch).items():
        taught = batch.taught[head]
        if head in CRF_HEADS:
            loss = crf_cross_entropy(logits, net.heads[head].transitions, taught, batch.offsets) / len(logits)
        elif head == "accused":
            loss = functional.binary_cross_entropy_with_logits(logits, *taught)
        else:
            loss = functional.cross_entropy(logits, *taught)
        out["taught " + head] = WEIGHT[head] * loss
    return out
