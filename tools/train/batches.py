"""Examples side by side as tensors. Articles are kept apart by a row of zeros, which ends every recurrence."""
import dataclasses

import numpy as np
import torch

from examples import FLAG_COUNT, HASH_COUNT, NO_LABEL
from network import ANNOTATORS, ClaimReader
from replies import RELATIONS

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
    complete: torch.Tensor   # 1 in articles in which all claims are marked
    annotator: torch.Tensor  # who annotated each token's article, -1 for nobody, and where the network is not told
    places: torch.Tensor
    offsets: torch.Tensor
    allowed: dict      # head → (rows, bit sets, offsets) of the examples that have it
    syntax: dict       # head → a class a token
    pairs: tuple       # cue ranges, other ranges, relation rows, gold
    claims: dict       # as ClaimReader.vectors wants them, and "kind" and "weight" of each claim
    accused: tuple     # rows, and whether each is accused
    replies: tuple     # claims of replies and of allegations, relation rows, gold
    taught: dict       # head → what teachers.beliefs gives; empty without teachers

    def to(self, device):
        """The batch on another device, but for what the loops of sequence.cpp read."""
        def move(value):
            if isinstance(value, torch.Tensor):
                return value.to(device)
            return type(value)(map(move, value)) if isinstance(value, (tuple, list)) else value

        moved = {field.name: move(getattr(self, field.name)) for field in dataclasses.fields(self)
                 if field.name not in ("allowed", "offsets", "syntax", "claims", "taught")}
        moved["allowed"] = {head: (rows.to(device), bits, offsets) for head, (rows, bits, offsets) in self.allowed.items()}
        for name in ("syntax", "claims", "taught"):
            moved[name] = {key: move(value) for key, value in getattr(self, name).items()}
        return dataclasses.replace(self, **moved)


def _concatenate(parts, empty, dtype):
    return torch.from_numpy(np.concatenate(parts) if parts else np.zeros(empty, dtype))


class Claims:
    """The claims of a batch as flat arrays: for each role rows of tokens, and the claim of each; the claims' rows where empty
    ones keep articles apart (places), and how many rows there are then."""

    def __init__(self):
        self.roles = {role: ([], []) for role in ClaimReader.ROLES}
        self.kinds, self.weights, self.replies = [], [], ([], [], [])
        self.places, self.rows = [], 0

    def add(self, example, start):
        if example.replies is not None:
            ends, relations, gold = example.replies
            for out, values in zip(self.replies, (ends + len(self.kinds), relations, gold)):
                out.append(values)
        for claim in example.claims:
            for role, (rows, owner) in self.roles.items():
                for first, last in getattr(claim, role):
                    rows.extend(range(start + first, start + last))
                    owner.extend([len(self.kinds)] * (last - first))
            self.kinds.append(claim.kind)
            self.weights.append(claim.weight)
            self.places.append(self.rows)
            self.rows += 1
        self.rows += 1

    def tensors(self):
        out = {role: (torch.tensor(rows, dtype=torch.int64), torch.tensor(owner, dtype=torch.int64))
               for role, (rows, owner) in self.roles.items()}
        return {**out, "count": len(self.kinds), "kind": torch.tensor(self.kinds, dtype=torch.int64),
                "weight": torch.tensor(self.weights), "places": torch.tensor(self.places, dtype=torch.int64), "rows": self.rows}


def make_batch(examples, vocabulary, annotator_drop=None, random=None):
    """annotator_drop: by corpus, the share of the examples whose annotator the network is not told."""
    rows = sum(len(e) for e in examples) + len(examples)
    batch = Batch(torch.full((rows,), len(vocabulary.rows)), torch.zeros(rows, HASH_COUNT, dtype=torch.int64),
                  torch.zeros(rows, FLAG_COUNT), torch.zeros(rows, 1), torch.zeros(rows, 1), torch.full((rows,), -1),
                  None, None, {}, {}, (), {}, (), (), {})
    places, at, start = [], {head: ([], [], [0]) for head in CRF_HEADS}, 0
    syntax = {head: [] for head in SYNTAX_HEADS}
    pairs, accused, claims = ([], [], [], []), ([], []), Claims()
    for e in examples:
        n = len(e)
        span = slice(start, start + n)
        batch.vectors[span] = torch.tensor([vocabulary.row(form) for form in e.tokens.forms])
        batch.hashes[span] = torch.from_numpy(e.tokens.hashes)
        batch.flags[span] = torch.from_numpy(e.tokens.flags)
        batch.real[span] = 1
        batch.complete[span] = float(e.complete)
        if e.annotator and not (random and random.random() < annotator_drop[e.corpus]):
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
        cues, others, relations, gold = e.pairs
        for out, values in zip(pairs, (cues + start, others + start, relations, gold)):
            out.append(values)
        claims.add(e, start)
        if e.accused is not None:
            known = np.nonzero(e.accused >= 0)[0]
            accused[0].append(start + known)
            accused[1].append(e.accused[known].astype(np.float32))
        start += n + 1
    batch.places = _concatenate(places, 0, np.int64)
    batch.offsets = torch.tensor(np.cumsum([0] + [len(e) for e in examples]))
    batch.allowed = {head: (_concatenate(of, 0, np.int64), _concatenate(bits, 0, np.int16), torch.tensor(offsets))
                     for head, (of, bits, offsets) in at.items() if of}
    batch.syntax = {head: torch.from_numpy(np.concatenate(labels)) for head, labels in syntax.items()}
    batch.pairs = tuple(torch.from_numpy(np.concatenate(values)) for values in pairs)
    batch.claims = claims.tensors()
    batch.accused = (_concatenate(accused[0], 0, np.int64), _concatenate(accused[1], 0, np.float32))
    batch.replies = (_concatenate(claims.replies[0], (0, 2), np.int64),
                     _concatenate(claims.replies[1], (0, RELATIONS), np.int64),
                     _concatenate(claims.replies[2], 0, np.float32))
    if all(e.taught for e in examples):
        for head in {head for e in examples for head in e.taught}:
            parts = zip(*(e.taught[head] for e in examples if head in e.taught))
            batch.taught[head] = tuple(torch.cat(part).float() for part in parts)
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
