"""Examples side by side as tensors. Articles are kept apart by a row of zeros, which ends every recurrence."""
import dataclasses

import numpy as np
import torch

from examples import FLAG_COUNT, HASH_COUNT, NO_LABEL
from linker import pair_arrays
from network import ANNOTATORS

CRF_HEADS = ("roles", "nested", "names")
SYNTAX_HEADS = ("tags", "stanford", "universal", "heads")


class Vocabulary:
    """Rows of the word vectors by normalised form; unknown words have the row behind the last."""

    def __init__(self, words):
        self.rows = {word: row for row, word in enumerate(words)}

    def row(self, form):
        """The form's row, else that of the form without its full stops."""
        row = self.rows.get(form)
        return row if row is not None else self.rows.get(form.replace(".", ""), len(self.rows))


@dataclasses.dataclass
class Batch:
    """Row counts include the empty rows; `places` are the rows of the tokens, `offsets` where each example's tokens begin."""
    vectors: torch.Tensor
    hashes: torch.Tensor
    flags: torch.Tensor
    real: torch.Tensor
    annotator: torch.Tensor
    places: torch.Tensor
    offsets: torch.Tensor
    allowed: dict      # head → (rows, bit sets, offsets) of the examples that have it
    syntax: dict       # head → a class a token
    pairs: tuple       # cue ranges, other ranges, relation rows, gold


def _concatenate(parts, empty, dtype):
    return torch.from_numpy(np.concatenate(parts) if parts else np.zeros(empty, dtype))


def make_batch(examples, vocabulary, annotator_drop=0.0, random=None):
    """annotator_drop: the share of the examples whose annotator the network is not told."""
    rows = sum(len(e) for e in examples) + len(examples)
    batch = Batch(torch.full((rows,), len(vocabulary.rows)), torch.zeros(rows, HASH_COUNT, dtype=torch.int64),
                  torch.zeros(rows, FLAG_COUNT), torch.zeros(rows, 1), torch.full((rows,), -1), None, None, {}, {}, None)
    places, at, start = [], {head: ([], [], [0]) for head in CRF_HEADS}, 0
    syntax = {head: [] for head in SYNTAX_HEADS}
    pairs = ([], [], [], [])
    for e in examples:
        n = len(e)
        span = slice(start, start + n)
        batch.vectors[span] = torch.tensor([vocabulary.row(form) for form in e.tokens.forms])
        batch.hashes[span] = torch.from_numpy(e.tokens.hashes)
        batch.flags[span] = torch.from_numpy(e.tokens.flags)
        batch.real[span] = 1
        if e.annotator and not (random and random.random() < annotator_drop):
            batch.annotator[span] = ANNOTATORS.index(e.annotator)
        place = np.arange(start, start + n)
        places.append(place)
        for head, (of, bits, offsets) in at.items():
            allowed = getattr(e, "allowed_" + head)
            if allowed is not None:
                of.append(place)
                bits.append(allowed)
                offsets.append(offsets[-1] + n)
        for head, labels in syntax.items():
            value = getattr(e, head)
            labels.append(np.full(n, NO_LABEL, np.int64) if value is None else value)
        for spans in e.spans:
            cues, others, relations, gold = pair_arrays(e.tokens, spans)
            for out, values in zip(pairs, (cues + start, others + start, relations, gold)):
                out.append(values)
        start += n + 1
    batch.places = _concatenate(places, 0, np.int64)
    batch.offsets = torch.tensor(np.cumsum([0] + [len(e) for e in examples]))
    batch.allowed = {head: (_concatenate(of, 0, np.int64), _concatenate(bits, 0, np.int16), torch.tensor(offsets))
                     for head, (of, bits, offsets) in at.items() if of}
    batch.syntax = {head: torch.from_numpy(np.concatenate(labels)) for head, labels in syntax.items()}
    batch.pairs = tuple(torch.from_numpy(np.concatenate(values)) for values in pairs)
    return batch


def shuffle(examples, size, random):
    """Lists of examples in random order, each of about `size` tokens."""
    order = list(examples)
    random.shuffle(order)
    out, tokens = [[]], 0
    for example in order:
        if tokens >= size:
            out.append([])
            tokens = 0
        out[-1].append(example)
        tokens += len(example)
    return out
