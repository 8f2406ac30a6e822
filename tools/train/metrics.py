"""Quick figures while training; the scorers beside the corpora give the official ones."""
import collections

import numpy as np


def spans_of(labels):
    """(start, end, kind) of a sequence of BIO labels: 0 for O, 2k + 1 for B and 2k + 2 for I of kind k."""
    out = []
    for i, label in enumerate(labels):
        kind = (label - 1) // 2
        if label == 0:
            continue
        if label % 2 == 0 and out and out[-1][1] == i and out[-1][2] == kind:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1, kind])
    return [tuple(span) for span in out]


def krippendorff_alpha(confusion):
    """Nominal alpha of two coders from their confusion matrix."""
    both = confusion + confusion.T
    n, margins = both.sum(), both.sum(1)
    observed = 1 - np.trace(both) / n
    expected = 1 - (margins * (margins - 1)).sum() / (n * (n - 1))
    return 1 - observed / expected


class SpanScore:
    """Exact F1 of labelled spans, one by one and by kind, and alpha over the tokens' kinds."""

    def __init__(self, kinds):
        self.kinds = kinds
        self.counts = {name: collections.Counter() for name in ("gold", "found", "both")}
        self.confusion = np.zeros((kinds + 1, kinds + 1))

    def add(self, gold, found, known=None):
        """Label sequences; where `known` is False the gold says nothing."""
        known = np.ones(len(gold), bool) if known is None else known
        np.add.at(self.confusion, ((gold[known] + 1) // 2, (found[known] + 1) // 2), 1)
        a = {s for s in spans_of(gold) if known[s[0]:s[1]].all()}
        b = {s for s in spans_of(found) if known[s[0]:s[1]].all()}
        for name, spans in (("gold", a), ("found", b), ("both", a & b)):
            self.counts[name].update(kind for _, _, kind in spans)

    def f1(self, kind=None):
        total = {name: sum(c.values()) if kind is None else c[kind] for name, c in self.counts.items()}
        return 2 * total["both"] / max(1, total["gold"] + total["found"])

    @property
    def alpha(self):
        return krippendorff_alpha(self.confusion)
