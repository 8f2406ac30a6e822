#!/usr/bin/env python3
"""Articles annotated in line, as in data/corpus: check them, count what is in them, turn them into JSON lines.

  markup.py check FILE...        says what is wrong, by file; exit status 1 if anything is
  markup.py convert FILE... > corpus.jsonl

data/corpus/README.md describes the form. A converted line holds id, text, actors, mentions and claims; its spans count code
points and exclude their ends.
"""
import collections
import json
import os
import re
import sys

ACTOR_TYPES = ("person", "organization", "state", "group", "document")
CLAIM_TYPES = ("allegation", "denial", "admission", "non_response", "statement")
ROLE_OF_MARK = {".src": "source", ".cue": "cue", ".con": "content"}

PARTS = re.compile(r"\s*# actors\n(.*?)# claims\n(.*?)# text\n(.*)\Z", re.S)
MARK = re.compile(r"\{(@?)([a-z]\d+)(~|\.cue|\.src|\.con)?\|")
PRONOUN = re.compile(r"(?i)(he|she|it|they|i|we|you|him|her|them|us|me|who|whom|which|that|his|hers|its|their|our|my"
                     r"|himself|herself|itself|themselves|one)")


class Document:
    """What is read of one article, and what is wrong with it."""

    def __init__(self, identifier):
        self.identifier = identifier
        self.text = ""
        self.actors, self.claims = {}, {}
        self.mentions = []
        self.errors = []

    def read_actors(self, lines):
        for line in filter(str.strip, lines):
            parts = line.split(None, 2)
            if parts[0] in self.actors:
                self.errors.append("actor %s twice" % parts[0])
            elif len(parts) == 3 and parts[1] in ACTOR_TYPES:
                self.actors[parts[0]] = dict(zip(("id", "type", "name"), parts))
            else:
                self.errors.append("actor line %r" % line)

    def read_claims(self, lines):
        for line in filter(str.strip, lines):
            identifier, kind, *fields = line.split() + [""]
            if kind not in CLAIM_TYPES:
                self.errors.append("claim line %r" % line)
                continue
            if identifier in self.claims:
                self.errors.append("claim %s twice" % identifier)
            values = dict(field.split("=", 1) for field in fields if "=" in field)
            self.claims[identifier] = {
                "id": identifier, "type": kind, "cue": [], "source": [], "content": [],
                "source_actor": values.pop("source", None) or None,
                "targets": [x for x in values.pop("targets", "").split(",") if x],
                "responds_to": [x for x in values.pop("responds", "").split(",") if x]}
            self.errors += ["claim %s: %s=" % (identifier, unknown) for unknown in values]

    def read_text(self, marked):
        pieces, open_marks, length, i = [], [], 0, 0
        while i < len(marked):
            match = MARK.match(marked, i)
            if match:
                open_marks.append((*match.groups(), length))
                i = match.end()
                continue
            letter = marked[i]
            if letter == "}" and open_marks:
                self.close_mark(*open_marks.pop(), "".join(pieces))
            elif letter in "{}|":
                self.errors.append("stray %s before %r" % (letter, marked[i + 1:i + 30]))
            else:
                pieces.append(letter)
                length += 1
            i += 1
        self.errors += ["unclosed mark %s" % name for _, name, _, _ in open_marks]
        self.text = "".join(pieces)

    def close_mark(self, at, name, suffix, start, text):
        marked = text[start:]
        start += len(marked) - len(marked.lstrip())
        end = start + len(marked.strip())
        if start >= end:
            self.errors.append("empty mark %s" % name)
        elif at:
            form = "name" if suffix != "~" else "pronoun" if PRONOUN.fullmatch(text[start:end]) else "nominal"
            self.mentions.append({"actor": name, "start": start, "end": end, "form": form})
        elif name in self.claims and suffix in ROLE_OF_MARK:
            self.claims[name][ROLE_OF_MARK[suffix]].append([start, end])
        else:
            self.errors.append("mark %s%s at %r" % (name, suffix or "", text[start:end]))

    def check(self):
        for claim in self.claims.values():
            faults = [(len(claim["cue"]) != 1, "%d cues" % len(claim["cue"])),
                      (not claim["content"], "no content"),
                      (len(claim["source"]) > 1, "several sources"),
                      (claim["source_actor"] and not claim["source"], "a source actor without a source"),
                      (claim["targets"] and claim["type"] != "allegation", "targets of no allegation"),
                      (claim["responds_to"] and claim["type"] in ("allegation", "statement"), "answers but is no reply")]
            named = claim["targets"] + ([claim["source_actor"]] if claim["source_actor"] else [])
            faults += [(a not in self.actors, "unknown actor " + a) for a in named]
            faults += [(c not in self.claims, "unknown claim " + c) for c in claim["responds_to"]]
            self.errors += ["claim %s: %s" % (claim["id"], what) for wrong, what in faults if wrong]
        mentioned = {mention["actor"] for mention in self.mentions}
        self.errors += ["actor %s is mentioned nowhere" % actor for actor in self.actors if actor not in mentioned]
        self.errors += ["unknown actor %s" % actor for actor in sorted(mentioned - set(self.actors))]

    def as_json(self):
        single = {(m["start"], m["end"]): m for m in self.mentions}
        return {"id": self.identifier, "text": self.text, "actors": list(self.actors.values()),
                "mentions": sorted(single.values(), key=lambda m: (m["start"], -m["end"])),
                "claims": list(self.claims.values())}


def parse(identifier, raw):
    """The article as a line of `convert`, and a list of what is wrong with it."""
    document = Document(identifier)
    parts = PARTS.match(raw)
    if not parts:
        return None, ["no '# actors', '# claims' and '# text' in that order"]
    document.read_actors(parts[1].splitlines())
    document.read_claims(parts[2].splitlines())
    document.read_text(parts[3].strip("\n"))
    document.check()
    return document.as_json(), document.errors


def parse_file(path):
    with open(path, encoding="utf-8") as file:
        return parse(os.path.splitext(os.path.basename(path))[0], file.read())


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("check", "convert"):
        print(__doc__, file=sys.stderr)
        return 2
    faults, good = 0, []
    for path in arguments[1:]:
        document, errors = parse_file(path)
        for error in errors:
            print("%s: %s" % (os.path.basename(path), error), file=sys.stderr)
        faults += len(errors)
        good += [document] if not errors else []
    if arguments[0] == "convert":
        for document in good:
            print(json.dumps(document, ensure_ascii=False))
        return 1 if faults else 0
    counts = collections.Counter(claim["type"] for document in good for claim in document["claims"])
    print("%d articles, %d words, %d mentions, %d links; %s" % (
        len(good), sum(len(d["text"].split()) for d in good), sum(len(d["mentions"]) for d in good),
        sum(len(c["responds_to"]) for d in good for c in d["claims"]),
        ", ".join("%d %s" % (counts[kind], kind) for kind in CLAIM_TYPES)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
