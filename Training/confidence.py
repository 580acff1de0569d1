"""Fits how likely an event is right to what the model and the lexicon say of it.

    verbale evaluate events Training/corpus/events.jsonl --split test --shares shares.jsonl
    python Training/confidence.py shares.jsonl --model Models/verbale.safetensors

A logistic regression over four figures; five weights go into the metadata of the model file. How
well it is calibrated is measured on one half of the texts with the weights of the other half.
"""
import argparse
import json
import math
import zlib

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch.nn import functional as F


def fit(rows):
    x = torch.tensor([[1.0, *r["features"]] for r in rows])
    y = torch.tensor([float(r["right"]) for r in rows])
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss():
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ weights, y) + 1e-4 * weights.square().sum()
        value.backward()
        return value
    optimizer.step(loss)
    return weights.detach().tolist()


def confidence(weights, row):
    return 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, [1.0, *row["features"]]))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shares")
    parser.add_argument("--model", required=True, help="the file to write the weights into")
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.shares, encoding="utf-8")]
    halves = [[r for r in rows if zlib.crc32(r["id"].encode()) // 5 % 2 == k] for k in (0, 1)]
    told = [(confidence(fit(halves[1 - k]), r), r["right"]) for k in (0, 1) for r in halves[k]]
    error = 0.0
    for tenth in range(10):
        own = [(c, right) for c, right in told if min(9, int(10 * c)) == tenth]
        if own:
            mean, share = sum(c for c, _ in own) / len(own), sum(r for _, r in own) / len(own)
            error += len(own) / len(told) * abs(mean - share)
            print(f"{len(own):5} events of confidence {mean:.2f}: {share:.2f} right")
    print(f"{len(told)} events, calibration error {error:.3f}")
    weights = fit(rows)
    with safe_open(options.model, "pt") as file:
        metadata, tensors = file.metadata(), {k: file.get_tensor(k) for k in file.keys()}
    metadata["confidence"] = json.dumps([round(w, 4) for w in weights])
    save_file(tensors, options.model, metadata)
    print(metadata["confidence"])


if __name__ == "__main__":
    main()
