"""Articles as arrays: the features that the C++ core extracts, and labels on its tokens.

The tokens, sentences and features all come from `allegedly features`, so that training and the program can never
disagree about them.
"""
import bisect
import dataclasses
import json
import subprocess

import numpy as np

import linker
import replies
from corpora import NAME_TYPES, ROLES
from markup import CLAIM_TYPES

FLAG_COUNT = 40
HASH_COUNT = 6
MAX_TOKENS = 2000   # longer articles are cut between paragraphs
ALL_LABELS = -1     # a bit set
UNCERTAIN = 0.3     # the weight of a claim's kind that nobody has looked at
NO_LABEL = -100     # what PyTorch's cross entropy leaves out

TAGS = "NN NNS NNP VB VBP VBZ VBD VBN VBG MD JJ RB IN DT PRP PRPS CC CD TO WP POS UH PUNCT".split()
FOLDED_TAGS = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "RP": "IN", "PDT": "DT", "PRP$": "PRPS",
               "WDT": "WP", "WP$": "WP", "WRB": "WP", "EX": "PRP", "FW": "NNP", "LS": "CD", "GW": "NN", "ADD": "NNP", "AFX": "JJ"}
HEAD_REACH = 5      # heads further off are one class a side


def bio_labels(kinds):
    """The labels of a BIO tagger: O, then B and I of each kind."""
    return ["O"] + [prefix + kind for kind in kinds for prefix in ("B-", "I-")]


ROLE_LABELS = bio_labels(ROLES)
NAME_LABELS = bio_labels(NAME_TYPES)


@dataclasses.dataclass
class Tokens:
    """One article as the core sees it. starts and ends count code points."""
    starts: list
    ends: list
    sentence: np.ndarray
    paragraph: np.ndarray
    quoted: np.ndarray
    forms: list                 # normalised
    hashes: np.ndarray          # int64 [n, HASH_COUNT]
    flags: np.ndarray           # float32 [n, FLAG_COUNT], 0 to 1

    def overlapping(self, start, end):
        """The range [first, last) of the tokens that share a code point with [start, end)."""
        first = bisect.bisect_right(self.ends, start)
        return first, max(first, bisect.bisect_left(self.starts, end))

    def cover(self, pieces):
        """The token ranges of character spans, empty ones left out."""
        found = (self.overlapping(start, end) for start, end in pieces)
        return [(first, last) for first, last in found if first < last]


def extract(program, articles):
    """Yields the Tokens of each article in turn."""
    lines = "".join(json.dumps({"id": str(i), "text": a.text}) + "\n" for i, a in enumerate(articles))
    run = subprocess.run([program, "features"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    blocks = run.stdout.decode().split("\n\n")
    for block in blocks[:len(articles)]:
        rows = [row.split("\t") for row in block.split("\n")[1:]]
        yield Tokens([int(r[0]) for r in rows], [int(r[1]) for r in rows],
                     np.array([int(r[2]) for r in rows], np.int32), np.array([int(r[3]) for r in rows], np.int32),
                     np.array([r[4] == "1" for r in rows]), [r[5] for r in rows],
                     np.array([r[6:6 + HASH_COUNT] for r in rows], np.int64).reshape(len(rows), HASH_COUNT),
                     np.array([r[6 + HASH_COUNT:] for r in rows], np.float32).reshape(len(rows), FLAG_COUNT) / 127)


@dataclasses.dataclass
class RoleSpan:
    """A stretch of tokens with one role; owners are the attributions that it is part of."""
    start: int
    end: int
    role: int
    owners: frozenset


@dataclasses.dataclass
class ClaimExample:
    """Token ranges of the three roles, what kind of claim it is (of CLAIM_TYPES), and how much that counts."""
    cue: list
    source: list
    content: list
    kind: int
    weight: float


@dataclasses.dataclass
class Example:
    """What one article, or a part of a long one, teaches. Arrays have a row a token; allowed_* hold bit sets of labels."""
    id: str
    corpus: str
    annotator: str
    held_out: bool
    tokens: Tokens
    offset: int                       # of the first token in its article
    complete: bool = False            # all claims are marked
    allowed_roles: np.ndarray = None
    allowed_nested: np.ndarray = None
    allowed_names: np.ndarray = None
    tags: np.ndarray = None
    stanford: np.ndarray = None       # dependency labels, of one inventory or the other
    universal: np.ndarray = None
    heads: np.ndarray = None          # classes of the distance to the head
    spans: tuple = ((), ())           # RoleSpans of the outer and the nested attributions
    pairs: tuple = None               # linker.pair_arrays of all spans, one layer behind the other
    claims: tuple = ()                # ClaimExamples
    accused: np.ndarray = None        # 1 in a mention of somebody accused, 0 elsewhere, -1 where nobody knows
    replies: tuple = None             # replies.pair_arrays over `claims`
    taught: dict = None               # head → tensors, from teachers.teach

    def __len__(self):
        return len(self.tokens.starts)


def bio_bits(n, spans, labels_of):
    """Bit sets of the allowed labels: O but for the spans (start, end, kinds) of disjoint tokens."""
    out = np.ones(n, np.int16)
    for start, end, kinds in spans:
        kinds = labels_of(kinds)
        out[start] = sum(1 << (2 * kind + 1) for kind in kinds)
        out[start + 1:end] = sum(1 << (2 * kind + 2) for kind in kinds)
    return out


def split_levels(tokens, attributions):
    """The outermost attributions, and those whose cue lies in another's content or source."""
    ranges = [(a, *(tokens.cover(getattr(a, role)) for role in ROLES)) for a in attributions]
    ranges = [r for r in ranges if r[2] and r[3]]

    def inside(cue, other):
        return any(start <= cue[0][0] < end for pieces in (other[1], other[3]) for start, end in pieces)

    levels = [[], []]
    for r in ranges:
        levels[any(o is not r and inside(r[2], o) for o in ranges)].append(r[0])
    return levels


def second_layer(outer, nested):
    """What the head `nested` learns: beside nested attributions all claims, those first whose contents are long.

    Annotators of news leave out hedges, nouns and passives ("alleged ties", "was indicted"); here they get a layer in which
    they are marked. Where contents overlap, the shorter is painted over the longer.
    """
    claims = [a for a in outer if a.claim.kind != "statement"]
    return sorted(nested + claims, key=lambda a: -sum(end - start for start, end in a.content))


def role_spans(tokens, attributions):
    """Disjoint RoleSpans in text order. Where roles overlap, a cue beats a source and a source a content."""
    attributions = [{role: tokens.cover(getattr(a, role)) for role in ROLES} for a in attributions]
    n = len(tokens.starts)
    label = np.full(n, -1)
    piece = np.full(n, -1)
    number = 0
    for role in ("content", "source", "cue"):
        for a in attributions:
            for start, end in a[role]:
                label[start:end] = ROLES.index(role)
                piece[start:end] = number
                number += 1
    out = []
    for i in range(n):
        if label[i] < 0:
            continue
        if out and out[-1].end == i and piece[i] == piece[i - 1]:
            out[-1].end = i + 1
        else:
            role = ROLES[label[i]]
            owners = frozenset(k for k, a in enumerate(attributions) if any(s <= i < e for s, e in a[role]))
            out.append(RoleSpan(i, i + 1, int(label[i]), owners))
    return out


def label_roles(example, article):
    """Fills allowed_roles, allowed_nested and spans."""
    tokens, n = example.tokens, len(example)
    outer, nested = split_levels(tokens, [a for a in article.attributions if not a.added])
    nested += [a for a in article.attributions if a.added]
    layers = [outer, second_layer(outer, nested) if article.complete else []]
    example.spans = tuple(role_spans(tokens, layer) for layer in layers)
    bits = [bio_bits(n, [(s.start, s.end, s.role) for s in spans], lambda role: [role]) for spans in example.spans]
    for start, end in tokens.cover(article.discard):
        bits[0][start:end] = -1
    example.allowed_roles = bits[0]
    example.allowed_nested = bits[1] if article.complete else known_claims(tokens, outer)


def known_claims(tokens, attributions):
    """What the types that somebody has read say of the second layer: cues and sources of claims, and which cues are none."""
    cue = 3 << (1 + 2 * ROLES.index("cue"))
    bits = np.full(len(tokens.starts), ALL_LABELS, np.int16)
    for a in attributions:
        for role in ("source", "cue"):
            for start, end in tokens.cover(getattr(a, role)) if a.claim.certain else ():
                if a.claim.kind != "statement":
                    bits[start:end] = 2 << (1 + 2 * ROLES.index(role))
                    bits[start] >>= 1
                elif role == "cue":
                    bits[start:end] = ALL_LABELS & ~cue
    return bits


def label_claims(example, article):
    """Fills claims, accused and replies."""
    tokens = example.tokens
    found = [(a, ClaimExample(*(tokens.cover(getattr(a, role)) for role in ("cue", "source", "content")),
                              CLAIM_TYPES.index(a.claim.kind), 1.0 if a.claim.certain else UNCERTAIN))
             for a in article.attributions]
    found = [(a, c) for a, c in found if c.cue and c.content]
    example.claims = tuple(c for _, c in found)
    example.accused = np.full(len(example), 0 if article.complete else -1, np.int8)
    for a, claim in found:
        if a.claim.kind == "allegation" and a.claim.accused is not None:
            for start, end in claim.content if not article.complete else ():
                example.accused[start:end] = 0
    for a, _ in found:
        for start, end in tokens.cover(a.claim.accused or ()):
            example.accused[start:end] = 1
    if article.complete:
        example.replies = replies.pair_arrays(tokens, article, found)


def label_names(example, article):
    spans, unknown = [], []
    for name in article.names:
        first, last = example.tokens.overlapping(name.start, name.end)
        if first == last:
            continue
        if name.types is None:
            unknown.append((first, last))
        elif not any(s < last and first < e for s, e, _ in spans):
            spans.append((first, last, name.types))
    bits = bio_bits(len(example), spans, lambda types: [NAME_TYPES.index(t) for t in types])
    for first, last in unknown:
        bits[first:last] = -1
    # An unknown stretch ends where a known name begins with B-, but a lone I- may not be forced after O: all O are real.
    example.allowed_names = bits


def fold_tag(tag):
    tag = FOLDED_TAGS.get(tag, tag)
    return TAGS.index(tag) if tag in TAGS else TAGS.index("PUNCT")


def label_syntax(example, article, inventory):
    """Fills tags, dependency labels and head distances of the tokens that are words of the corpus, edge for edge."""
    tokens, n = example.tokens, len(example)
    at = {(s, e): i for i, (s, e) in enumerate(zip(tokens.starts, tokens.ends))}
    place = [at.get((word.start, word.end), -1) for word in article.words]
    arrays = {name: np.full(n, NO_LABEL, np.int64) for name in ("tags", "relations", "heads")}
    known = {relation: i for i, relation in enumerate(inventory)}
    for i, word in zip(place, article.words):
        if i < 0:
            continue
        arrays["tags"][i] = fold_tag(word.tag)
        arrays["relations"][i] = known.get(word.relation, NO_LABEL)
        head = place[word.head]
        if head >= 0:
            arrays["heads"][i] = min(max(head - i, -HEAD_REACH), HEAD_REACH) + HEAD_REACH
    example.tags, example.heads = arrays["tags"], arrays["heads"]
    setattr(example, article.relations, arrays["relations"])


def cut(example):
    """The example in parts of at most MAX_TOKENS that begin where paragraphs do, if paragraphs are shorter than that."""
    n, paragraph = len(example), example.tokens.paragraph
    edges = [0]
    while n - edges[-1] > MAX_TOKENS:
        edge = edges[-1] + MAX_TOKENS
        while edge > edges[-1] + 1 and paragraph[edge] == paragraph[edge - 1]:
            edge -= 1
        edges.append(edge if edge > edges[-1] + 1 else edges[-1] + MAX_TOKENS)
    edges.append(n)
    return [example] if len(edges) == 2 else [_part(example, a, b) for a, b in zip(edges, edges[1:])]


def _part(example, start, end):
    def rows(value):
        return value[start:end] if isinstance(value, (np.ndarray, list)) else value

    tokens = Tokens(*(rows(getattr(example.tokens, f.name)) for f in dataclasses.fields(Tokens)))
    out = dataclasses.replace(example, tokens=tokens, offset=start)
    for field in dataclasses.fields(Example):
        if isinstance(getattr(example, field.name), np.ndarray):
            setattr(out, field.name, rows(getattr(example, field.name)))
    out.spans = tuple([RoleSpan(s.start - start, s.end - start, s.role, s.owners)
                       for s in spans if start <= s.start and s.end <= end] for spans in example.spans)
    out.claims = tuple(
        dataclasses.replace(c, **{role: [(a - start, b - start) for a, b in getattr(c, role)] for role in ROLES})
        for c in example.claims
        if all(start <= a and b <= end for role in ROLES for a, b in getattr(c, role)))
    out.replies = None
    _open_at_edge(out)
    return out


def _open_at_edge(example):
    """A span that was cut in two goes on as a span of its own: its first I- becomes B-."""
    for name in ("allowed_roles", "allowed_nested", "allowed_names"):
        bits = getattr(example, name)
        if bits is not None and bits[0] > 1:
            inside = int(bits[0]) & 0b101010101010100
            bits[0] = (int(bits[0]) & ~inside) | inside >> 1


def relation_inventory(articles, kind, least=20):
    """The dependency labels of one kind of syntax that occur at least so often, in alphabetical order."""
    counts = {}
    for article in articles:
        if article.relations == kind:
            for word in article.words:
                counts[word.relation] = counts.get(word.relation, 0) + 1
    return sorted(relation for relation, count in counts.items() if count >= least)


def make_examples(program, articles, inventories):
    """The articles as examples. inventories: {"stanford": [...], "universal": [...]}."""
    out = []
    for article, tokens in zip(articles, extract(program, articles)):
        if not tokens.starts:
            continue
        example = Example(article.id, article.corpus, article.annotator, article.held_out, tokens, 0,
                          article.complete)
        if article.attributions is not None:
            label_roles(example, article)
            label_claims(example, article)
        if article.names is not None:
            label_names(example, article)
        if article.words is not None:
            label_syntax(example, article, inventories[article.relations])
        for part in cut(example):
            part.pairs = linker.pair_arrays(part.tokens, part.spans)
            out.append(part)
    return out
