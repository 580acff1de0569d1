"""The encoder (6 layers, 384 wide, 12 heads) and the heads that read word vectors."""
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
SHAPE, SUFFIX2, SUFFIX3 = 48, 32, 48
WORD = WIDTH + SHAPE + SUFFIX2 + SUFFIX3
ENCODER_DROPOUT = 0.1
TAG, LEMMA, ARC, RELATION, NAME = 256, 256, 256, 96, 192
# the layers that read several sentences for attributions
STATEMENT, STATEMENT_LAYERS, STATEMENT_HEADS, STATEMENT_INNER, STATEMENT_WINDOW = 256, 2, 4, 512, 192
LINK = 96
FACT = 128
EVENT, ROLE, SCENE = 256, 96, 256
SCENE_WORD = WORD + WIDTH


class Dropout(nn.Module):
    """As `nn.Dropout`, to the nearest of 256 chances: eight of them are drawn at once, which on
    a processor saves a tenth of a training step."""

    def __init__(self, chance):
        super().__init__()
        self.least = round(256 * chance)

    def forward(self, x):
        if not self.training:
            return x
        drawn = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(-2**63, None).view(torch.uint8)
        kept = (drawn[:x.numel()] >= self.least).view(x.shape)
        return x * (kept.to(x.dtype) * (256 / (256 - self.least)))


def attend(queries, keys, values, mask):
    """Attention of `[batch × heads × words × width]`; `mask` tells which keys there are.

    Short rows in bfloat16 are several times faster so than in PyTorch's own attention.
    """
    if queries.dtype != torch.bfloat16:
        return F.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
    scores = (queries @ keys.transpose(-1, -2)).float() * queries.shape[-1] ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e9)
    return scores.softmax(-1).to(values.dtype) @ values


class Layer(nn.Module):
    def __init__(self, width=WIDTH, heads=ATTENTION_HEADS, inner=INNER):
        super().__init__()
        self.width, self.heads = width, heads
        self.qkv = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(ENCODER_DROPOUT)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = attend(q, k, v, mask)
        x = self.norm1(x + self.drop(self.attended(a.transpose(1, 2).reshape(b, n, self.width))))
        return self.norm2(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary=30522, positions=512):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces, lengths):
        n = pieces.shape[1]
        x = self.norm(self.words(pieces) + self.positions.weight[:n])
        mask = None
        if int(lengths.min()) < n:
            mask = (torch.arange(n)[None] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, weights):
        """Starts from the weights of MiniLM-L6-H384 in Hugging Face's naming."""
        w = {k.removeprefix("bert."): v for k, v in weights.items()}
        own = {"words.weight": w["embeddings.word_embeddings.weight"],
               # there is one segment only: its embedding goes into the positions
               "positions.weight": w["embeddings.position_embeddings.weight"]
               + w["embeddings.token_type_embeddings.weight"][0],
               "norm.weight": w["embeddings.LayerNorm.weight"],
               "norm.bias": w["embeddings.LayerNorm.bias"]}
        for i in range(LAYERS):
            p, q = f"layers.{i}.", f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                own[p + "qkv." + kind] = torch.cat(
                    [w[q + f"attention.self.{part}.{kind}"] for part in ("query", "key", "value")])
                own[p + "attended." + kind] = w[q + "attention.output.dense." + kind]
                own[p + "norm1." + kind] = w[q + "attention.output.LayerNorm." + kind]
                own[p + "inner." + kind] = w[q + "intermediate.dense." + kind]
                own[p + "outer." + kind] = w[q + "output.dense." + kind]
                own[p + "norm2." + kind] = w[q + "output.LayerNorm." + kind]
        self.load_state_dict(own)


class Biaffine(nn.Module):
    """`score[i, j, r] = [d_i, 1]ᵀ · W_r · [h_j, 1]`"""

    def __init__(self, width, labels):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))

    def forward(self, dependents, heads):
        one = dependents.new_ones(1)
        d = torch.cat([dependents, one.expand(*dependents.shape[:-1], 1)], -1)
        h = torch.cat([heads, one.expand(*heads.shape[:-1], 1)], -1)
        return torch.einsum("sia,rab,sjb->sijr", d, self.weight, h)

    def pairs(self, dependents, heads):
        """Label scores of given (dependent, head) pairs: `[pairs × labels]`."""
        one = dependents.new_ones(len(dependents), 1)
        d, h = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
        left = torch.einsum("pa,rab->prb", d, self.weight)
        return torch.einsum("prb,pb->pr", left, h)


class ConditionalField(nn.Module):
    """Linear-chain conditional random field over BIO labels."""

    def __init__(self, labels):
        super().__init__()
        self.begin = nn.Parameter(torch.zeros(labels))
        self.change = nn.Parameter(torch.zeros(labels, labels))  # [from × to]

    def loss(self, scores, labels, lengths):
        """Negative log-likelihood summed over `[sentences × words × labels]`."""
        s, n, _ = scores.shape
        mask = (torch.arange(n)[None] < lengths[:, None])
        gold = scores.gather(2, labels[:, :, None]).squeeze(2)
        gold[:, 0] = gold[:, 0] + self.begin[labels[:, 0]]
        gold[:, 1:] = gold[:, 1:] + self.change[labels[:, :-1], labels[:, 1:]]
        return LogPartition.apply(scores, self.begin, self.change, lengths) - (gold * mask).sum()


class LogPartition(torch.autograd.Function):
    """The logarithm of the summed weight of all rows of labels, summed over sentences.

    Its gradients are the marginal probabilities, by the forward-backward algorithm: much faster
    than to derive each step.
    """

    @staticmethod
    def forward(context, scores, begin, change, lengths):
        s, n, k = scores.shape
        inside = torch.arange(n)[:, None] < lengths[None]
        alpha = scores.new_empty(n, s, k)
        alpha[0] = begin + scores[:, 0]
        for i in range(1, n):
            step = torch.logsumexp(alpha[i - 1][:, :, None] + change, 1) + scores[:, i]
            alpha[i] = torch.where(inside[i, :, None], step, alpha[i - 1])
        total = torch.logsumexp(alpha[-1], 1)
        context.save_for_backward(scores, change, inside, alpha, total)
        return total.sum()

    @staticmethod
    def backward(context, grad):
        scores, change, inside, alpha, total = context.saved_tensors
        s, n, k = scores.shape
        beta = scores.new_zeros(n, s, k)
        for i in range(n - 2, -1, -1):
            step = torch.logsumexp(change + (scores[:, i + 1] + beta[i + 1])[:, None, :], 2)
            beta[i] = torch.where(inside[i + 1, :, None], step, beta[i])
        marginals = torch.exp(alpha + beta - total[None, :, None]) * inside[:, :, None]
        pairs = torch.exp(alpha[:-1, :, :, None] + change
                          + (scores.transpose(0, 1) + beta)[1:, :, None, :] - total[None, :, None, None])
        pairs = (pairs * inside[1:, :, None, None]).sum((0, 1))
        return (grad * marginals.transpose(0, 1), grad * marginals[0].sum(0), grad * pairs, None)


class Statements(nn.Module):
    """Reads the word vectors of several sentences: who says what.

    Scores of the BIO labels of sources, cues and contents, and of links between their first words.
    """

    def __init__(self, labels):
        super().__init__()
        self.enter = nn.Linear(WORD, STATEMENT)
        self.positions = nn.Embedding(STATEMENT_WINDOW, STATEMENT)
        self.marks = nn.Embedding(4, STATEMENT)
        self.norm = nn.LayerNorm(STATEMENT, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(STATEMENT, STATEMENT_HEADS, STATEMENT_INNER) for _ in range(STATEMENT_LAYERS))
        self.labels = nn.Linear(STATEMENT, labels)
        self.field = ConditionalField(labels)
        self.said = nn.Linear(STATEMENT, LINK)
        self.cue = nn.Linear(STATEMENT, LINK)
        self.links = Biaffine(LINK, 1)
        nn.init.normal_(self.positions.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.1)
        nn.init.normal_(self.links.weight, std=1 / LINK)

    def forward(self, x, marks, lengths):
        """`[windows × words × WORD]` → `[windows × words × STATEMENT]`.

        `marks` says of each word whether it is quoted (1) and begins a paragraph (2).
        """
        n = x.shape[1]
        x = self.norm(self.enter(x) + self.positions.weight[:n] + self.marks(marks))
        mask = (torch.arange(n)[None] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def link_scores(self, x, drop):
        """`[windows × words × words]`: the second says the first."""
        return self.links(drop(F.relu(self.said(x))), drop(F.relu(self.cue(x)))).squeeze(-1)


class Events(nn.Module):
    """Reads word vectors: which words tell events of which types, and who acts upon whom."""

    def __init__(self, types):
        super().__init__()
        self.predicate = nn.Linear(WORD, EVENT)
        self.types = nn.Linear(EVENT, types)
        self.governor = nn.Linear(WORD, ROLE)
        self.argument = nn.Linear(WORD, ROLE)
        self.nobody = nn.Parameter(torch.zeros(ROLE))
        self.roles = Biaffine(ROLE, 2)
        nn.init.normal_(self.nobody, std=0.1)
        nn.init.normal_(self.roles.weight, std=1 / ROLE)

    def predicates(self, x, drop):
        return drop(F.relu(self.predicate(x)))

    def role_scores(self, x, mask, drop):
        """`[texts × words × (1 + words) × 2]`: how well a word is actor and recipient of another;
        place 0 is nobody. `mask` tells which words there are."""
        governors = drop(F.relu(self.governor(x)))
        arguments = drop(F.relu(self.argument(x)))
        nobody = F.relu(self.nobody).expand(len(x), 1, -1)
        scores = self.roles(governors, torch.cat([nobody, arguments], 1)).float()
        there = torch.cat([mask.new_ones(len(x), 1), mask], 1)
        return scores.masked_fill(~there[:, None, :, None], -1e4)


class Scenes(nn.Module):
    """Reads of what mode an event is and in which contexts it stands, from the vector of the word that
    tells it and from the strongest that any word of its sentence says."""

    def __init__(self, modes, contexts):
        super().__init__()
        self.told = nn.Linear(SCENE_WORD, SCENE)
        self.around = nn.Linear(SCENE_WORD, SCENE)
        self.modes = nn.Linear(2 * SCENE, modes)
        self.contexts = nn.Linear(2 * SCENE, contexts)

    def forward(self, x, mask, rows, places, drop):
        """Scores `[events × modes]` and `[events × contexts]` of the events that the words at `places`
        tell in the texts `rows` of `[texts × words × SCENE_WORD]`; `mask` tells which words there are."""
        around = F.relu(self.around(x)).masked_fill(~mask[..., None], 0).amax(1)
        read = drop(torch.cat([F.relu(self.told(x[rows, places])), around[rows]], -1))
        return self.modes(read), self.contexts(read)


class Network(nn.Module):
    def __init__(self, sizes):
        """`sizes` counts shapes, suffixes2, suffixes3, upos, feats, lemmas, relations, names,
        attributions, events, modes, contexts."""
        super().__init__()
        self.encoder = Encoder()
        self.shape = nn.Embedding(sizes["shapes"], SHAPE)
        self.suffix2 = nn.Embedding(sizes["suffixes2"], SUFFIX2)
        self.suffix3 = nn.Embedding(sizes["suffixes3"], SUFFIX3)
        self.tag = nn.Linear(WORD, TAG)
        self.upos = nn.Linear(TAG, sizes["upos"])
        self.feats = nn.Linear(TAG, sizes["feats"])
        self.lemma = nn.Linear(WORD, LEMMA)
        self.lemmas = nn.Linear(LEMMA, sizes["lemmas"])
        self.dependent = nn.Linear(WORD, ARC + RELATION)
        self.head = nn.Linear(WORD, ARC + RELATION)
        self.root = nn.Parameter(torch.zeros(ARC + RELATION))
        self.arcs = Biaffine(ARC, 1)
        self.relations = Biaffine(RELATION, sizes["relations"])
        self.name = nn.Linear(WORD, NAME)
        self.names = nn.Linear(NAME, sizes["names"])
        self.field = ConditionalField(sizes["names"])
        self.statements = Statements(sizes["attributions"])
        self.events = Events(sizes["events"])
        self.scenes = Scenes(sizes["modes"], sizes["contexts"])
        self.fact = nn.Linear(WORD, FACT)
        self.happened = nn.Linear(FACT, 1)
        for e in (self.shape, self.suffix2, self.suffix3):
            nn.init.normal_(e.weight, std=0.1)
        nn.init.normal_(self.root, std=0.1)
        nn.init.xavier_uniform_(self.relations.weight)
        nn.init.normal_(self.arcs.weight, std=1 / ARC)

    def word_vectors(self, batch):
        """`[all words of the batch × WORD]`"""
        pieces = self.encoder(batch.pieces, batch.lengths)
        first = pieces.reshape(-1, WIDTH)[batch.first]
        return torch.cat([first, self.shape(batch.shapes),
                          self.suffix2(batch.suffixes2), self.suffix3(batch.suffixes3)], -1)

    def scene_vectors(self, batch):
        """`[all words of the batch × SCENE_WORD]`: what a word's first piece means before any layer
        stands beside what it means here, for trees and names leave little of it."""
        meanings = self.encoder.words(batch.pieces).reshape(-1, WIDTH)[batch.first]
        return torch.cat([self.word_vectors(batch), F.layer_norm(meanings, (WIDTH,))], -1)

    def tags(self, x, drop):
        t = drop(F.relu(self.tag(x)))
        return self.upos(t), self.feats(t), self.lemmas(drop(F.relu(self.lemma(x))))

    def tree_vectors(self, x, batch, drop):
        """Dependents and heads by sentence, heads with the root before them."""
        d = drop(F.relu(self.dependent(x)))
        h = drop(F.relu(self.head(x)))
        dependents = batch.by_sentence(d)
        root = F.relu(self.root).expand(len(dependents), 1, -1)
        return dependents, torch.cat([root, batch.by_sentence(h)], 1)

    def arc_scores(self, dependents, heads, lengths):
        """`[sentences × words × (1 + words)]`, column 0 is the root."""
        scores = self.arcs(dependents[..., :ARC], heads[..., :ARC]).squeeze(-1)
        places = torch.arange(scores.shape[2])
        return scores.masked_fill((places[None] > lengths[:, None])[:, None, :], -1e4)

    def name_scores(self, x, drop):
        return self.names(drop(F.relu(self.name(x))))

    def factuality(self, x, drop):
        """How surely what each word says happened, on UDS's scale."""
        return self.happened(drop(F.relu(self.fact(x)))).squeeze(-1)
