"""From sentences to tensors: windows, batches, and the label sets frozen with the model."""
import random
from collections import Counter
from dataclasses import dataclass

import torch

import lemmas
import plover
from words import Index, shape_keys, suffix_key

NO_LABEL = -100


@dataclass
class Labels:
    """Everything closed that the model knows, in the order of its outputs."""
    shapes: Index
    suffixes2: Index
    suffixes3: Index
    upos: list
    feats: list
    lemmas: list
    relations: list
    names: list
    attributions: tuple = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")
    events: tuple = ("none", *plover.TYPES)
    modes: tuple = plover.MODES
    contexts: tuple = plover.CONTEXTS

    @classmethod
    def of(cls, trees, names):
        shapes, two, three = Counter(), Counter(), Counter()
        upos, feats, scripts, relations, tags = (Counter() for _ in range(5))
        for paragraph in trees + names:
            for s in paragraph:
                for words in (s.words, *cased(s.words)):
                    shapes.update(shape_keys(words))
                two.update(suffix_key(w, 2) for w in s.words)
                three.update(suffix_key(w, 3) for w in s.words)
                upos.update(s.upos)
                feats.update(s.feats)
                relations.update(s.relations)
                tags.update(s.names)
                scripts.update(lemmas.script(w, m) for w, m in zip(s.words, s.lemmas))
        kinds = sorted({t[2:] for t in tags if t != "O"})
        return cls(Index.frequent(shapes, 20), Index.frequent(two, 20), Index.frequent(three, 20),
                   sorted(upos), [f for f, n in feats.most_common() if n >= 2],
                   [s for s, n in scripts.most_common() if n >= 3],
                   [r for r, n in relations.most_common() if n >= 2],
                   ["O"] + [p + k for k in kinds for p in ("B-", "I-")])

    def sizes(self):
        return {k: len(getattr(self, k)) for k in
                ("shapes", "suffixes2", "suffixes3", "upos", "feats", "lemmas", "relations", "names",
                 "attributions", "events", "modes", "contexts")}


def cased(words):
    """The same sentence as a headline in title case and in capitals."""
    return [w[:1].upper() + w[1:] if len(w) > 3 or w[:1].isupper() else w for w in words], \
           [w.upper() for w in words]


class Example:
    """A window: whole sentences, their pieces and labels, computed once."""

    def __init__(self, sentences, pieces, labels):
        self.sentences = sentences
        self.pieces, self.first = [], []
        for s in sentences:
            for w in s.words:
                self.first.append(len(self.pieces) + 1)
                self.pieces.extend(pieces(w))
        self.forms = [self.looks(s.words, labels) for s in sentences]
        self.lengths = [len(s.words) for s in sentences]
        if sentences[0].upos:
            at = {k: {v: i for i, v in enumerate(getattr(labels, k))}
                  for k in ("upos", "feats", "lemmas", "relations")}
            self.upos = [at["upos"].get(v, NO_LABEL) for s in sentences for v in s.upos]
            self.feats = [at["feats"].get(v, NO_LABEL) for s in sentences for v in s.feats]
            self.scripts = [at["lemmas"].get(lemmas.script(w, m), NO_LABEL)
                            for s in sentences for w, m in zip(s.words, s.lemmas)]
            self.heads = [h for s in sentences for h in s.heads]
            self.relations = [at["relations"].get(v, NO_LABEL) for s in sentences for v in s.relations]
        starts = [sum(len(s.words) for s in sentences[:i]) for i in range(len(sentences))]
        # a few places of UDS lie behind the end of the sentence
        self.events = [(start + i, v) for s, start in zip(sentences, starts) for i, v in s.events
                       if i < len(s.words)]
        if sentences[0].names:
            at = {v: i for i, v in enumerate(labels.names)}
            self.names = [at[v] for s in sentences for v in s.names]
        self.labels = labels

    @staticmethod
    def looks(words, labels):
        return ([labels.shapes[k] for k in shape_keys(words)],
                [labels.suffixes2[suffix_key(w, 2)] for w in words],
                [labels.suffixes3[suffix_key(w, 3)] for w in words])

    def recased(self, chance):
        """The forms, now and then with the letter case of a headline."""
        out = []
        for s, form in zip(self.sentences, self.forms):
            if random.random() < chance:
                shapes = [self.labels.shapes[k] for k in shape_keys(cased(s.words)[random.random() < 0.2])]
                form = (shapes, form[1], form[2])
            out.append(form)
        return out


class Batch:
    def __init__(self, examples, marks, recase=0.0, mask=0.0):
        """`marks` is the `WordPiece` whose special pieces frame each window."""
        longest = max(len(e.pieces) for e in examples) + 2
        self.pieces = torch.zeros(len(examples), longest, dtype=torch.long)
        first, forms = [], []
        for row, e in enumerate(examples):
            ids = [marks.mask if mask and random.random() < mask else p for p in e.pieces]
            self.pieces[row, :len(ids) + 2] = torch.tensor([marks.start, *ids, marks.end])
            first.extend(row * longest + f for f in e.first)
            forms.extend(e.recased(recase) if recase else e.forms)
        self.lengths = torch.tensor([len(e.pieces) + 2 for e in examples])
        self.count = int(self.lengths.sum())
        self.first = torch.tensor(first)
        self.shapes, self.suffixes2, self.suffixes3 = (
            torch.tensor([v for f in forms for v in f[k]]) for k in range(3))
        self.sentence_lengths = torch.tensor([n for e in examples for n in e.lengths])
        n = int(self.sentence_lengths.max())
        starts = torch.cumsum(self.sentence_lengths, 0) - self.sentence_lengths
        self.inside = torch.arange(n)[None] < self.sentence_lengths[:, None]
        self.places = (starts[:, None] + torch.arange(n)[None]).clamp(max=len(first) - 1)
        self.examples = examples

    def by_sentence(self, x):
        """`[words × d]` → `[sentences × longest × d]`; places past the end repeat some word."""
        return x[self.places]

    def target(self, name):
        return torch.tensor([v for e in self.examples for v in getattr(e, name)])


def grouped(items, size, budget, jitter, shuffle):
    """Groups of items of similar size whose largest size times number is at most the budget;
    `shuffle` puts the groups, and items whose sizes differ by less than `jitter`, in another order."""
    order = sorted(items, key=lambda item: size(item) + (random.random() * jitter if shuffle else 0))
    groups, group = [], []
    for item in order:
        if group and size(item) * (len(group) + 1) > budget:
            groups.append(group)
            group = []
        group.append(item)
    groups.append(group)
    if shuffle:
        random.shuffle(groups)
    return groups


def batches(examples, marks, budget, shuffle=True, **noise):
    """Batches of similar length, at most `budget` pieces with padding."""
    for group in grouped(examples, lambda e: len(e.pieces) + 2, budget, 6, shuffle):
        yield Batch(group, marks, **noise)


class StatementBatch:
    """Windows of several sentences: each sentence is encoded alone, the head reads the window."""
    PARTS = 4

    def __init__(self, windows, marks, labels, most, **noise):
        """`windows` are lists of `Example`s of one sentence; words from `most` on are cut off."""
        sentences = [e for w in windows for e in w]
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].pieces))
        size = -(-len(order) // min(self.PARTS, len(order)))
        groups = [order[i:i + size] for i in range(0, len(order), size)]
        self.parts = [Batch([sentences[i] for i in g], marks, **noise) for g in groups]
        # where the words of each sentence stand among those of all parts
        starts, at = {}, 0
        for i in (i for g in groups for i in g):
            starts[i] = at
            at += sentences[i].lengths[0]
        at = {v: i for i, v in enumerate(labels.attributions)}
        places, self.tags, self.marks, self.links, i = [], [], [], [], 0
        for window in windows:
            row, tags, look, offset = [], [], [], {}
            for e in window:
                s = e.sentences[0]
                offset[id(e)] = len(row)
                row += range(starts[i], starts[i] + e.lengths[0])
                tags += [at[t] for t in s.attributions]
                look += [q + (2 if s.starts and j == 0 else 0) for j, q in enumerate(s.quoted)]
                i += 1
            places.append(row[:most])
            self.tags.append(tags[:most])
            self.marks.append(look[:most])
            self.links.append([(said + offset[id(e)], cue + offset[id(e)]) for e in window
                               for said, cue in e.sentences[0].links])
        self.windows = windows
        self.lengths = torch.tensor([len(p) for p in places])
        n = int(self.lengths.max())
        self.places, self.tags, self.marks = (
            torch.tensor([v + [0] * (n - len(v)) for v in rows]) for rows in (places, self.tags, self.marks))
        self.links = [(w, said, cue) for w, rows in enumerate(self.links) for said, cue in rows
                      if 0 <= said < len(places[w]) and 0 <= cue < len(places[w])]
        self.count = sum(p.count for p in self.parts)

    def word_vectors(self, network):
        """`[windows × words × WORD]`; past the end of a window stands some word."""
        return torch.cat([network.word_vectors(p) for p in self.parts])[self.places]


def statement_batches(windows, marks, labels, budget, most, shuffle=True, **noise):
    """Batches of similar length, at most `budget` words with padding."""
    def size(window):
        return min(most, sum(e.lengths[0] for e in window))
    for group in grouped(windows, size, budget, 30, shuffle):
        yield StatementBatch(group, marks, labels, most, **noise)


class EventBatch:
    """Texts for the head of events: each sentence is encoded by itself, their words stand in one row."""

    def __init__(self, texts, marks, **noise):
        sentences = [e for t in texts for e in t.examples]
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].pieces))
        self.parts, at = [], {}
        size = max(1, len(order) // 2)
        words = 0
        for start in range(0, len(order), size):
            part = [sentences[i] for i in order[start:start + size]]
            self.parts.append(Batch(part, marks, **noise))
            for e in part:
                at[id(e)] = words
                words += e.lengths[0]
        rows = [[w for e in t.examples for w in range(at[id(e)], at[id(e)] + e.lengths[0])] for t in texts]
        self.texts = texts
        self.lengths = torch.tensor([len(r) for r in rows])
        n = int(self.lengths.max())
        self.places = torch.tensor([r + [0] * (n - len(r)) for r in rows])
        self.inside = torch.arange(n)[None] < self.lengths[:, None]
        self.count = sum(p.count for p in self.parts)

    def word_vectors(self, network):
        """`[texts × words × WORD]`; past the end of a text stands some word."""
        return torch.cat([network.word_vectors(p) for p in self.parts])[self.places]

    def scene_vectors(self, network):
        """`[texts × words × SCENE_WORD]`; past the end of a text stands some word."""
        return torch.cat([network.scene_vectors(p) for p in self.parts])[self.places]


def event_batches(texts, marks, budget, shuffle=True, **noise):
    """Batches of texts of similar length, at most `budget` pieces with padding."""
    def size(text):
        return sum(len(e.pieces) for e in text.examples) + 2
    for group in grouped(texts, size, budget, 10, shuffle):
        yield EventBatch(group, marks, **noise)
