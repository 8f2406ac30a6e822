#!/usr/bin/env python3
"""Score tokens and sentences on a Universal Dependencies treebank, in total and by genre.

    tokens.py CORPORA SCORER [--split dev|train] [--allegedly PATH] [--keep DIR]

CORPORA holds treebank/dev.conllu.gz and treebank/train.conllu.gz; SCORER is a program called as
"SCORER GOLD PRED --no-tree --json". Each document is put together from its words and SpaceAfter, a
paragraph (# newpar) a line, and given to "allegedly tokens -".
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile


class Document:
    """The lines of one document and what is known about it."""

    def __init__(self):
        self.lines = []
        self.meta = {}

    @property
    def genre(self):
        return "%s %s" % (self.meta["corpus"], self.meta["genre"])

    def text(self):
        """The document as it would be pasted: a paragraph a line."""
        out, covered, pending = [], 0, ""
        for line in self.lines:
            if re.match(r"# newpar( |$)", line):
                pending = "\n" if out else ""
            if line.startswith("#") or not line:
                covered = covered if line else 0
                continue
            columns = line.split("\t")
            ranged = re.match(r"\d+-(\d+)$", columns[0])
            if ranged:
                covered = int(ranged[1])
            elif "." in columns[0] or int(columns[0]) <= covered:
                continue
            out.append(pending + columns[1])
            pending = "" if "SpaceAfter=No" in columns[9].split("|") else " "
        return "".join(out) + "\n"


def read_documents(path):
    """Yield the documents of a CoNLL-U file."""
    document = None
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document = Document()
            meta = re.match(r"# meta::(\w+) = (.*)", line)
            if meta:
                document.meta[meta[1]] = meta[2]
            document.lines.append(line)
    yield document


def predict(command, document):
    """The document as CoNLL-U by the program under test."""
    done = subprocess.run(command, input=document.text().encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def score(scorer, folder, name, gold, predicted):
    """Token and sentence F1 of concatenated documents."""
    paths = []
    for kind, pieces in (("gold", gold), ("pred", predicted)):
        path = folder / ("%s.%s.conllu" % (name.replace(" ", "_"), kind))
        path.write_text("".join(pieces), encoding="utf-8")
        paths.append(str(path))
    done = subprocess.run([sys.executable, scorer, *paths, "--no-tree", "--json"],
                          stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("scorer")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--allegedly", default="build/release/src/cli/allegedly")
    parser.add_argument("--keep", type=pathlib.Path, help="leave gold and predicted files here")
    options = parser.parse_args()

    gold, predicted = collections.defaultdict(list), collections.defaultdict(list)
    path = options.corpora / "treebank" / ("%s.conllu.gz" % options.split)
    for document in read_documents(path):
        output = predict([options.allegedly, "tokens", "-"], document)
        for name in ("all", document.genre):
            gold[name].append("\n".join(document.lines) + "\n")
            predicted[name].append(output)

    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        print("%-18s %9s %9s %9s %9s" % ("", "tokens", "F1", "sentences", "F1"))
        for name in sorted(gold):
            result = score(options.scorer, folder, name, gold[name], predicted[name])
            print("%-18s %9d %9.2f %9d %9.2f"
                  % (name, result["tokens"]["gold"], result["tokens"]["f1"],
                     result["sentences"]["gold"], result["sentences"]["f1"]))


if __name__ == "__main__":
    main()
