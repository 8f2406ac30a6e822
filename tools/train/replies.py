"""Pairs of a reply and an allegation, and how the two lie to each other, as rows of the reply scorer's relation table.

src/claims/responses.cpp computes the same rows; docs/model-format.md lists them.
"""
import numpy as np

REPLIES = ("denial", "admission", "non_response")
REACH = 24           # allegations on either side of a reply

# The first row of each relation; every pair adds one row of each.
KIND, BEFORE, SENTENCES, BETWEEN, SPEAKER, NAMED, INSIDE, SAME_SOURCE, WORDS, TOPIC, RIVAL, RELATION_COUNT = (
    0, 3, 5, 12, 16, 19, 21, 23, 25, 30, 33, 35)
RELATIONS = 11       # rows a pair
WORD_BEGINNING = 4   # letters


def sentence_bucket(apart):
    """0, 1, 2, 3 or 4, 5 to 8, 9 to 16, more."""
    return min(apart, 2) if apart < 3 else min(6, int(np.ceil(np.log2(apart))) + 1)


def content_words(tokens, pieces):
    """The beginnings of the content's longer words."""
    words = {tokens.forms[i] for start, end in pieces for i in range(start, end)}
    return {word[:WORD_BEGINNING] for word in words
            if len(word) > WORD_BEGINNING and word.isascii() and word.isalpha()}


class Party:
    """What the relations need of one claim: who is behind it by id, and everybody who is mentioned in its source."""

    def __init__(self, tokens, article, attribution, claim):
        self.claim = attribution.claim
        self.cue, self.content = claim.cue[0], claim.content
        self.sentence = int(tokens.sentence[self.cue[0]])
        self.words = content_words(tokens, claim.content)
        self.sources = {actor for start, end, actor in article.mentions
                        if any(s <= start and end <= e for s, e in attribution.source)}


def accuses(allegation, speaker):
    """Whether the allegation's targets have the speaker among them; None if one of both is unknown."""
    targets = allegation.claim.targets
    return speaker in targets if speaker is not None and targets else None


class Choice:
    """What an allegation competes with for one reply: all allegations in reach, each with how many lie between."""

    def __init__(self, reply, allegations):
        self.most_shared = max((len(reply.words & a.words) for a, _ in allegations), default=0)
        self.nearest_accuser = min((between for a, between in allegations if accuses(a, reply.claim.speaker)),
                                   default=REACH)


def relation_rows(reply, allegation, between, choice):
    speaker, targets = reply.claim.speaker, set(allegation.claim.targets)
    accused = accuses(allegation, speaker)
    shared = len(reply.words & allegation.words)
    inside = any(start <= allegation.cue[0] < end for start, end in reply.content)
    return [KIND + REPLIES.index(reply.claim.kind),
            BEFORE + (allegation.cue < reply.cue),
            SENTENCES + sentence_bucket(abs(reply.sentence - allegation.sentence)),
            BETWEEN + min(3, between),
            SPEAKER + (2 if accused is None else accused),
            NAMED + bool(reply.sources & targets),
            INSIDE + inside,
            SAME_SOURCE + (speaker is not None and speaker == allegation.claim.speaker),
            WORDS + min(4, shared),
            TOPIC + (0 if not shared else 1 if shared == choice.most_shared else 2),
            RIVAL + (choice.nearest_accuser < between)]


def pair_arrays(tokens, article, found):
    """Claims of replies and of allegations [pairs, 2], relation rows [pairs, RELATIONS], and whether one answers the other.

    found: (attribution, its ClaimExample) of the whole article.
    """
    order = sorted(range(len(found)), key=lambda c: found[c][1].cue[0])
    parties = [Party(tokens, article, *pair) for pair in found]
    allegations = [c for c in order if parties[c].claim.kind == "allegation"]
    ends, rows, gold = [], [], []
    for c in order:
        if parties[c].claim.kind not in REPLIES:
            continue
        place = sum(parties[a].cue < parties[c].cue for a in allegations)
        reach = [(parties[allegations[i]], place - 1 - i if i < place else i - place)
                 for i in range(max(0, place - REACH), min(len(allegations), place + REACH))]
        choice = Choice(parties[c], reach)
        for i, (allegation, between) in enumerate(reach, start=max(0, place - REACH)):
            ends.append((c, allegations[i]))
            rows.append(relation_rows(parties[c], allegation, between, choice))
            gold.append(allegation.claim.id in parties[c].claim.answers)
    return (np.array(ends, np.int64).reshape(-1, 2), np.array(rows, np.int64).reshape(-1, RELATIONS),
            np.array(gold, np.float32))
