#!/usr/bin/env python3
"""What PyTorch makes of a text with the weights of a model file, for the test that C++ makes the same of it.

  parity.py PROGRAM MODEL TEXT > parity.tsv

A line a token: the emissions of the outermost roles and the probability that it mentions somebody accused, with the input
of each linear layer rounded as the runtime rounds it.
"""
import sys

import torch
from torch import nn

import corpora
import examples
from batches import Vocabulary, make_batch
from model_file import read_tensors
from network import Sizes, Tagger

TABLES = ("word", "prefix3", "suffix3", "suffix2", "shape")


def load(model):
    """(network, vocabulary) of a model file. Only what is printed is filled in."""
    tensors = read_tensors(model)
    sizes = Sizes(hidden=len(tensors["input.weight"]), layers=tensors["layers"],
                  linker=len(tensors["linker.cue.weight"]), claim_layers=tensors["claims.layers"],
                  **{name: tensors["embedding." + name].shape for name in TABLES})
    net = Tagger(sizes, torch.from_numpy(tensors["embedding.vector"]), {"stanford": 1, "universal": 1})
    with torch.no_grad():
        for name in TABLES:
            net.tables[name].weight.copy_(torch.from_numpy(tensors["embedding." + name]))
        net.complete.copy_(torch.from_numpy(tensors["claims.hand"][0]))
        linear = {"input": net.input, "roles": net.heads["roles"].linear, "accused": net.accused}
        norm = {"input": net.norm}
        for prefix, layers in (("layer.%d", net.layers), ("claims.layer.%d", net.claim_layers)):
            for i, layer in enumerate(layers):
                linear[prefix % i], norm[prefix % i] = layer.linear, layer.norm
        for name, layer in linear.items():
            layer.weight.copy_(torch.from_numpy(tensors[name + ".weight"]))
            layer.bias.copy_(torch.from_numpy(tensors[name + ".bias"][0]))
        for name, layer in norm.items():
            layer.weight.copy_(torch.from_numpy(tensors[name + ".norm.gain"][0]))
            layer.bias.copy_(torch.from_numpy(tensors[name + ".norm.shift"][0]))
    return net.eval(), Vocabulary(tensors["words"].split("\n"))


def round_input(_, inputs):
    """Rounds each row to 127 steps either way."""
    largest = inputs[0].abs().amax(1, keepdim=True).clamp(min=1e-30)
    return (torch.round(inputs[0] * (127 / largest)) * (largest / 127),)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, model, text = sys.argv[1:]
    with open(model, "rb") as file:
        net, vocabulary = load(file.read())
    for module in net.modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(round_input)
    with open(text, encoding="utf-8") as file:
        article = corpora.Article("parity", "written", file.read())
    (example,) = examples.make_examples(program, [article], {})
    with torch.no_grad():
        batch = make_batch([example], vocabulary)
        states = net(batch)[-1]
        roles = net.heads["roles"].linear(states[batch.places])
        accused = torch.sigmoid(net.accused(net.claim_states(states, batch)[batch.places]))
    for row in torch.cat([roles, accused], 1):
        print("\t".join("%.4f" % value for value in row))


if __name__ == "__main__":
    main()
