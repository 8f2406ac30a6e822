#!/usr/bin/env python3
"""The claims in news articles that belong to others: the project holds what was marked in them, not their text.

  news.py draft CORPORA PROGRAM FOLDER ID...   writes articles of PolNeAR's train in line, as markup.py reads them, for a
                                               person to go on: their attributions, and the mentions that PROGRAM finds
  news.py pack CORPORA FILE...                 adds the claims of finished files to data/news/claims.jsonl

The first line of a finished file is `# id` and the article's. Attributions that PolNeAR has keep its spans; claims without
`attribution` are added to them. Spans count code points and exclude their ends.
"""
import collections
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys

import markup

CLAIMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "news", "claims.jsonl")
SUFFIXES = {"source": "src", "cue": "cue", "content": "con"}


def read():
    """{article: row of claims.jsonl}"""
    with open(CLAIMS, encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _articles(corpora):
    with gzip.open(os.path.join(corpora, "attribution", "train.jsonl.gz"), "rt", encoding="utf-8", newline="\n") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _simple(attributions):
    """Those that the in-line form can express, in text order."""
    found = [a for a in attributions if len(a["cue"]) == 1 and len(a["source"]) <= 1 and a["content"]]
    return sorted(found, key=lambda a: a["cue"])


def _nested(marks):
    """The marks (start, end, name) in the order they open, without mentions that cross another; None if others cross."""
    out, open_ends = [], []
    for mark in sorted(set(marks), key=lambda m: (m[0], -m[1], m[2].startswith("@"))):
        while open_ends and open_ends[-1] <= mark[0]:
            open_ends.pop()
        if open_ends and mark[1] > open_ends[-1]:
            if mark[2].startswith("@"):
                continue
            return None
        out.append(mark)
        open_ends.append(mark[1])
    return out


def _marked_text(text, marks):
    opens, closes = collections.defaultdict(str), collections.Counter()
    for start, end, name in marks:
        opens[start] += "{%s|" % name
        closes[end] += 1
    return "".join("}" * closes[i] + opens[i] + text[i:i + 1] for i in range(len(text) + 1))


def draft(article, annotation):
    """The article in line, or None where that form cannot hold it. Types that nobody knows are `statement?`."""
    if re.search(r"[{}|]", article["text"]):
        return None
    claims = [("c%d" % i, a) for i, a in enumerate(_simple(article["attributions"]), 1)]
    marks = [(*piece, "%s.%s" % (name, SUFFIXES[role])) for name, a in claims for role in SUFFIXES for piece in a[role]]
    marks += [(m["start"], m["end"], "@%s%s" % (m["actor"], "" if m["form"] == "name" else "~"))
              for m in annotation["mentions"]]
    marks = _nested(marks)
    if marks is None:
        return None
    mentioned = {name.strip("@~") for _, _, name in marks if name.startswith("@")}
    actors = ["%s %s %s" % (a["id"], a["type"], a["name"]) for a in annotation["actors"] if a["id"] in mentioned]
    lines = ["# id %s" % article["id"], "# actors", *actors, "# claims", *("%s statement?" % name for name, _ in claims)]
    return "\n".join(lines) + "\n# text\n" + _marked_text(article["text"], marks) + "\n"


def pack(article, document):
    """The row of claims.jsonl of an article in line, which markup.parse has read."""
    known = {json.dumps([a[role] for role in SUFFIXES]): a["id"] for a in _simple(article["attributions"])}
    claims = []
    for claim in document["claims"]:
        row = {key: claim[key] for key in ("id", "type", "source_actor", "targets", "responds_to")}
        spans = {role: claim[role] for role in SUFFIXES}
        drawn = known.get(json.dumps(list(spans.values())))
        claims.append({**row, "attribution": drawn} if drawn else {**row, **spans})
    return {"id": article["id"], "digest": digest(article["text"]), "claims": claims,
            "mentions": [[m["start"], m["end"], m["actor"]] for m in document["mentions"]]}


def _draft_all(corpora, program, folder, identifiers):
    articles = _articles(corpora)
    lines = "".join(json.dumps({"id": i, "text": articles[i]["text"]}) + "\n" for i in identifiers)
    run = subprocess.run([program, "batch"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for identifier, line in zip(identifiers, run.stdout.decode().splitlines()):
        content = draft(articles[identifier], json.loads(line))
        if content is None:
            print("%s: its marks cross, or it holds braces" % identifier, file=sys.stderr)
            continue
        with open(os.path.join(folder, identifier + ".txt"), "w", encoding="utf-8") as file:
            file.write(content)


def _pack_all(corpora, paths):
    """Returns how many files are wrong, and says why."""
    articles, rows, wrong = _articles(corpora), read(), 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            head, raw = file.read().split("\n", 1)
        article = articles[head.removeprefix("# id ")]
        document, errors = markup.parse(article["id"], raw)
        if document and document["text"] != article["text"].rstrip("\n"):
            errors.append("the text is not the article's")
        for error in errors:
            print("%s: %s" % (path, error), file=sys.stderr)
        wrong += bool(errors)
        if not errors:
            rows[article["id"]] = pack(article, document)
    with open(CLAIMS, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(rows[i], separators=(",", ":")) + "\n" for i in sorted(rows))
    return wrong


def main(arguments):
    if arguments[:1] == ["draft"] and len(arguments) > 4:
        _draft_all(*arguments[1:4], arguments[4:])
        return 0
    if arguments[:1] == ["pack"] and len(arguments) > 2:
        return 1 if _pack_all(arguments[1], arguments[2:]) else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
