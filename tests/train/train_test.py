"""The training code on made-up sentences: no corpora needed.

  ALLEGEDLY=build/dev/src/cli/allegedly python3 -m unittest discover -s tests/train -p '*_test.py'
"""
import dataclasses
import itertools
import os
import random
import sys
import tempfile
import unittest

import numpy as np
import torch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools", "train"))

import antecedents  # noqa: E402
import batches  # noqa: E402
import calibrate  # noqa: E402
import corpora  # noqa: E402
import examples  # noqa: E402
import linker  # noqa: E402
import markup  # noqa: E402
import metrics  # noqa: E402
import model_file  # noqa: E402
import network  # noqa: E402
import news  # noqa: E402
import readings  # noqa: E402
import replies  # noqa: E402
import sequence  # noqa: E402
import teachers  # noqa: E402
import train  # noqa: E402

PROGRAM = os.environ.get("ALLEGEDLY", os.path.join(ROOT, "build", "dev", "src", "cli", "allegedly"))

WRITTEN = """# actors
a1 person Dana Weir
a2 organization Alder Ferries
# claims
c1 allegation source=a1 targets=a2
c2 denial source=a2 responds=c1
# text
{c1.src|{@a1|Dana Weir}} {c1.cue|accused} {c1.con|{@a2|Alder Ferries} of hiding reports}.

{c2.src|{@a2~|The firm}} {c2.cue|denied} {c2.con|that} on Monday in Ostrava.
"""

RIVALS = """# actors
a1 person Dana Weir
a2 organization Alder Ferries
# claims
c1 allegation source=a1 targets=a2
c2 allegation source=a1 targets=a2
c3 denial source=a2 responds=c1
# text
{c1.src|{@a1|Dana Weir}} {c1.cue|accused} {c1.con|{@a2|Alder Ferries} of hiding reports}. {c2.src|{@a1~|She}} {c2.cue|says}
{c2.con|{@a2~|it} burned other reports}.

{c3.src|{@a2~|The firm}} {c3.cue|denied} {c3.con|hiding any reports}.
"""


def small_sizes():
    return network.Sizes(hidden=8, layers="sc", word=(64, 4), prefix3=(32, 2), suffix3=(32, 2), suffix2=(32, 2),
                         shape=(16, 2), linker=4, syntax_layer=0, claim=8, reply=4)


def made_examples():
    return examples.make_examples(PROGRAM, [corpora.written_article("made", WRITTEN)], {})


class Corpora(unittest.TestCase):
    def test_marks_become_spans(self):
        article = corpora.written_article("made", WRITTEN)
        self.assertEqual(article.text, "Dana Weir accused Alder Ferries of hiding reports.\n\n"
                                       "The firm denied that on Monday in Ostrava.")
        first = article.attributions[0]
        self.assertEqual([article.text[s:e] for s, e in first.source + first.cue + first.content],
                         ["Dana Weir", "accused", "Alder Ferries of hiding reports"])
        self.assertEqual({article.text[n.start:n.end]: n.types for n in article.names},
                         {"Dana Weir": {"PER"}, "Alder Ferries": {"ORG"}, "The": None, "Monday": None, "Ostrava": None})

    def test_tokens_are_joined_as_they_are_printed(self):
        text, spans = corpora.join_tokens(["He", "said", ",", '"', "I", "do", "n't", "-", "ever", "(", "now", ")", '"', "."])
        self.assertEqual(text, 'He said, "I don\'t-ever (now)".')
        self.assertEqual([text[s:e] for s, e in spans][3:5], ['"', "I"])

    def test_silver_names_join_words_of_one_class(self):
        words = [corpora.Word(i, i + 1, "NNP", "dep", i) for i in range(4)]
        names = corpora._silver_names(words, ["PERSON", "PERSON", "O", "LOCATION"])
        self.assertEqual([(n.start, n.end, n.types) for n in names], [(0, 2, {"PER"}), (3, 4, {"GPE", "LOC"})])


class Examples(unittest.TestCase):
    def test_roles_are_labelled_on_the_tokens_of_the_core(self):
        (example,) = made_examples()
        gold, known = train.gold_labels(example.allowed_roles)
        self.assertTrue(known.all())
        self.assertEqual([examples.ROLE_LABELS[i] for i in gold[:8]],
                         ["B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "I-content"])
        self.assertEqual([(s.start, s.end, s.role) for s in example.spans[0]][:3], [(0, 2, 0), (2, 3, 1), (3, 8, 2)])

    def test_unknown_names_may_be_anything(self):
        (example,) = made_examples()
        self.assertEqual(example.allowed_names[0], 1 << examples.NAME_LABELS.index("B-PER"))
        self.assertEqual(example.allowed_names[example.tokens.forms.index("ostrava")], -1)
        self.assertEqual(example.allowed_names[example.tokens.forms.index("denied")], 1)

    def test_an_inner_attribution_is_nested(self):
        tokens = made_examples()[0].tokens
        outer = corpora.Attribution([(0, 4)], [(5, 9)], [(10, 49)], corpora.Claim("statement", []))
        inner = corpora.Attribution([], [(18, 23)], [(24, 31)], corpora.Claim("statement", []))
        self.assertEqual(examples.split_levels(tokens, [outer, inner]), [[outer], [inner]])

    def test_the_second_layer_holds_claims_once_more(self):
        denial = corpora.Attribution([], [(0, 4)], [(5, 19)], corpora.Claim("denial", []))
        statement = corpora.Attribution([], [(0, 4)], [(5, 9)], corpora.Claim("statement", []))
        self.assertEqual(examples.second_layer([denial, statement], [statement]), [denial, statement])
        self.assertEqual(made_examples()[0].spans[0], made_examples()[0].spans[1])

    def test_types_that_are_known_say_where_claims_are(self):
        tokens = made_examples()[0].tokens
        outer = [corpora.Attribution([(0, 9)], [(10, 17)], [(18, 49)], corpora.Claim("allegation", None)),
                 corpora.Attribution([], [(61, 67)], [(68, 72)], corpora.Claim("statement", []))]
        bits = examples.known_claims(tokens, outer)
        label = {name: 1 << i for i, name in enumerate(examples.ROLE_LABELS)}
        self.assertEqual(bits[:3].tolist(), [label["B-source"], label["I-source"], label["B-cue"]])
        self.assertEqual(bits[3], examples.ALL_LABELS)
        self.assertEqual(bits[tokens.forms.index("denied")] & (label["B-cue"] | label["I-cue"]), 0)

    def test_claims_are_labelled_with_whom_they_accuse_and_what_they_answer(self):
        (example,) = made_examples()
        self.assertEqual([markup.CLAIM_TYPES[c.kind] for c in example.claims], ["allegation", "denial"])
        self.assertEqual([example.tokens.forms[i] for i in np.nonzero(example.accused)[0]], ["alder", "ferries"])
        ends, rows, gold = example.replies
        self.assertEqual((ends.tolist(), gold.tolist()), ([[1, 0]], [1.0]))
        # denial, behind, one sentence on, nothing between, accused, its mention, not inside, another source, no common word,
        # none anywhere, no accuser that is nearer
        self.assertEqual(rows.tolist(), [[0, 4, 6, 12, 17, 20, 21, 23, 25, 30, 33]])

    def test_allegations_compete_for_a_reply(self):
        article = corpora.written_article("made", RIVALS)
        (example,) = examples.make_examples(PROGRAM, [article], {})
        ends, rows, gold = example.replies
        self.assertEqual((ends.tolist(), gold.tolist()), ([[2, 0], [2, 1]], [1.0, 0.0]))
        topic, rival = rows[:, 9] - replies.TOPIC, rows[:, 10] - replies.RIVAL
        self.assertEqual(topic.tolist(), [1, 2])  # "reports" and "hiding", of which the nearer one shares but one
        self.assertEqual(rival.tolist(), [1, 0])

    def test_a_checkpoint_knows_the_sizes_of_its_network(self):
        vectors = torch.zeros(3, 100)
        net = network.Tagger(small_sizes(), vectors, {})
        with tempfile.TemporaryDirectory() as folder:
            train.save_checkpoint(net, os.path.join(folder, "net.pt"))
            again = train.load_checkpoint(os.path.join(folder, "net.pt"), vectors, {})
        self.assertEqual(again.sizes, net.sizes)
        self.assertTrue(torch.equal(again.input.weight, net.input.weight))

    def test_long_articles_are_cut_between_paragraphs(self):
        text = "\n".join(["One two three four."] * 500)
        article = corpora.Article("long", "written", text, annotator="written", attributions=[], complete=True, names=[])
        parts = examples.make_examples(PROGRAM, [article], {})
        self.assertEqual(sum(map(len, parts)), 2500)
        self.assertTrue(all(len(part) <= examples.MAX_TOKENS and len(part) % 5 == 0 for part in parts))


class Markup(unittest.TestCase):
    def test_the_articles_of_the_corpus_are_well_formed(self):
        articles = corpora.written()
        self.assertGreater(len(articles), 200)
        self.assertTrue(all(article.attributions for article in articles))

    def test_what_is_wrong_is_said(self):
        def errors(old, new):
            return markup.parse("made", WRITTEN.replace(old, new))[1]

        self.assertEqual(errors("", ""), [])
        self.assertIn("unclosed mark c1", errors("hiding reports}", "hiding reports"))
        self.assertIn("claim c2: unknown claim c9", errors("responds=c1", "responds=c9"))
        self.assertIn("claim c1: 0 cues", errors("{c1.cue|accused}", "accused"))
        self.assertIn("claim line 'c2 rumour source=a2 responds=c1'", errors("c2 denial", "c2 rumour"))
        self.assertIn("actor a1 twice", errors("a2 organization", "a1 organization"))
        self.assertIn("claim c1 twice", errors("c2 denial", "c1 denial"))
        self.assertEqual(markup.parse("made", "no parts")[0], None)


class News(unittest.TestCase):
    TEXT = "Dana Weir said Alder Ferries had hid allegedly forged reports.\n"
    ARTICLE = {"id": "made", "text": TEXT, "attributions": [
        {"id": "7", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 61]]},
        {"id": "8", "source": [], "cue": [[15, 20], [30, 33]], "content": [[40, 44]]}]}
    FOUND = {"actors": [{"id": "a1", "type": "person", "name": "Dana Weir"}, {"id": "a2", "type": "group", "name": "x"}],
             "mentions": [{"actor": "a1", "start": 0, "end": 9, "form": "name"},
                          {"actor": "a2", "start": 5, "end": 12, "form": "nominal"}]}

    def finished(self):
        return (news.draft(self.ARTICLE, self.FOUND)
                .replace("# claims\nc1 statement?", "a2 organization Alder Ferries\n# claims\n"
                         "c1 allegation source=a1 targets=a2\nn1 allegation targets=a2")
                .replace("Alder Ferries had", "{@a2|Alder Ferries} had")
                .replace("allegedly forged reports", "{n1.cue|allegedly} {n1.con|forged reports}"))

    def test_a_draft_holds_what_is_known_and_can_be_expressed(self):
        self.assertEqual(news.draft(self.ARTICLE, self.FOUND),
                         "# id made\n# actors\na1 person Dana Weir\n# claims\nc1 statement?\n# text\n"
                         "{c1.src|{@a1|Dana Weir}} {c1.cue|said} {c1.con|Alder Ferries had hid allegedly forged reports}.\n\n")
        self.assertIsNone(news.draft({**self.ARTICLE, "text": "{" + self.TEXT}, self.FOUND))

    def test_what_is_packed_has_no_text_and_teaches_all_claims(self):
        document, errors = markup.parse("made", self.finished().split("\n", 1)[1])
        self.assertEqual(errors, [])
        row = news.pack(self.ARTICLE, document)
        self.assertNotIn("Weir", str(row))
        self.assertEqual([claim.get("attribution") for claim in row["claims"]], ["7", None])
        drawn = [corpora.Attribution(*(a[role] for role in corpora.ROLES), corpora.Claim("statement", [], certain=False))
                 for a in self.ARTICLE["attributions"]]
        article = corpora.Article("made", "polnear", self.TEXT, annotator="4b22", attributions=drawn)
        corpora._mark_claims(article, ["7", "8"], row)
        (example,) = examples.make_examples(PROGRAM, [article], {})
        self.assertEqual([markup.CLAIM_TYPES[c.kind] for c in example.claims], ["allegation", "statement", "allegation"])
        at, cue = example.tokens.forms.index("allegedly"), examples.ROLE_LABELS.index("B-cue")
        layers = [train.gold_labels(bits)[0][at] == cue for bits in (example.allowed_roles, example.allowed_nested)]
        self.assertEqual(layers, [False, True])
        with self.assertRaises(ValueError):
            corpora._mark_claims(dataclasses.replace(article, text="Another"), ["7", "8"], row)


class Readings(unittest.TestCase):
    def test_a_found_attribution_learns_from_the_gold_one_it_agrees_with(self):
        gold = [({1, 2}, {3, 4, 5, 6}, "first"), ({9}, {10, 11}, "second")]
        found = {"cue": [[1, 3]], "content": [[3, 5]]}
        self.assertEqual(readings.gold_of(found, gold), "first")
        self.assertIsNone(readings.gold_of({"cue": [[20, 21]], "content": [[3, 4]]}, gold))

    def test_the_table_gives_back_the_shares(self):
        rows = np.repeat(np.eye(model_file.READING_ROWS)[[0, 0, 1]], 100, axis=0)
        kinds = np.repeat([1, 4, 4], 100)
        table = readings.fit_table(rows, kinds, np.ones(300))
        self.assertAlmostEqual(table[0, 1], table[0, 4], places=2)
        self.assertGreater(table[1, 4], table[1, 1] + 2)


class Antecedents(unittest.TestCase):
    def test_actors_are_those_of_most_of_their_mentions(self):
        found = [(0, 4, 7), (10, 20, 7), (30, 34, 7), (50, 60, 8)]
        gold = [(0, 4, "a"), (11, 20, "b"), (30, 34, "b"), (59, 70, "c")]
        self.assertEqual(antecedents.gold_actors(found, gold), {7: "b"})

    def test_pronouns_of_known_actors_teach(self):
        article = corpora.Article("x", "written", "Ann left. She fell. It rose.", mentions=[(0, 3, "a"), (10, 13, "a")])
        line = {"mentions": [[0, 3, 5]],
                "pronouns": [{"start": 10, "end": 13, "kind": "person", "candidates": [[5, 1, 0], [6, 0, 1]]},
                             {"start": 20, "end": 22, "kind": "thing", "candidates": []}]}
        found = antecedents.choices([article], [line])
        self.assertEqual([len(found[kind]) for kind in antecedents.KINDS], [1, 0, 0])
        features, right = found["person"][0]
        self.assertEqual((features.tolist(), right.tolist()), ([[1, 0], [0, 1]], [True, False]))

    def test_the_weights_prefer_what_the_right_ones_have(self):
        first, second = np.array([[1.0, 0], [0, 1]]), np.array([[0.0, 1], [1, 0]])
        examples = [(first, np.array([True, False])), (second, np.array([False, True]))] * 20
        weights = antecedents.fit(examples)
        self.assertGreater(weights[0], weights[1] + 2)
        self.assertEqual(antecedents.resolved(examples, weights), 40)
        self.assertEqual(antecedents.resolved([(np.zeros((0, 2)), np.zeros(0, bool))], weights), 0)


class Sequence(unittest.TestCase):
    def test_the_parallel_scan_equals_the_serial_one(self):
        torch.manual_seed(0)
        for reverse in (False, True):
            f, z = torch.rand(7, 3, requires_grad=True), torch.randn(7, 3, requires_grad=True)
            serial, parallel = sequence.scan(f, z, reverse), sequence._ParallelScan.apply(f, z, reverse)
            torch.testing.assert_close(serial, parallel)
            weights = torch.randn(7, 3)
            for a, b in zip(torch.autograd.grad((serial * weights).sum(), (f, z)),
                            torch.autograd.grad((parallel * weights).sum(), (f, z))):
                torch.testing.assert_close(a, b)

    def test_crf_loss_is_the_likelihood_of_all_allowed_sequences(self):
        k, n = 3, 4
        torch.manual_seed(0)
        emissions = torch.randn(n, k, requires_grad=True)
        transitions = torch.randn(k + 1, k, requires_grad=True)
        allowed = torch.tensor([1, 3, 7, 4], dtype=torch.int16)
        loss = sequence.crf_loss(emissions, transitions, allowed, torch.tensor([0, n]))
        loss.backward()

        def total(bits):
            scores = []
            for path in itertools.product(range(k), repeat=n):
                if all(bits[t] >> y & 1 for t, y in enumerate(path)):
                    steps = zip((k,) + path, path)
                    scores.append(sum(transitions[a, b] for a, b in steps) + sum(emissions[t, y] for t, y in enumerate(path)))
            return torch.logsumexp(torch.stack(scores), 0)

        gradients = emissions.grad.clone(), transitions.grad.clone()
        emissions.grad, transitions.grad = None, None
        expected = total([7] * n) - total(allowed.tolist())
        expected.backward()
        self.assertAlmostEqual(float(loss), float(expected), places=4)
        torch.testing.assert_close(gradients[0], emissions.grad, rtol=1e-3, atol=1e-4)
        torch.testing.assert_close(gradients[1], transitions.grad, rtol=1e-3, atol=1e-4)

    def test_cross_entropy_with_another_crf_is_the_mean_loss_of_its_label_sequences(self):
        k, n = 3, 4
        torch.manual_seed(0)
        offsets = torch.tensor([0, n])
        one, other = ((torch.randn(n, k), torch.randn(k + 1, k)) for _ in range(2))
        entropy = 0.0
        for path in itertools.product(range(k), repeat=n):
            allowed = torch.tensor([1 << y for y in path], dtype=torch.int16)
            chance = torch.exp(-sequence.crf_loss(*other, allowed, offsets))
            entropy += float(chance * sequence.crf_loss(*one, allowed, offsets))
        found = sequence.crf_cross_entropy(*one, sequence.crf_beliefs(*other, offsets), offsets)
        self.assertAlmostEqual(float(found), entropy, places=4)

    def test_scan_is_the_recurrence_and_has_its_gradient(self):
        torch.manual_seed(0)
        f, z = torch.rand(5, 3, requires_grad=True), torch.randn(5, 3, requires_grad=True)
        for reverse in (False, True):
            h, last = [], torch.zeros(3)
            for t in (range(4, -1, -1) if reverse else range(5)):
                last = f[t] * last + (1 - f[t]) * z[t]
                h.append(last)
            slow = torch.stack(h[::-1] if reverse else h)
            fast = sequence.scan(f, z, reverse)
            torch.testing.assert_close(fast, slow)
            weight = torch.randn(5, 3)
            for a, b in zip(torch.autograd.grad((slow * weight).sum(), (f, z)),
                            torch.autograd.grad((fast * weight).sum(), (f, z))):
                torch.testing.assert_close(a, b)

    def test_viterbi_finds_the_best_sequence(self):
        torch.manual_seed(1)
        e, t = torch.randn(4, 3), torch.randn(4, 3)
        best = max(itertools.product(range(3), repeat=4),
                   key=lambda p: sum(t[a, b] for a, b in zip((3,) + p, p)) + sum(e[i, y] for i, y in enumerate(p)))
        self.assertEqual(tuple(sequence.viterbi(e, t, torch.tensor([0, 4])).tolist()), best)


class Learning(unittest.TestCase):
    VOCABULARY = batches.Vocabulary(["the", "firm"])

    def learn(self, data):
        torch.manual_seed(0)
        net = network.Tagger(small_sizes(), torch.randn(2, 100), {"stanford": 1, "universal": 1})
        optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=0.02)
        chance = random.Random(0)
        for _ in range(150):
            loss = sum(train.losses(net, batches.make_batch(data, self.VOCABULARY, {"written": 0.5}, chance)).values())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return net

    def roles(self, net, example):
        return train.decode(net, "roles", train.emissions(net, example, self.VOCABULARY)["roles"]).tolist()

    def test_a_small_network_learns_an_article_by_heart(self):
        data = made_examples()
        self.assertEqual(self.roles(self.learn(data), data[0]), train.gold_labels(data[0].allowed_roles)[0].tolist())

    def test_what_teachers_know_is_learned_without_labels(self):
        data = made_examples()
        teacher = self.learn(data)
        gold = train.gold_labels(data[0].allowed_roles)[0].tolist()
        unmarked = [dataclasses.replace(e, allowed_roles=None, allowed_nested=None, accused=None) for e in made_examples()]
        teachers.teach([teacher, teacher], unmarked, self.VOCABULARY)
        self.assertEqual(self.roles(self.learn(unmarked), unmarked[0]), gold)

    def test_distance_buckets_grow_with_the_gap(self):
        buckets = [linker.distance_bucket(gap) for gap in range(400)]
        self.assertEqual((buckets[0], buckets[1], buckets[-1]), (0, 2, 15))
        self.assertEqual(buckets, sorted(buckets))


class Figures(unittest.TestCase):
    def test_spans_of_labels(self):
        self.assertEqual(metrics.spans_of([0, 1, 2, 1, 3, 4, 6]), [(1, 3, 0), (3, 4, 0), (4, 6, 1), (6, 7, 2)])

    def test_alpha_is_one_for_agreement_and_zero_for_chance(self):
        self.assertAlmostEqual(metrics.krippendorff_alpha(np.diag([30.0, 10.0])), 1.0)
        self.assertAlmostEqual(metrics.krippendorff_alpha(np.full((2, 2), 1000.0)), 0.0, places=2)

    def test_calibration_recovers_a_logistic_curve(self):
        random_ = np.random.RandomState(0)
        x = random_.randn(20000, 2)
        right = random_.rand(20000) < 1 / (1 + np.exp(-(0.5 + x @ np.array([1.0, -2.0]))))
        np.testing.assert_allclose(calibrate.fit(x, right.astype(float)), [0.5, 1.0, -2.0], atol=0.1)


class ModelFile(unittest.TestCase):
    def test_weights_survive_rounding(self):
        values = np.random.RandomState(0).randn(3, 5).astype(np.float32)
        writer = model_file.ModelWriter()
        writer.int8("a", values)
        (_, _, _, _, data), (_, _, _, _, scales) = writer.tensors
        back = np.frombuffer(data, np.int8).reshape(3, 5) * np.frombuffer(scales, "<f4")[:, None]
        self.assertLess(np.abs(back - values).max(), np.abs(values).max() / 200)

    def test_floats_can_be_replaced(self):
        writer = model_file.ModelWriter()
        writer.floats("calibration", [1, 0, 0])
        other = model_file.ModelWriter()
        other.floats("calibration", [3, 2, 1])
        self.assertEqual(model_file.replace_floats(writer.bytes(), "calibration", [3, 2, 1]), other.bytes())


if __name__ == "__main__":
    unittest.main()
