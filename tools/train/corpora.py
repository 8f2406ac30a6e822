"""The training corpora as articles with labelled character spans.

An Article is what every corpus becomes: a text and, for each thing that the corpus annotates, spans of code points
[start, end). What a corpus does not annotate is None, and the tagger learns nothing about it there. A span that a corpus
annotates coarsely carries all labels it may stand for: {"GPE", "LOC"}.
"""
import dataclasses
import glob
import gzip
import hashlib
import json
import os
import re

import markup
import news

NAME_TYPES = ("PER", "ORG", "GPE", "LOC", "NORP", "MISC")
ROLES = ("source", "cue", "content")
WRITTEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "corpus")

# Not annotated although it has a line, and annotated up to this offset only (README of the corpora).
UNANNOTATED = "breitbart_2016-06-29_donald-trump-denies-mike-tyson-i"
ANNOTATED_UNTIL = {"huff-post_2016-08-29_erdogan-is-in-syria-with-a-green": 2022}

SILVER_NAMES = {"PERSON": {"PER"}, "ORGANIZATION": {"ORG"}, "LOCATION": {"GPE", "LOC"}, "MISC": {"MISC", "NORP"}}
ACTOR_NAMES = {"person": {"PER"}, "organization": {"ORG"}, "state": {"GPE", "LOC", "NORP"}, "group": {"NORP", "ORG", "MISC"},
               "document": {"MISC"}}
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclasses.dataclass
class Claim:
    """What an attribution claims. `accused` are the mentions of an allegation's targets in its content, else in its sentence.

    The rest is known of whole articles alone: who speaks, whom it accuses (ids of actors), which claims it answers (ids).
    """
    kind: str                   # one of markup.CLAIM_TYPES
    accused: list               # spans; None if nobody has marked them
    certain: bool = True        # False where nobody has looked, and it is most likely a statement
    id: str = ""
    speaker: str = None
    targets: list = ()
    answers: list = ()


@dataclasses.dataclass
class Attribution:
    """Character spans of the three roles; each is a list of [start, end), empty for an absent role."""
    source: list
    cue: list
    content: list
    claim: Claim = None
    added: bool = False         # to what the annotator of the article drew: a claim of the second layer


@dataclasses.dataclass
class Word:
    """A word with syntax. tag: Penn Treebank; relation: dependency label; head: index into the words, itself at a root."""
    start: int
    end: int
    tag: str
    relation: str
    head: int


@dataclasses.dataclass
class Name:
    """types: the set of NAME_TYPES it may be, None if all that is known is that it may be a name."""
    start: int
    end: int
    types: set


@dataclasses.dataclass
class Article:
    id: str
    corpus: str                 # polnear, news (polnear with all claims), written, treebank or names
    text: str
    annotator: str = ""         # who drew the attributions, "" if nobody did
    attributions: list = None   # outermost ones alone where `complete` is False
    complete: bool = False      # all claims are marked, those within others too
    mentions: list = ()         # (start, end, actor) of all actors' mentions that are marked
    discard: list = dataclasses.field(default_factory=list)  # spans where the attributions say nothing
    words: list = None
    relations: str = ""         # the inventory of Word.relation: "stanford" or "universal"
    names: list = None
    held_out: bool = False      # kept from training, for calibration


def _open(path):
    opener = gzip.open if path.endswith(".gz") else open
    return opener(path, "rt", encoding="utf-8", newline="\n")


def is_held_out(identifier):
    """One article in twenty, by its name."""
    return hashlib.md5(identifier.encode()).digest()[0] < 13


def _pieces(argument):
    return [tuple(piece) for piece in argument]


def polnear(corpora, split):
    """The articles of PolNeAR's train or dev, with the silver syntax and names of train, and the claims of data/news."""
    types, marked = _claim_types(corpora), news.read() if split == "train" else {}
    silver = _corenlp(os.path.join(corpora, "attribution", "train.corenlp.tsv.gz")) if split == "train" else {}
    out = []
    with _open(os.path.join(corpora, "attribution", split + ".jsonl.gz")) as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] == UNANNOTATED:
                continue
            discard = _pieces(row["discard"])
            if row["id"] in ANNOTATED_UNTIL:
                discard.append((ANNOTATED_UNTIL[row["id"]], len(row["text"])))
            article = Article(row["id"], "polnear", row["text"], annotator=row["annotator"], discard=discard)
            article.attributions = [Attribution(*(_pieces(a[role]) for role in ROLES),
                                                _typed_claim(row, a, types.get((row["id"], a["id"]))))
                                    for a in row["attributions"]]
            article.held_out = split == "train" and is_held_out(row["id"])
            if row["id"] in silver:
                article.words, classes = silver[row["id"]]
                article.relations = "stanford"
                article.names = _silver_names(article.words, classes)
            if row["id"] in marked:
                _mark_claims(article, [a["id"] for a in row["attributions"]], marked[row["id"]])
            out.append(article)
    return out


def _mark_claims(article, identifiers, marked):
    """Gives an article the claims that news.py has of it; `identifiers` of its attributions."""
    if news.digest(article.text) != marked["digest"]:
        raise ValueError("%s: the claims were marked in another text" % article.id)
    article.corpus, article.complete = "news", True
    article.mentions = [tuple(mention) for mention in marked["mentions"]]
    drawn = dict(zip(identifiers, article.attributions))
    for row in marked["claims"]:
        attribution = drawn.get(row.get("attribution"))
        if attribution is None:
            attribution = Attribution(*(_pieces(row[role]) for role in ROLES), added=True)
            article.attributions.append(attribution)
        attribution.claim = _marked_claim(article, {**row, **dataclasses.asdict(attribution)})


def _claim_types(corpora):
    """{(article, attribution): row} of the attributions whose type somebody has read."""
    with _open(os.path.join(corpora, "claims", "types.jsonl.gz")) as lines:
        rows = [json.loads(line) for line in lines]
    return {(row["id"], row["attribution"]): row for row in rows}


def _typed_claim(article, attribution, row):
    if row is None:
        return Claim("statement", [], certain=False)
    if row["type"] != "allegation":
        return Claim(row["type"], [])
    for start, end in attribution["content"]:
        at = article["text"].find(row.get("accused") or "\0", start, end)
        if at >= 0:
            return Claim("allegation", [(at, at + len(row["accused"]))])
    return Claim("allegation", None)


def _corenlp(path):
    """{article: ([Word], [entity class])} of the silver table."""
    out = {}
    words, classes, first = [], [], 0
    with _open(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# id = "):
                words, classes, first = [], [], 0
                out[line[7:]] = (words, classes)
            elif line:
                start, end, _, _, tag, entity, head, relation = line.split("\t")
                head = int(head)
                words.append(Word(int(start), int(end), tag, relation, first + head - 1 if head else len(words)))
                classes.append(entity)
            else:
                first = len(words)
    return out


def _silver_names(words, classes):
    """Neighbouring words of one class are one name: the silver annotation marks no boundaries."""
    out, last = [], "O"
    for word, entity in zip(words, classes):
        if entity in SILVER_NAMES:
            if entity == last:
                out[-1].end = word.end
            else:
                out.append(Name(word.start, word.end, SILVER_NAMES[entity]))
        last = entity
    return out


SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'A-Z])|\n+")


def written_article(identifier, raw):
    """An article of data/corpus."""
    document, errors = markup.parse(identifier, raw)
    if errors:
        raise ValueError("%s: %s" % (identifier, errors[0]))
    types = {actor["id"]: actor["type"] for actor in document["actors"]}
    text = document["text"]
    article = Article(identifier, "written", text, annotator="written", complete=True, held_out=is_held_out(identifier))
    article.mentions = [(m["start"], m["end"], m["actor"]) for m in document["mentions"]]
    article.names = [Name(m["start"], m["end"], ACTOR_NAMES[types[m["actor"]]])
                     for m in document["mentions"] if m["form"] == "name"]
    article.attributions = [
        Attribution(*(_pieces(c[role]) for role in ROLES), _marked_claim(article, c)) for c in document["claims"]]
    # Only actors are annotated: any other word with a capital may be a name too.
    known = [(name.start, name.end) for name in article.names]
    for match in re.finditer(r"\b[A-Z][\w-]*", text):
        if not any(start < match.end() and match.start() < end for start, end in known):
            article.names.append(Name(match.start(), match.end(), None))
    return article


def _marked_claim(article, claim):
    return Claim(claim["type"], _accused(article.text, article.mentions, claim), id=claim["id"],
                 speaker=claim["source_actor"], targets=claim["targets"], answers=claim["responds_to"])


def _accused(text, mentions, claim):
    """The mentions of an allegation's targets in its content; of a target that is not in it, those in the cue's sentence."""
    out = []
    at = claim["cue"][0][0]
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    sentence = [(max([0] + [e for e in ends if e <= at]), min([len(text)] + [e for e in ends if e > at]))]
    for target in claim["targets"]:
        for region in (claim["content"], sentence):
            found = [(s, e) for s, e, actor in mentions
                     if actor == target and any(a <= s and e <= b for a, b in region)]
            if found:
                out += found
                break
    return out


def written():
    """The project's own articles, but for those that are kept to judge by."""
    with _open(os.path.join(WRITTEN, "held_out.list")) as file:
        kept = set(file.read().split())
    out = []
    for path in sorted(glob.glob(os.path.join(WRITTEN, "*.txt"))):
        identifier = os.path.basename(path)[:-4]
        if identifier not in kept:
            with _open(path) as file:
                out.append(written_article(identifier, file.read()))
    return out


def treebank(corpora, split):
    """The documents of EWT and GUM: gold tags and trees. A paragraph of the treebank is a line."""
    out = []
    with _open(os.path.join(corpora, "treebank", split + ".conllu.gz")) as file:
        for block in file.read().split("# newdoc id = ")[1:]:
            head, _, rest = block.partition("\n")
            article = Article(head, "treebank", "", words=[], relations="universal")
            for sentence in rest.split("\n\n"):
                if "# newpar" in sentence and article.text:
                    article.text = article.text.rstrip(" ") + "\n"
                _append_sentence(article, [row.split("\t") for row in sentence.split("\n") if row[:1].isdigit()])
            out.append(article)
    return out


def _append_sentence(article, rows):
    """Appends the words of one CoNLL-U sentence and its text, which ends with a space unless it says otherwise."""
    first = len(article.words)
    inside = 0  # words still to come of a multiword token, and where the next of them starts
    for number, form, _, _, tag, _, head, relation, _, misc in rows:
        if "." in number:
            continue
        start = len(article.text)
        if "-" in number:
            low, high = map(int, number.split("-"))
            inside, inner = high - low + 1, start
        if "-" in number or not inside:
            article.text += form + ("" if "SpaceAfter=No" in misc else " ")
        if "-" in number:
            inner_end = start + len(form)
            continue
        end = start + len(form)
        if inside:
            start, end = inner, inner_end if inside == 1 else min(inner + len(form), inner_end)
            inner, inside = end, inside - 1
        parent = first + int(head) - 1 if int(head) else len(article.words)
        article.words.append(Word(start, end, tag, relation.split(":")[0], parent))


NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:?!%)\]}”’]|n['’]t|['’](?:s|S|m|d|re|ve|ll)|\.\.\.)$")
NO_SPACE_AFTER = re.compile(r"^[(\[{$£€“‘]$")


def names(corpora, split):
    """The documents of the name corpora; their texts are put together from tokens, as well as that goes."""
    out = []
    with _open(os.path.join(corpora, "ner", split + ".conll.gz")) as file:
        for block in re.split(r"-DOCSTART-\s+", file.read())[1:]:
            head, _, rows = block.partition("\n")
            article = Article(head.strip(), "names", "", names=[])
            coarse = head.startswith("wikigold/")
            pieces, length = [], 0
            for sentence in rows.strip("\n").split("\n\n"):
                tokens = [row.split("\t") for row in sentence.split("\n") if row]
                text, spans = join_tokens([token for token, _ in tokens])
                for (start, end), (_, tag) in zip(spans, tokens):
                    start, end = start + length, end + length
                    if tag.startswith("I-") and article.names:
                        article.names[-1].end = end
                    elif tag != "O":
                        kind = tag[2:]
                        article.names.append(
                            Name(start, end, {"GPE", "LOC"} if coarse and kind in ("GPE", "LOC") else {kind}))
                pieces.append(text)
                length += len(text) + 1
            article.text = "\n".join(pieces)
            out.append(article)
    return out


def join_tokens(tokens):
    """A sentence of tokens as running text, and the span of each token in it."""
    text, spans, quoted = "", [], False
    glue = True
    for i, token in enumerate(tokens):
        straight = token == '"'
        closes = straight and quoted
        hyphen = token == "-" and 0 < i < len(tokens) - 1
        if not (glue or closes or hyphen or NO_SPACE_BEFORE.match(token)):
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        if straight:
            quoted = not quoted
        glue = hyphen or bool(NO_SPACE_AFTER.match(token)) or (straight and quoted)
    return text, spans
