"""Teaches the finished model what sentences mean as a whole, after a sentence model, for linking.

    python Training/meanings.py --data ../shared/data --attributions Training/work/attributions \\
        --events events.jsonl --work Training/work --model Models/verbale.safetensors

The teacher is the sentence model that the encoder began as (MiniLM, the mean over a sentence's pieces),
its directions turned so that the first `MEANING` hold the most. What our own encoder says of words is held
still: only the layers that join them learn. Writes `meanings.…` into the model file.
"""
import argparse
import json
import random
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

from batches import batches
from export import rounded
from network import SCENE_WORD, WIDTH, Encoder, Network
from train import Data

MEANING, INNER = 128, 256
SENTENCES = 256   # of a batch
LEAST = 5         # words of a sentence that is learned from


class Meanings(nn.Module):
    """The direction of a sentence's meaning, from the mean and the strongest of what its words say."""

    def __init__(self):
        super().__init__()
        self.enter = nn.Linear(SCENE_WORD, INNER)
        self.leave = nn.Linear(2 * INNER, MEANING)

    def forward(self, x, inside, drop=0.0):
        """`[sentences × words × SCENE_WORD]`, and which words there are → `[sentences × MEANING]`."""
        x = F.relu(self.enter(F.dropout(x, drop))).masked_fill(~inside[..., None], 0)
        read = torch.cat([x.sum(1) / inside.sum(1, keepdim=True), x.amax(1)], -1)
        return F.normalize(self.leave(F.dropout(read, drop)), dim=-1)


@torch.inference_mode()
def taught(teacher, marks, examples):
    """What the teacher says of each sentence of some windows, `[sentences × WIDTH]`, of length one."""
    sentences = [s for e in examples for s in e.sentences]
    pieces = [[p for w in s.words for p in marks.pieces(w)][:254] for s in sentences]
    found = torch.zeros(len(sentences), WIDTH)
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    for start in range(0, len(order), 64):
        rows = order[start:start + 64]
        longest = max(len(pieces[i]) for i in rows) + 2
        batch = torch.zeros(len(rows), longest, dtype=torch.long)
        lengths = torch.tensor([len(pieces[i]) + 2 for i in rows])
        for row, i in enumerate(rows):
            batch[row, :len(pieces[i]) + 2] = torch.tensor([marks.start, *pieces[i], marks.end])
        x = teacher(batch, lengths)
        inside = torch.arange(longest)[None] < lengths[:, None]
        mean = (x * inside[..., None]).sum(1) / lengths[:, None]
        found[torch.tensor(rows)] = F.normalize(mean, dim=-1)
    return found


@torch.inference_mode()
def read(network, marks, examples):
    """The vectors of the words of each sentence of some windows, in 16 bits."""
    place = {id(e): i for i, e in enumerate(examples)}
    found = [None] * len(examples)
    for batch in batches(examples, marks, 4096, shuffle=False):
        x = network.scene_vectors(batch).half()
        start = 0
        for e in batch.examples:
            found[place[id(e)]] = []
            for n in e.lengths:
                found[place[id(e)]].append(x[start:start + n].clone())
                start += n
    return [s for window in found for s in window]


def padded(sentences):
    x = torch.nn.utils.rnn.pad_sequence([s.float() for s in sentences], batch_first=True)
    return x, torch.arange(x.shape[1])[None] < torch.tensor([len(s) for s in sentences])[:, None]


@torch.inference_mode()
def score(meanings, sentences, wanted):
    """How the cosines of pairs go with the teacher's: over all pairs, and the share of sentences whose
    nearest other is among the teacher's ten nearest."""
    own = torch.cat([meanings(*padded(sentences[i:i + SENTENCES])) for i in range(0, len(sentences), SENTENCES)])
    ours, theirs = own @ own.T, wanted @ wanted.T
    upper = torch.triu_indices(len(own), len(own), 1)
    pairs = torch.stack([ours[upper[0], upper[1]], theirs[upper[0], upper[1]]])
    for m in (ours, theirs):
        m.fill_diagonal_(-2)
    near = theirs.topk(10).indices
    hit = (near == ours.argmax(1, keepdim=True)).any(1).float().mean()
    return {"correlation": round(float(torch.corrcoef(pairs)[0, 1]), 3), "nearest": round(float(hit), 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--attributions", required=True, help="as train.py has it")
    parser.add_argument("--events", nargs="+", required=True, help="as train.py has it")
    parser.add_argument("--work", required=True, help="work folder of scenes.py")
    parser.add_argument("--model", required=True, help="the file to write the weights into")
    parser.add_argument("--windows", type=int, default=16000, help="how many of the training windows are read")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    random.seed(options.seed)
    data = Data(options.data, window_limits=(100,), attributions=options.attributions, events=options.events)
    saved = torch.load(Path(options.work) / "checkpoint.pt", weights_only=False)
    data.labels = saved["labels"]
    network = Network(data.labels.sizes())
    network.load_state_dict(saved["network"])
    network.eval()
    teacher = Encoder()
    teacher.load_minilm(data.weights)
    teacher.eval()

    train = [w for s in data.trees for w in data.trees[s]["train"]] + data.names["train"] \
        + [e for a in data.articles["train"] for e in a] + [e for t in data.events["train"] for e in t.examples]
    train = random.sample(train, min(options.windows, len(train)))
    dev = data.names["dev"] + [e for a in data.articles["dev"][:20] for e in a]
    sets = []
    for part in (train, dev):
        wanted = taught(teacher, data.marks, part)
        sentences = read(network, data.marks, part)
        kept = [i for i, s in enumerate(sentences) if len(s) >= LEAST]
        sets.append(([sentences[i] for i in kept], wanted[kept]))
        print(len(kept), "sentences", flush=True)
    (sentences, wanted), (others, others_wanted) = sets
    others, others_wanted = others[:3000], others_wanted[:3000]
    turn = torch.linalg.eigh(wanted.T @ wanted).eigenvectors.flip(1)[:, :MEANING]
    kept = wanted @ turn
    print("kept of the teacher:", round(float((kept ** 2).sum(1).mean()), 3))
    wanted = F.normalize(kept, dim=-1)

    meanings = Meanings()
    optimizer = torch.optim.AdamW(meanings.parameters(), lr=2e-3, weight_decay=0.01)
    steps = options.epochs * (len(sentences) // SENTENCES)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: 1 - k / (steps + 1))
    for epoch in range(options.epochs):
        # sentences of similar length together
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + 6 * random.random())
        groups = [order[i:i + SENTENCES] for i in range(0, len(order) - SENTENCES + 1, SENTENCES)]
        random.shuffle(groups)
        total = 0.0
        for group in groups:
            own = meanings(*padded([sentences[i] for i in group]), drop=0.1)
            goal = wanted[group]
            loss = (1 - (own * goal).sum(1)).mean() + 10 * F.mse_loss(own @ own.T, goal @ goal.T)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rate.step()
            total += float(loss.detach())
        meanings.eval()
        print(f"epoch {epoch + 1}: {total / len(groups):.4f} {score(meanings, others, others_wanted)}", flush=True)
        meanings.train()

    meanings.eval()
    with safe_open(options.model, "pt") as file:
        metadata = file.metadata()
        tensors = {k: file.get_tensor(k) for k in file.keys()}
    tensors["meanings.enter.weight"], tensors["meanings.enter.scale"] = rounded(meanings.enter.weight.detach())
    tensors["meanings.enter.bias"] = meanings.enter.bias.detach().clone()
    tensors["meanings.leave.weight"] = meanings.leave.weight.detach().half()
    tensors["meanings.leave.bias"] = meanings.leave.bias.detach().clone()
    metadata["meanings"] = json.dumps(score(meanings, others, others_wanted))
    save_file(tensors, options.model, metadata)
    Path(options.model).chmod(0o644)


if __name__ == "__main__":
    main()
