"""Takes the mean of several runs of one start, and trains in it what modes and contexts are read from.

    python Training/scenes.py --data ../shared/data --events events.jsonl \\
        --runs Training/work/folds/[0-4] --work Training/work

What a word's vector says is held still; so its vectors are computed once, and the epochs over our
own corpus take a minute or two. Writes `checkpoint.pt` into the work folder, for `export.py`.
"""
import argparse
import random
from pathlib import Path

import torch
from torch.nn import functional as F

import plover
from batches import event_batches
from network import Dropout, Network
from score import keep
from train import Data

TEXTS = 64   # of a batch
RATE, DROPOUT = 2e-3, 0.33
MODE_LOSS, CONTEXT_LOSS = 2.0, 37.0
LEAST_CONTEXT = 0.35   # as the program has it


def mean_of(runs):
    """The network whose weights are the mean of those of some checkpoints; its scenes are new."""
    network = Network(runs[0]["labels"].sizes())
    network.load_state_dict({name: sum(run["network"][name] for run in runs) / len(runs)
                             for name in network.state_dict() if not name.startswith("scenes.")}, strict=False)
    return network


@torch.inference_mode()
def vectors(network, texts, marks):
    """The vectors of the words of each text that tells events, `[words × SCENE_WORD]`, and its events."""
    found = []
    for batch in event_batches([t for t in texts if t.events], marks, 4096, shuffle=False):
        x = batch.scene_vectors(network)
        found += [(x[row, :n].clone(), t.events) for row, (t, n) in enumerate(zip(batch.texts, batch.lengths))]
    return found


def scores_of(scenes, texts, drop):
    """Scores of modes and contexts of the events of a few texts, and those events."""
    x = drop(torch.nn.utils.rnn.pad_sequence([x for x, _ in texts], batch_first=True))
    inside = torch.arange(x.shape[1])[None] < torch.tensor([len(x) for x, _ in texts])[:, None]
    told = [(row, e) for row, (_, events) in enumerate(texts) for e in events]
    events = [e for _, e in told]
    return *scenes(x, inside, [row for row, _ in told], [e.predicate for e in events], drop), events


def own_modes(modes, events):
    """Scores of the modes of each event's own type, and before them of none; which events have some."""
    own = torch.tensor([[mode.startswith(e.type + "/") for mode in plover.MODES] for e in events])
    return torch.cat([modes.new_zeros(len(events), 1), modes.masked_fill(~own, -1e4)], 1), own.any(1)


def loss_of(modes, contexts, events):
    wanted = torch.zeros(len(events), 1 + modes.shape[1])
    spoken = torch.zeros_like(contexts)
    for k, e in enumerate(events):
        wanted[k, 0] = not e.modes
        for mode in e.modes:
            wanted[k, 1 + plover.MODES.index(e.type + "/" + mode)] = 1 / len(e.modes)
        for context in e.contexts:
            spoken[k, plover.CONTEXTS.index(context)] = 1
    scores, some = own_modes(modes, events)
    return CONTEXT_LOSS * F.binary_cross_entropy_with_logits(contexts, spoken) \
        + MODE_LOSS * F.cross_entropy(scores[some], wanted[some])


@torch.inference_mode()
def score(scenes, texts):
    """How many modes are right, in percent, and F1 of contexts, where the predicate and its type are given."""
    right, counts = [0, 0], [0, 0, 0]
    for start in range(0, len(texts), TEXTS):
        modes, contexts, events = scores_of(scenes, texts[start:start + TEXTS], keep)
        scored, some = own_modes(modes, events)
        for k, e in enumerate(events):
            if some[k]:
                best = int(scored[k].argmax())
                right[0] += plover.MODES[best - 1].split("/")[1] in e.modes if best else not e.modes
                right[1] += 1
            likely = {plover.CONTEXTS[i] for i, v in enumerate(contexts[k].sigmoid()) if v >= LEAST_CONTEXT}
            for i, n in enumerate((len(likely & set(e.contexts)), len(likely), len(e.contexts))):
                counts[i] += n
    return {"modes": round(100 * right[0] / max(1, right[1]), 2),
            "contexts": round(200 * counts[0] / max(1, counts[1] + counts[2]), 2)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--events", nargs="+", required=True, help="as train.py has it")
    parser.add_argument("--runs", nargs="+", required=True, help="work folders of train.py")
    parser.add_argument("--work", required=True)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    random.seed(options.seed)
    runs = [torch.load(Path(run) / "checkpoint.pt", weights_only=False) for run in options.runs]
    data = Data(options.data, events=options.events)
    data.labels = runs[0]["labels"]
    network = mean_of(runs).eval()
    texts = vectors(network, data.events["train"], data.marks)
    scenes = network.scenes
    optimizer = torch.optim.AdamW(scenes.parameters(), lr=RATE, weight_decay=0.01)
    steps = options.epochs * (len(texts) // TEXTS)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: 1 - k / (steps + 1))
    drop = Dropout(DROPOUT)
    for epoch in range(options.epochs):
        random.shuffle(texts)
        total = 0.0
        for start in range(0, len(texts) - TEXTS + 1, TEXTS):
            loss = loss_of(*scores_of(scenes, texts[start:start + TEXTS], drop))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rate.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: {total * TEXTS / len(texts):.3f}", flush=True)
    if data.events["test"]:
        print(score(scenes, vectors(network, data.events["test"], data.marks)))
    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict(), "labels": data.labels,
                "history": [run["history"] for run in runs] + [vars(options)]}, work / "checkpoint.pt")


if __name__ == "__main__":
    main()
