"""Trains the ranking of antecedents: how much each feature counts.

    verbale evaluate coreference gum-train.conllu --features train.txt
    python coreference.py --train train.txt [own.txt ...] --dev dev.txt --out ../Lexicon/coreference.tsv

A file of features has their names in its first line (template, form and value), then a line for a
phrase and a column for a candidate, `1:` or `0:` and the numbers of its features. The model is log-linear: the weights of a candidate's features are summed, and the
sum of the probabilities of the right candidates is made large (Durrett and Klein 2013).
"""

import argparse
import random

import torch

WRONG_NEW, WRONG_LINK, FALSE_LINK = 3.0, 1.0, 0.1


def read(path):
    """The names of the features; phrases as (features, offsets of the candidates, which are right)."""
    phrases = []
    file = open(path, encoding="utf-8")
    names = next(file).rstrip("\n").split("\t")
    for line in file:
        features, starts, right = [], [], []
        for candidate in line.rstrip("\n").split("\t"):
            mark, numbers = candidate.split(":")
            starts.append(len(features))
            features += map(int, numbers.split())
            right.append(mark == "1")
        if len(right) > 1:
            phrases.append((features, starts, right))
    return names, phrases


def costs(right):
    """What each candidate costs if it is chosen: the first stands for none."""
    return [
        0.0 if is_right else WRONG_NEW if index == 0 else FALSE_LINK if right[0] else WRONG_LINK
        for index, is_right in enumerate(right)
    ]


def batches(phrases, size):
    for start in range(0, len(phrases), size):
        part = phrases[start : start + size]
        features, starts, groups, right, cost = [], [], [], [], []
        for group, (numbers, offsets, marks) in enumerate(part):
            starts += [len(features) + offset for offset in offsets]
            features += numbers
            groups += [group] * len(marks)
            right += marks
            cost += costs(marks)
        yield (
            torch.tensor(features),
            torch.tensor(starts),
            torch.tensor(groups),
            torch.tensor(right),
            torch.tensor(cost),
            len(part),
        )


def scores(weights, batch):
    features, starts, *_ = batch
    return torch.nn.functional.embedding_bag(
        features, weights, starts, mode="sum", include_last_offset=False
    ).squeeze(1)


def log_sum(values, groups, count):
    top = torch.full((count,), -1e9).scatter_reduce(0, groups, values, "amax")
    return top + torch.zeros(count).index_add(0, groups, (values - top[groups]).exp()).log()


def loss(weights, batch):
    values = scores(weights, batch)
    _, _, groups, right, cost, count = batch
    everything = log_sum(values + cost, groups, count)
    rights = log_sum(torch.where(right, values, torch.tensor(-1e9)), groups, count)
    return (everything - rights).mean()


def accuracy(weights, phrases):
    chosen = 0
    with torch.no_grad():
        for batch in batches(phrases, 512):
            values = scores(weights, batch)
            _, _, groups, right, _, count = batch
            best = torch.full((count,), -1e9).scatter_reduce(0, groups, values, "amax")
            hit = (values == best[groups]) & right
            chosen += torch.zeros(count).index_add(0, groups, hit.float()).clamp(max=1).sum().item()
    return chosen / len(phrases)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--repeat", type=int, default=1, help="how often files after the first count")
    parser.add_argument("--dev", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--decay", type=float, default=2e-6)
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    names, phrases = read(options.train[0])
    for path in options.train[1:]:
        phrases += read(path)[1] * options.repeat
    _, dev = read(options.dev)
    weights = torch.zeros(len(names), 1, requires_grad=True)
    optimizer = torch.optim.Adagrad([weights], lr=0.1)
    for epoch in range(options.epochs):
        random.shuffle(phrases)
        total = 0.0
        for batch in batches(phrases, 64):
            optimizer.zero_grad()
            value = loss(weights, batch) + options.decay * 1e2 * weights.abs().sum() / 64
            value.backward()
            optimizer.step()
            total += value.item() * batch[-1]
        print(f"epoch {epoch + 1}: loss {total / len(phrases):.4f}, dev {accuracy(weights, dev):.4f}", flush=True)
    with open(options.out, "w", encoding="utf-8") as file:
        file.write("template\tform\tvalue\tweight\n")
        for name, weight in zip(names, weights.detach().squeeze(1).tolist()):
            if abs(weight) >= 0.01:
                file.write("\t".join(name.split()) + f"\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
