"""Readers of the training data: CoNLL-U trees and BIO names, as lists of documents' paragraphs."""
import gzip
import json
import zipfile
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
    # where it is known how surely they happened: places of words, and values
    events: list = field(default_factory=list)
    attributions: list = field(default_factory=list)
    quoted: list = field(default_factory=list)
    links: list = field(default_factory=list)  # places of what is said, and of the cue: outside, too
    starts: bool = False  # a paragraph


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def read_trees(path, events=None):
    """Paragraphs (lists of `Sentence`) of a CoNLL-U file; `events` as of `read_events`, in order."""
    paragraphs, rows, starts, count = [], [], True, 0
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("#"):
            starts = starts or line.startswith(("# newpar", "# newdoc"))
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
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
                relations=[r[7] for r in rows], events=(events or {}).get(name, [])))
            rows, starts = [], False
    return paragraphs


def read_events(folder):
    """By id of an EWT sentence of the train split: (place, value) of each judged predicate."""
    with gzip.open(folder / "uds-ud-ids.json.gz", "rt") as file:
        ids = {k: v["sentence_id"] for k, v in json.load(file).items() if k.startswith("ewt-train-")}
    with zipfile.ZipFile(folder / "uds-factuality-normalized.zip") as archive:
        data = json.loads(archive.read("factuality.json"))["data"]
    return {ids[sentence]: sorted(
        (int(node.rsplit("-", 1)[1]) - 1, value["factuality"]["factual"]["value"])
        for node, value in nodes.items() if "-semantics-pred-" in node)
        for sentence, nodes in data.items() if sentence in ids}


def read_attributions(path):
    """Articles (lists of `Sentence`), as `verbale evaluate attribution --words` writes them."""
    articles = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        quoted = [0] * len(d["words"])
        for start, end in d["quoted"]:
            quoted[start:end] = [1] * (end - start)
        article = []
        for s in d["sentences"]:
            a, b = s["start"], s["end"]
            article.append(Sentence(
                words=d["words"][a:b], attributions=d["tags"][a:b], quoted=quoted[a:b],
                links=[(said - a, cue - a) for said, cue in d["links"] if a <= said < b],
                starts=s["paragraph"]))
        articles.append(article)
    return articles


@dataclass
class EventText:
    """Sentences with the events that are marked in them, or with a pair of spans and its label."""
    id: str
    split: str
    sentences: list
    events: list = field(default_factory=list)
    source: list = field(default_factory=list)
    target: list = field(default_factory=list)
    root: str = ""


@dataclass
class MarkedEvent:
    type: str
    modes: list
    contexts: list
    predicate: int
    actors: list      # ranges of words; None where somebody stands in another sentence
    recipients: list


def read_event_texts(path):
    """What `verbale evaluate events --words` wrote: rows of PLV whole, other texts a sentence each."""
    texts = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        if d.get("root"):
            texts.append(EventText(d["id"], d["split"], [Sentence(words=d["words"][a:b]) for a, b in d["sentences"]],
                                   source=d["source"], target=d["target"], root=d["root"]))
            continue
        for a, b in d["sentences"]:
            events = []
            for e in d["events"]:
                if not a <= e["predicate"] < b:
                    continue
                actors, recipients = ([range(start - a, end - a) for start, end in e[k]]
                                      for k in ("actors", "recipients"))
                if any(r.start < 0 or r.stop > b - a for r in actors + recipients):
                    actors, recipients = None, None    # somebody stands in another sentence
                events.append(MarkedEvent(e["type"], e["mode"], e["context"], e["predicate"] - a,
                                          actors, recipients))
            texts.append(EventText(d["id"], d["split"], [Sentence(words=d["words"][a:b])], events))
    return texts


def statement_windows(article, limit):
    """Consecutive sentences of at most `limit` words; behind half of them a paragraph ends one.

    A sentence that is longer stands alone."""
    window, size = [], 0
    for s in article:
        n = len(s.words)
        if window and (size + n > limit or size > limit // 2 and s.starts):
            yield window
            window, size = [], 0
        window.append(s)
        size += n
    if window:
        yield window


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
