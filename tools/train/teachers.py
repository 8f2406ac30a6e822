"""Learning from trained networks (knowledge distillation; Hinton, Vinyals and Dean, 2015).

What several networks make of every token and every claim, on average, is taught beside the annotators' labels. So every
head learns from every corpus, also where people left it unmarked.
"""
import torch
from torch.nn import functional

from batches import make_batch

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


def probabilities(head, logits):
    return torch.sigmoid(logits) if head == "accused" else torch.softmax(logits, 1)


def teach(nets, data, vocabulary):
    """Sets `taught` of every example: {head: the mean of the nets' probabilities}."""
    device = nets[0].input.weight.device
    with torch.no_grad():
        for start in range(0, len(data), EXAMPLES_AT_ONCE):
            group = data[start:start + EXAMPLES_AT_ONCE]
            batch = make_batch(group, vocabulary).to(device)
            found = [outputs(net.eval(), net(batch, told=True)[-1], batch) for net in nets]
            means = {head: sum(probabilities(head, f[head]) for f in found).div(len(nets)).half().cpu() for head in found[0]}
            tokens, claims = [len(e) for e in group], [len(e.claims) for e in group]
            parts = {head: mean.split(claims if head == "kind" else tokens) for head, mean in means.items()}
            for i, e in enumerate(group):
                e.taught = {head: part[i].clone() for head, part in parts.items() if len(part[i])}


def losses(net, x, batch):
    """{"taught <head>": the weighted loss}."""
    out = {}
    for head, logits in outputs(net, x, batch).items():
        loss = functional.binary_cross_entropy_with_logits if head == "accused" else functional.cross_entropy
        out["taught " + head] = WEIGHT[head] * loss(logits, batch.taught[head])
    return out
