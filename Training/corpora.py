"""Readers of the training data: CoNLL-U trees and BIO names, as lists of documents' paragraphs."""
import gzip
from dataclasses import dataclass, field
from itertools import cycle


@dataclass
class Sentence:
    words: list
    upos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    names: list = field(default_factory=list)


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def read_trees(path):
    """Paragraphs (lists of `Sentence`) of a CoNLL-U file."""
    paragraphs, rows, starts = [], [], True
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("#"):
            starts = starts or line.startswith(("# newpar", "# newdoc"))
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            if starts or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(Sentence(
                words=[r[1] for r in rows], upos=[r[3] for r in rows], feats=[r[5] for r in rows],
                lemmas=[r[2] for r in rows], heads=[int(r[6]) for r in rows],
                relations=[r[7] for r in rows]))
            rows, starts = [], False
    return paragraphs


def read_names(path):
    """Articles (lists of `Sentence`) of a BIO file."""
    articles, words, tags = [[]], [], []
    for line in list(open_text(path)) + [""]:
        line = line.rstrip("\n")
        if line.startswith("# article"):
            articles.append([])
        elif line.strip():
            columns = line.split("\t")
            words.append(columns[0])
            # of nested names the outer one stands first
            tags.append(columns[1] if len(columns) > 1 and columns[1][:2] in ("B-", "I-") else "O")
        elif words:
            articles[-1].append(Sentence(words=words, names=mended(tags)))
            words, tags = [], []
    return [a for a in articles if a]


def mended(tags):
    """An `I-` tag that continues nothing begins a name."""
    out = []
    for tag in tags:
        if tag[0] == "I" and (not out or out[-1][2:] != tag[2:]):
            tag = "B" + tag[1:]
        out.append(tag)
    return out


def windows(paragraphs, pieces, limits):
    """Whole consecutive sentences of one paragraph, at most so many pieces unless one is longer.

    The limits take turns, so that the model sees short windows and long ones.
    """
    for paragraph, limit in zip(paragraphs, cycle(limits)):
        window, size = [], 0
        for sentence in paragraph:
            length = sum(len(pieces(w)) for w in sentence.words)
            if window and size + length > limit:
                yield window
                window, size = [], 0
            window.append(sentence)
            size += length
        if window:
            yield window
