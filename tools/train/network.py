"""The tagger's network: hashed and pre-trained word embeddings, a bidirectional recurrent encoder, CRF heads, a linker,
and what reads claims: their kinds, whom they accuse, what answers what.

src/model runs the same network on integers; docs/model-format.md describes it. The recurrence is the simple recurrent
unit of Lei et al. (EMNLP 2018) without its cell-state gates.
"""
import dataclasses
import math

import replies
import torch
from torch import nn
from torch.nn import functional

from examples import FLAG_COUNT, HEAD_REACH, NAME_LABELS, ROLE_LABELS, TAGS
from linker import RELATION_COUNT
from markup import CLAIM_TYPES
from sequence import scan

ILLEGAL = -1e4
CONTENT_DROP = 0.05           # the share of the claims that are read without their content while learning
CLAIM_DROP = 0.3              # of the components of a claim's vector
CLAIM_GRADIENT = 0.3          # what of the claims' gradient reaches the layers that all heads share
ANNOTATORS = ["4b22", "4e07", "5fec", "6b86", "d473", "ef2d", "written"]
OWN = ANNOTATORS.index("written")


@dataclasses.dataclass
class Sizes:
    """Everything that the shapes of the weights follow from."""
    hidden: int = 112
    layers: str = "ssssc"     # s: recurrent, c: convolution over three tokens
    word: tuple = (16384, 32)  # rows, columns
    prefix3: tuple = (2048, 16)
    suffix3: tuple = (4096, 16)
    suffix2: tuple = (4096, 8)
    shape: tuple = (512, 16)
    linker: int = 32
    claim_layers: str = "s"   # on top of the others, for what is read of claims
    claim: int = 64
    order_layers: str = "ss"  # over the claims of an article, as those over its tokens
    reply: int = 32
    syntax_layer: int = 2     # the layer that learns dependencies


class Pool:
    """Random numbers for dropout, drawn once: PyTorch's own take a third of the time of a step on a CPU."""
    numbers = None

    @classmethod
    def drop(cls, x, rate, training):
        if not training or rate <= 0:
            return x
        if cls.numbers is None:
            cls.numbers = torch.rand(1 << 23, device=x.device)
        start = int(torch.randint(0, cls.numbers.numel() - x.numel(), ()))
        keep = cls.numbers[start:start + x.numel()].view_as(x) >= rate
        return x * (keep.float() / (1 - rate))


class Recurrent(nn.Module):
    """x + σ(o) · h, normalised; the first half of the units runs forward, the second backward."""

    def __init__(self, hidden):
        super().__init__()
        self.linear = nn.Linear(hidden, 3 * hidden)
        self.norm = nn.LayerNorm(hidden)
        self.half = hidden // 2
        with torch.no_grad():  # forget gates from short to long memory
            self.linear.bias[:hidden].copy_(torch.linspace(-1, 3, self.half).repeat(2))

    def forward(self, x, real, rate):
        f, o, z = self.linear(x).chunk(3, 1)
        f, o, z = torch.sigmoid(f) * real, torch.sigmoid(o), torch.tanh(z) * real
        k = self.half
        h = torch.cat([scan(f[:, :k], z[:, :k], False), scan(f[:, k:], z[:, k:], True)], 1)
        return self.norm(x + Pool.drop(o * h, rate, self.training)) * real


class Convolution(nn.Module):
    """x + relu of a linear map of the token and its two neighbours, normalised."""

    def __init__(self, hidden):
        super().__init__()
        self.linear = nn.Linear(3 * hidden, hidden)
        self.norm = nn.LayerNorm(hidden)

    def forward(self, x, real, rate):
        none = x.new_zeros(1, x.shape[1])
        window = torch.cat([torch.cat([none, x[:-1]]), x, torch.cat([x[1:], none])], 1)
        return self.norm(x + Pool.drop(torch.relu(self.linear(window)), rate, self.training)) * real


LAYERS = {"s": Recurrent, "c": Convolution}


class Head(nn.Module):
    """Emissions and transitions of a linear-chain CRF."""

    def __init__(self, hidden, labels):
        super().__init__()
        self.linear = nn.Linear(hidden, len(labels))
        self.scores = nn.Parameter(torch.zeros(len(labels) + 1, len(labels)))
        illegal = torch.zeros(len(labels) + 1, len(labels))
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                for i, previous in enumerate(labels + ["start"]):
                    if previous[:2] not in ("B-", "I-") or previous[2:] != label[2:]:
                        illegal[i, j] = ILLEGAL
        self.register_buffer("illegal", illegal)

    @property
    def transitions(self):
        return self.scores + self.illegal


class Linker(nn.Module):
    """The logit that a cue and another span belong to one attribution."""

    def __init__(self, hidden, width):
        super().__init__()
        self.cue = nn.Linear(hidden, width, bias=False)
        self.segment = nn.Linear(hidden, width, bias=False)
        self.first = nn.Linear(hidden, width, bias=False)
        self.relation = nn.Parameter(torch.zeros(RELATION_COUNT, width))
        self.output = nn.Linear(width, 1)
        nn.init.normal_(self.relation, std=0.1)

    def forward(self, x, cues, others, relations):
        """x [tokens, hidden]; cues and others [pairs, 2] hold token ranges; relations [pairs, k] rows."""
        sums = torch.cat([x.new_zeros(1, x.shape[1]), x.cumsum(0)])

        def mean(spans):
            return (sums[spans[:, 1]] - sums[spans[:, 0]]) / (spans[:, 1] - spans[:, 0])[:, None]

        pair = self.cue(mean(cues)) + self.segment(mean(others)) + self.first(x[others[:, 0]])
        return self.output(torch.relu(pair + self.relation[relations].sum(1)))[:, 0]


class ClaimReader(nn.Module):
    """A vector for each claim, and from it what kind of claim it is and which allegations it answers.

    relu(C mean(cue) + S mean(source) + M mean(content) + max(P content) + what is absent), each over the tokens' states; then
    recurrent layers over the claims of an article in the order of their cues: a denial follows an allegation.
    """
    ROLES = ("cue", "source", "content")

    def __init__(self, hidden, width, reply, layers):
        super().__init__()
        self.means = nn.ModuleDict({role: nn.Linear(hidden, width, bias=False) for role in self.ROLES})
        self.peak = nn.Linear(hidden, width, bias=False)
        self.absent = nn.Parameter(torch.zeros(len(self.ROLES), width))
        self.order = nn.ModuleList(LAYERS[letter](width) for letter in layers)
        self.kind = nn.Linear(width, len(CLAIM_TYPES))
        self.reply = nn.Linear(width, reply, bias=False)
        self.allegation = nn.Linear(width, reply, bias=False)
        self.relation = nn.Parameter(torch.zeros(replies.RELATION_COUNT, reply))
        self.answers = nn.Linear(reply, 1)
        nn.init.normal_(self.relation, std=0.1)

    def vectors(self, x, tokens):
        """x [rows, hidden]; tokens: as batches.Claims makes it. The claims' vectors [claims, width]."""
        claims = tokens["count"]
        total = 0
        for i, role in enumerate(self.ROLES):
            rows, owner = tokens[role]
            if role == "content" and self.training:
                seen = (torch.rand(claims, device=x.device) >= CONTENT_DROP)[owner]
                rows, owner = rows[seen], owner[seen]
            count = x.new_zeros(claims).index_add(0, owner, torch.ones_like(owner, dtype=x.dtype))
            mean = x.new_zeros(claims, x.shape[1]).index_add(0, owner, x[rows]) / count.clamp(min=1)[:, None]
            total = total + self.means[role](mean) + (count == 0).float()[:, None] * self.absent[i]
            if role == "content":
                peaks = self.peak(x[rows])
                none = x.new_full((claims, peaks.shape[1]), -1e4)
                peak = none.scatter_reduce(0, owner[:, None].expand_as(peaks), peaks, "amax")
                total = total + peak * (count > 0).float()[:, None]
        return self.in_order(Pool.drop(torch.relu(total), CLAIM_DROP, self.training), tokens["places"], tokens["rows"])

    def in_order(self, vectors, places, rows):
        """The claims' vectors beside those of the claims around them; places: their rows of so many, empty ones between articles."""
        x = vectors.new_zeros(rows, vectors.shape[1]).index_copy(0, places, vectors)
        real = vectors.new_zeros(rows, 1).index_fill(0, places, 1.0)
        for layer in self.order:
            x = layer(x, real, CLAIM_DROP)
        return x[places]

    def links(self, vectors, ends, relations):
        """Logits of pairs; ends [pairs, 2]: a reply and an allegation; relations [pairs, k] rows."""
        pair = self.reply(vectors[ends[:, 0]]) + self.allegation(vectors[ends[:, 1]])
        return self.answers(torch.relu(pair + self.relation[relations].sum(1)))[:, 0]


class Tagger(nn.Module):
    def __init__(self, sizes, vectors, relations):
        """vectors [words, 100]; relations: how many dependency labels each inventory has, by name."""
        super().__init__()
        self.sizes = sizes
        hidden = sizes.hidden
        self.vectors = nn.Embedding.from_pretrained(torch.cat([vectors, torch.zeros(1, vectors.shape[1])]), freeze=True)
        self.tables = nn.ModuleDict({name: nn.Embedding(*getattr(sizes, name))
                                     for name in ("word", "prefix3", "suffix3", "suffix2", "shape")})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.3)
        width = vectors.shape[1] + sum(table.embedding_dim for table in self.tables.values()) + FLAG_COUNT
        self.input = nn.Linear(width, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.annotator = nn.Embedding(len(ANNOTATORS), hidden)
        nn.init.zeros_(self.annotator.weight)
        self.layers = nn.ModuleList(LAYERS[letter](hidden) for letter in sizes.layers)
        self.claim_layers = nn.ModuleList(LAYERS[letter](hidden) for letter in sizes.claim_layers)
        self.complete = nn.Parameter(torch.zeros(hidden))  # tells articles in which all claims are marked
        self.heads = nn.ModuleDict({"roles": Head(hidden, ROLE_LABELS), "nested": Head(hidden, ROLE_LABELS),
                                    "names": Head(hidden, NAME_LABELS)})
        self.tags = nn.Linear(hidden, len(TAGS))
        self.syntax = nn.ModuleDict({name: nn.Linear(hidden, count) for name, count in relations.items()})
        self.syntax["heads"] = nn.Linear(hidden, 2 * HEAD_REACH + 1)
        self.linker = Linker(hidden, sizes.linker)
        self.claims = ClaimReader(hidden, sizes.claim, sizes.reply, sizes.order_layers)
        self.accused = nn.Linear(hidden, 1)

    def usual_hand(self):
        """What stands for the annotator at run time: the mean of those who annotated news as it comes."""
        return self.annotator.weight[:OWN].mean(0)

    def embed(self, batch, word_drop):
        vector, hashes = self.vectors(batch.vectors), batch.hashes
        rows = {name: table(hashes[:, i] % table.num_embeddings)
                for i, (name, table) in enumerate(self.tables.items(), start=1)}
        rows["word"] = rows["word"] + self.tables["word"](hashes[:, 0] % self.tables["word"].num_embeddings)
        if self.training:
            vector = vector * (torch.rand(len(vector), 1, device=vector.device) >= word_drop).float()
            rows["word"] = rows["word"] * (torch.rand(len(vector), 1, device=vector.device) >= word_drop).float()
        return torch.cat([vector, *rows.values(), batch.flags], 1)

    def forward(self, batch, rate=0.2, word_drop=0.1, told=None):
        """The states [rows, hidden] after each layer; rows between articles are zero.

        told: whether the network hears who annotated each article, which it does while it learns.
        """
        real = batch.real
        x = self.input(self.embed(batch, word_drop))
        if self.training if told is None else told:
            x = x + self.annotator(batch.annotator.clamp(min=0)) * (batch.annotator >= 0).float()[:, None]
        else:
            x = x + self.usual_hand()
        x = self.norm(Pool.drop(x, rate, self.training)) * real
        states = []
        for layer in self.layers:
            x = layer(x, real, rate)
            states.append(x)
        states[-1] = Pool.drop(x, rate, self.training)
        return states

    def claim_states(self, x, batch, rate=0.2, complete=False):
        """The states [rows, hidden] that claims are read from; x: those after the last layer.

        complete: whether every article is read as one in which all claims are marked, as at run time.
        """
        complete = batch.real if complete or not self.training else batch.complete
        x = x.detach() + CLAIM_GRADIENT * (x - x.detach()) + complete * self.complete
        for layer in self.claim_layers:
            x = layer(x, batch.real, rate)
        return Pool.drop(x, rate, self.training)


def learning_rate(step, steps, peak, warm_up=0.05):
    """Linear warm-up, then half a cosine."""
    return peak * min(1, (step + 1) / (warm_up * steps)) * 0.5 * (1 + math.cos(math.pi * min(1, step / steps)))
