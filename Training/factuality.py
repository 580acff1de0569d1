"""Trains how judgements of the rules are weighed anew, and puts it into the model file.

    verbale evaluate factuality Training/corpus/factuality.jsonl --features features.jsonl
    python Training/factuality.py features.jsonl --model Models/verbale.safetensors

Features that are there or not go through a linear layer; what the head that was trained on UDS reads
from the predicate's vector goes through a small network; scores are added. The value of the rules
begins with a lead. Only the split `train` is learned from; the numbers of epochs and the like were
chosen by cross-validation on it (--folds).
"""
import argparse
import json
import random
from collections import Counter

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

VALUES = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
TENSES = ["past", "present", "future", "historical"]
INNER = 64
OUTPUTS = 2 * len(VALUES) + len(TENSES)
LEAST = 3            # examples that a feature is seen in
EPOCHS, BATCH, RATE = 20, 64, 1e-3
DROPOUT, FEATURE_DROPOUT, DECAY = 0.5, 0.3, 0.05
TRUST = 4.0          # the score that the value of the rules begins with
MARGIN = 0.3        # how much likelier another value has to be (Sources/Statements/FactualityModel.swift)


class Weighing(nn.Module):
    """`[examples × OUTPUTS]`: values of the inner holder, of the outer one, tenses."""

    def __init__(self, names, width):
        super().__init__()
        self.features = nn.Linear(len(names), OUTPUTS, bias=False)
        self.trunk = nn.Linear(width, INNER)
        self.head = nn.Linear(INNER, OUTPUTS)
        nn.init.zeros_(self.features.weight)
        starts = {f"{holder}={v}": place * len(VALUES) + i for place, holder in enumerate(("inner", "outer"))
                  for i, v in enumerate(VALUES)}
        starts |= {f"tense={t}": 2 * len(VALUES) + i for i, t in enumerate(TENSES)}
        with torch.no_grad():
            for column, name in enumerate(names):
                if name in starts:
                    self.features.weight[starts[name], column] = TRUST

    def forward(self, features, vectors):
        drop = lambda x, p: F.dropout(x, p, self.training)
        inner = drop(F.relu(self.trunk(drop(vectors, 0.1))), DROPOUT)
        kept = features * (torch.rand_like(features) > FEATURE_DROPOUT) if self.training else features
        return self.features(kept) + self.head(inner)


class Happened:
    """The head of UDS: 128 values for a word vector, and how surely it happened."""

    def __init__(self, model):
        with safe_open(model, "pt") as file:
            self.fact, self.fact_bias, self.weight, self.bias = (
                file.get_tensor(name).float()
                for name in ("fact.weight", "fact.bias", "happened.weight", "happened.bias"))

    def __call__(self, vectors):
        inner = F.relu(F.linear(vectors, self.fact, self.fact_bias))
        return torch.cat([inner, F.linear(inner, self.weight, self.bias)], 1)


class Examples:
    def __init__(self, rows, names, happened):
        at = {n: i for i, n in enumerate(names)}
        self.features = torch.zeros(len(rows), len(names))
        for i, r in enumerate(rows):
            for f in r["features"]:
                if f in at:
                    self.features[i, at[f]] = 1
        self.vectors = happened(torch.tensor([r["vector"] for r in rows]))
        self.outer = torch.tensor([r["isOuter"] for r in rows])
        self.values = torch.tensor([VALUES.index(r["value"]) for r in rows])
        self.tenses = torch.tensor([TENSES.index(r["tense"]) for r in rows])

    def of_holder(self, scores):
        n = len(VALUES)
        return torch.where(self.outer[:, None], scores[:, n:2 * n], scores[:, :n])


def names_of(rows):
    counts = Counter(f for r in rows for f in set(r["features"]))
    return sorted(f for f, n in counts.items() if n >= LEAST)


def train(rows, happened, seed):
    torch.manual_seed(seed)
    names = names_of(rows)
    data = Examples(rows, names, happened)
    network = Weighing(names, data.vectors.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    counts = torch.bincount(data.values, minlength=len(VALUES)).float()
    # rare values count a little more
    weight = (counts.mean() / counts.clamp(min=1)) ** 0.3
    steps = EPOCHS * (len(rows) // BATCH + 1)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: 1 - k / steps)
    network.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(rows))
        for chosen in order.split(BATCH):
            scores = network(data.features[chosen], data.vectors[chosen])
            n = len(VALUES)
            own = torch.where(data.outer[chosen][:, None], scores[:, n:2 * n], scores[:, :n])
            loss = F.cross_entropy(own, data.values[chosen], weight=weight) \
                + 0.5 * F.cross_entropy(scores[:, 2 * n:], data.tenses[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rate.step()
    network.eval()
    return network, names


@torch.inference_mode()
def answers(network, names, rows, happened):
    data = Examples(rows, names, happened)
    scores = network(data.features, data.vectors)
    shares = data.of_holder(scores).softmax(1)
    own = torch.tensor([VALUES.index(rule(r)) for r in rows])
    best = shares.argmax(1)
    clear = shares.max(1).values > shares.gather(1, own[:, None])[:, 0] + MARGIN
    return torch.where(clear, best, own).tolist(), scores[:, 2 * len(VALUES):].argmax(1).tolist()


def macro_f1(pairs):
    found = []
    for k in {t for _, t in pairs}:
        right = sum(a == t == k for a, t in pairs)
        found.append(2 * right / max(1, sum(a == k for a, _ in pairs) + sum(t == k for _, t in pairs)))
    return sum(found) / len(found)


def cross_validate(rows, happened, folds):
    ids = sorted({r["id"] for r in rows})
    random.Random(1).shuffle(ids)
    pairs, tenses = [], []
    for fold in range(folds):
        held = set(ids[fold::folds])
        network, names = train([r for r in rows if r["id"] not in held], happened, seed=fold)
        test = [r for r in rows if r["id"] in held]
        values, when = answers(network, names, test, happened)
        pairs += [(a, VALUES.index(r["value"])) for a, r in zip(values, test)]
        tenses += [a == TENSES.index(r["tense"]) for a, r in zip(when, test)]
    rules = [(VALUES.index(rule(r)), VALUES.index(r["value"])) for r in rows]
    print(f"rules: macro-F1 {macro_f1(rules):.3f}, accuracy {sum(a == b for a, b in rules) / len(rules):.3f}")
    print(f"weighed: macro-F1 {macro_f1(pairs):.3f}, accuracy {sum(a == b for a, b in pairs) / len(rows):.3f}, "
          f"tense {sum(tenses) / len(tenses):.3f}")


def rule(row):
    """What the rules say of an example."""
    key = "outer=" if row["isOuter"] else "inner="
    return next(f.removeprefix(key) for f in row["features"] if f.startswith(key))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("features")
    parser.add_argument("--model", required=True, help="the file to write the weights into")
    parser.add_argument("--folds", type=int, help="only cross-validate")
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.features, encoding="utf-8")]
    rows = [r for r in rows if r["split"] == "train"]
    happened = Happened(options.model)
    if options.folds:
        return cross_validate(rows, happened, options.folds)
    network, names = train(rows, happened, seed=1)
    with safe_open(options.model, "pt") as file:
        metadata = file.metadata()
        tensors = {k: file.get_tensor(k) for k in file.keys()}
    for name, parameter in network.named_parameters():
        matrix = parameter.detach().T if name.startswith("features") else parameter.detach()
        tensors["factuality." + name] = matrix.contiguous().half() if matrix.dim() > 1 else matrix.clone()
    metadata["factuality"] = json.dumps(names, ensure_ascii=False)
    save_file(tensors, options.model, metadata)
    print(f"{len(rows)} examples, {len(names)} features")


if __name__ == "__main__":
    main()
