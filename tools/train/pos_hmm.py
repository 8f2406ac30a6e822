#!/usr/bin/env python3
"""Train the part-of-speech tables of src/model (a bigram hidden Markov model, after Brants 2000, "TnT").

  pos_hmm.py CORPORA OUT_DIR

CORPORA is the folder with attribution/train.corenlp.tsv.gz (silver Penn tags of news) and
treebank/{train,dev}.conllu.gz (gold Penn tags; only GUM, and only texts without a share-alike licence).
Writes OUT_DIR/pos_words.tsv, pos_suffixes.tsv and pos_transitions.tsv and prints the accuracy on GUM's
dev documents and on every twentieth silver document, which is left out of the counts.
"""
import collections
import gzip
import math
import sys

TAGS = "NN NNS NNP VB VBP VBZ VBD VBN VBG MD JJ RB IN DT PRP PRPS CC CD TO WP POS UH PUNCT".split()
FOLD = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "RP": "IN", "PDT": "DT",
        "PRP$": "PRPS", "WDT": "WP", "WP$": "WP", "WRB": "WP", "EX": "PRP", "FW": "NNP", "LS": "CD", "GW": "NN",
        "ADD": "NNP", "AFX": "JJ"}
MIN_WORD = 6      # a word is listed from this count on, so that no text can be rebuilt
MIN_SUFFIX = 40   # the same for word endings
MIN_GAIN = 10.0   # nats a listed word must save over what its ending predicts
SCALE = 10        # scores are rounded to 1/SCALE nats
APOSTROPHES = str.maketrans("’‘", "''")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def fold(tag):
    tag = FOLD.get(tag, tag)
    return tag if tag in TAGS else "PUNCT"


def shape(word, first):
    """Capitalisation class, part of the key of a suffix: initial, capital, lower, number."""
    if any(c.isdigit() for c in word):
        return "9"
    if word[:1].isupper():
        return "A" if first else ("U" if word.isupper() and len(word) > 1 else "X")
    return "a"


def silver(path):
    """Yield (document number, sentence) of the CoreNLP table; a sentence is [(word, tag)]."""
    document, sentence = -1, []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# id = "):
                document += 1
            elif len(columns) >= 5:
                word = BRACKETS.get(columns[2], columns[2]).translate(APOSTROPHES)
                sentence.append((word, fold(columns[4])))
            elif sentence:
                yield document, sentence
                sentence = []


def treebank(path):
    """Yield the sentences of GUM's texts that are not share-alike."""
    keep, sentence = False, []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        corpus = licence = ""
        for line in lines:
            if line.startswith("# newdoc"):
                corpus = licence = ""
            elif line.startswith("# meta::corpus"):
                corpus = line.split("=", 1)[1].strip()
            elif line.startswith("# meta::text_licence"):
                licence = line.split("=", 1)[1].strip()
            elif line[:1].isdigit():
                columns = line.split("\t")
                if columns[0].isdigit():
                    sentence.append((columns[1].translate(APOSTROPHES), fold(columns[4])))
            elif not line.strip() and sentence:
                keep = corpus == "GUM" and "SA" not in licence
                if keep:
                    yield sentence
                sentence = []


def log(x):
    return math.log(x) if x > 0 else -12.0


class Counts:
    def __init__(self):
        self.words = collections.defaultdict(collections.Counter)
        self.suffixes = collections.defaultdict(collections.Counter)
        self.transitions = collections.Counter()
        self.tags = collections.Counter()

    def add(self, sentence):
        before = "PUNCT"
        for i, (word, tag) in enumerate(sentence):
            self.words[word.lower() if i == 0 else word][tag] += 1
            self.transitions[before, tag] += 1
            self.tags[tag] += 1
            before = tag

    def count_suffixes(self):
        for word, tags in self.words.items():
            if sum(tags.values()) > 20:  # endings of rarer words are nearer to those of unknown ones
                continue
            for n in range(0, 5):
                key = shape(word, False) + word.lower()[len(word) - n:] if n <= len(word) else None
                if key:
                    self.suffixes[key].update(tags)


class Model:
    """score(tag | word) = log P(tag | word) - log P(tag), which orders tags as log P(word | tag) does."""

    def __init__(self, counts):
        total = sum(counts.tags.values())
        self.prior = {t: log(counts.tags[t] / total) for t in TAGS}
        self.transitions = {}
        for a in TAGS:
            row = sum(counts.transitions[a, b] for b in TAGS)
            for b in TAGS:
                p = (counts.transitions[a, b] + 0.5) / (row + 0.5 * len(TAGS))
                self.transitions[a, b] = round(SCALE * log(p))
        self.suffixes = self.make_suffixes(counts)
        self.words = self.make_words(counts)

    def distribution(self, tags, back, weight):
        n = sum(tags.values())
        return {t: (tags[t] + weight * back[t]) / (n + weight) for t in TAGS}

    def make_suffixes(self, counts):
        total = sum(counts.tags.values())
        self.suffix_p = {}
        base = {t: counts.tags[t] / total for t in TAGS}
        for key in sorted(counts.suffixes, key=len):
            n = sum(counts.suffixes[key].values())
            if n < MIN_SUFFIX and len(key) > 1:
                continue
            back = self.suffix_back(key[:1] + key[2:]) if len(key) > 1 else base
            p = self.distribution(counts.suffixes[key], back, 8)
            if len(key) > 1 and sum(abs(p[t] - back[t]) for t in TAGS) < 0.15:
                continue
            self.suffix_p[key] = p
        return {k: self.scores(p) for k, p in self.suffix_p.items()}

    def suffix_back(self, key):
        while key not in self.suffix_p:
            key = key[:1] + key[2:]
        return self.suffix_p[key]

    def suffix_key(self, word, first, table):
        low, s = word.lower(), shape(word, first)
        if s == "A":
            s = "a"
        for n in range(min(4, len(low)), -1, -1):
            if s + low[len(low) - n:] in table:
                return s + low[len(low) - n:]
        return "a"

    def scores(self, p):
        out = {t: round(SCALE * (log(p[t]) - self.prior[t])) for t in TAGS if p[t] > 0.01}
        return dict(sorted(out.items(), key=lambda x: -x[1]))

    def make_words(self, counts):
        out = {}
        for word, tags in counts.words.items():
            n = sum(tags.values())
            if n < MIN_WORD:
                continue
            back = self.suffix_p[self.suffix_key(word, False, self.suffix_p)]
            p = self.distribution(tags, back, 0.5)
            gain = sum(c * (log(p[t]) - log(max(back[t], 1e-3))) for t, c in tags.items())
            if gain >= MIN_GAIN:
                out[word] = self.scores(p)
        return out

    def emission(self, word, first):
        for w in ([word.lower(), word] if first else [word, word.lower() if word.isupper() else word]):
            if w in self.words:
                return self.words[w]
        return self.suffixes[self.suffix_key(word, first, self.suffixes)]

    def tag(self, words):
        best, back = {"PUNCT": 0}, []
        for i, word in enumerate(words):
            scores, now, links = self.emission(word, i == 0), {}, {}
            for t, e in scores.items():
                now[t], links[t] = max((v + self.transitions[a, t] + e, a) for a, v in best.items())
            best = now
            back.append(links)
        tag, out = max(best, key=best.get), []
        for links in reversed(back):
            out.append(tag)
            tag = links[tag]
        return out[::-1]

    def accuracy(self, sentences):
        right = total = 0
        for sentence in sentences:
            for (_, gold), tag in zip(sentence, self.tag([w for w, _ in sentence])):
                right += gold == tag
                total += 1
        return 100 * right / total

    def write(self, folder):
        row = lambda scores: " ".join(f"{t}:{s}" for t, s in scores.items())
        head = "# Made by tools/train/pos_hmm.py; see data/model/MODEL_CARD.md.\n"
        with open(f"{folder}/pos_words.tsv", "w", encoding="utf-8") as f:
            f.write(head + "# word\ttag:score of each tag it takes, log P(tag|word) - log P(tag) in tenths of nats\n")
            f.writelines(f"{w}\t{row(s)}\n" for w, s in sorted(self.words.items()))
        with open(f"{folder}/pos_suffixes.tsv", "w", encoding="utf-8") as f:
            f.write(head + "# shape (a lower, X capital, U all capitals, 9 digit) and ending\ttag:score as in pos_words.tsv\n")
            f.writelines(f"{w}\t{row(s)}\n" for w, s in sorted(self.suffixes.items()))
        with open(f"{folder}/pos_transitions.tsv", "w", encoding="utf-8") as f:
            f.write(head + "# tag\tlog P(next|tag) in tenths of nats for each next tag in the order of the rows\n")
            f.writelines(a + "\t" + " ".join(str(self.transitions[a, b]) for b in TAGS) + "\n" for a in TAGS)


def main(corpora, folder):
    counts, held_out = Counts(), []
    for document, sentence in silver(f"{corpora}/attribution/train.corenlp.tsv.gz"):
        if document % 20 == 7:
            held_out.append(sentence)
        else:
            counts.add(sentence)
    for sentence in treebank(f"{corpora}/treebank/train.conllu.gz"):
        counts.add(sentence)
    counts.count_suffixes()
    model = Model(counts)
    model.write(folder)
    print(f"{len(model.words)} words, {len(model.suffixes)} endings")
    print(f"held-out silver news {model.accuracy(held_out):.2f}")
    print(f"GUM dev {model.accuracy(list(treebank(corpora + '/treebank/dev.conllu.gz'))):.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
