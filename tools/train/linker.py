"""Pairs of a cue and a span near it, and how the two lie to each other, as rows of the linker's relation table.

src/model/linker.cpp computes the same rows; docs/model-format.md lists them.
"""
import math

import numpy as np

from corpora import ROLES

REACH = 9            # spans on either side of a cue
SOURCE, CUE, CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))

# The first row of each relation; every pair adds one row of each.
BEFORE, ROLE, DISTANCE, SENTENCES, PARAGRAPHS, CUES, SAME_ROLE, OTHER_QUOTED, CUE_QUOTED, OPENS_SENTENCE, RELATION_COUNT = (
    0, 2, 5, 21, 24, 27, 31, 35, 37, 39, 41)
ROLE_ROW = {SOURCE: 0, CONTENT: 1, CUE: 2}


def distance_bucket(gap):
    return min(15, int(2 * math.log2(gap + 1)))


def relation_rows(tokens, spans, cue, other):
    """The rows of the pair (spans[cue], spans[other]); spans are disjoint and in text order."""
    c, s = spans[cue], spans[other]
    early, late = (s, c) if other < cue else (c, s)
    between = spans[min(cue, other) + 1:max(cue, other)]
    last, first = early.end - 1, late.start
    return [BEFORE + (other < cue),
            ROLE + ROLE_ROW[s.role],
            DISTANCE + distance_bucket(late.start - early.end),
            SENTENCES + min(2, tokens.sentence[first] - tokens.sentence[last]),
            PARAGRAPHS + min(2, tokens.paragraph[first] - tokens.paragraph[last]),
            CUES + min(3, sum(b.role == CUE for b in between)),
            SAME_ROLE + min(3, sum(b.role == s.role for b in between)),
            OTHER_QUOTED + bool(tokens.quoted[s.start]),
            CUE_QUOTED + bool(tokens.quoted[c.start]),
            OPENS_SENTENCE + bool(s.start == 0 or tokens.sentence[s.start] != tokens.sentence[s.start - 1])]


def pairs(tokens, spans):
    """(cue, other) indices of all pairs that are scored."""
    for i, span in enumerate(spans):
        if span.role == CUE:
            for j in range(max(0, i - REACH), min(len(spans), i + REACH + 1)):
                if j != i:
                    yield i, j


def pair_arrays(tokens, layers):
    """Token ranges of cues and others [pairs, 2], relation rows [pairs, 10], and whether they share an attribution [pairs]."""
    cues, others, rows, gold = [], [], [], []
    for spans in layers:
        for i, j in pairs(tokens, spans):
            cues.append((spans[i].start, spans[i].end))
            others.append((spans[j].start, spans[j].end))
            rows.append(relation_rows(tokens, spans, i, j))
            gold.append(bool(spans[i].owners & spans[j].owners))
    return (np.array(cues, np.int64).reshape(-1, 2), np.array(others, np.int64).reshape(-1, 2),
            np.array(rows, np.int64).reshape(-1, 10), np.array(gold, np.float32))
