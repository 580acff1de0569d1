"""Fits how much each feature of a pair of assertions counts when linking them, by what the days say.

    verbale evaluate linking links-a.jsonl --features a.tsv
    python Training/linking.py a.tsv e.tsv --out weights.tsv [--swift Sources/Linking/Events/PairWeights.swift]

Logistic regression drawn towards weights set by hand: a weight for all pairs, and for each relation of days (see
DayRelation.swift) what is added to it. The lines of one annotated pair count as one.
"""
import argparse
from pathlib import Path

import numpy as np

RELATIONS = ["unlike", "same", "open"]
# what the days themselves say needs no weights by days; the constant is drawn little
DAYS = {"sameDay", "nextDay", "otherDay", "closeDays", "apart", "openDay", "shutDay"}
# set by hand; the weights are drawn towards these
PRIOR = {
    "always": -0.94,
    "sameType": 0.81,
    "nearType": 1.02,
    "types": 1.5,
    "otherType": -2,
    "sameMode": 0.81,
    "otherMode": -0.1,
    "actors": 0.13,
    "otherActors": -0.1,
    "recipients": 0.4,
    "otherRecipients": -0.1,
    "reversed": -2.05,
    "anybody": 0.1,
    "sameDay": 1.97,
    "nextDay": -0.18,
    "otherDay": -2.54,
    "closeDays": 0.82,
    "apart": -0.5,
    "openDay": 0.1,
    "shutDay": -1,
    "published": -0.33,
    "samePlace": 0.1,
    "otherCountry": -0.42,
    "sameCount": 0.91,
    "otherCount": -0.3,
    "meaning": 3.45,
    "words": 2.38,
    "anyWords": 1.11,
    "core": 0.42,
    "coreHeld": 1.17,
    "predicate": 0.45,
    "reports": 2.05,
    "otherCountries": -0.11,
    "aheadAndDone": -0.66,
}
BEGIN, END = "  package static let standard = PairWeights([\n", "  ])\n"


def read(path, chained, unjoined, other):
    """Rows of a table of features: names, same, weight and relation of each, and the values.

    What chains of annotated pairs make one event counts as such. Two annotated assertions that no chain
    joins are hardly one event, any other two of a story seldom: both count a little.
    """
    header, *lines = path.read_text().splitlines()
    cells = [line.split("\t") for line in lines]
    events = {}

    def event(one):
        while events.setdefault(one, one) != one:
            one = events[one]
        return one

    lines_of = {}
    for a, b, pair, same, *_ in cells:
        if pair:
            lines_of[pair] = lines_of.get(pair, 0) + 1
            event(a), event(b)
            if same == "1":
                events[event(a)] = event(b)
    same, weight = [], []
    for a, b, pair, answer, *_ in cells:
        known = a in events and b in events
        joined = known and event(a) == event(b)
        same.append(answer == "1" if pair else joined)
        weight.append(1 / lines_of[pair] if pair else chained if joined else unjoined if known else other)
    relation = np.array([RELATIONS.index(c[4]) for c in cells])
    return (header.split("\t")[5:], np.array(same, float), np.array(weight), relation,
            np.array([[float(v) for v in c[5:]] for c in cells]))


def design(names, relation, values):
    """The values once for all pairs, then once for each relation but the first."""
    free = np.array([n not in DAYS for n in names], float)
    blocks = [values] + [values * free * (relation == r)[:, None] for r in (1, 2)]
    return np.hstack(blocks)


def fit(x, y, weight, penalty, begin):
    """Logistic regression by Newton's method, drawn towards where it begins."""
    def loss(w):
        z = x @ w
        return (weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (penalty * (w - begin) ** 2).sum()

    w = begin.copy()
    for _ in range(100):
        p = 0.5 * (1 + np.tanh(x @ w / 2))
        gradient = x.T @ (weight * (p - y)) + penalty * (w - begin)
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step, size = np.linalg.solve(curve, gradient), 1.0
        while loss(w - size * step) > loss(w) and size > 1e-6:
            size /= 2
        w = w - size * step
        if np.abs(size * step).max() < 1e-6:
            break
    return w


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--swift", type=Path, help="a source file to put the table into")
    parser.add_argument("--penalty", type=float, default=1)
    parser.add_argument("--shift", type=float, default=0.8,
                        help="what is added for every pair, as those that nobody annotated weigh too much")
    parser.add_argument("--other", type=float, nargs=3, default=[1, 0.4, 0.02],
                        help="how much answers count that follow from others by chains, two annotated\n"
                             "assertions that no chain joins, and any other two")
    options = parser.parse_args()

    parts = [read(path, *options.other) for path in options.tables]
    names = parts[0][0]
    assert all(p[0] == names for p in parts), "tables of different programs"
    same, weight, relation, values = (np.concatenate([p[i] for p in parts]) for i in (1, 2, 3, 4))
    penalty = np.full(3 * len(names), options.penalty)
    penalty[names.index("always")] = 0.5
    begin = np.zeros(3 * len(names))
    begin[:len(names)] = [PRIOR.get(n, 0) for n in names]
    w = fit(design(names, relation, values), same, weight, penalty, begin).reshape(3, -1)
    w[0, names.index("always")] += options.shift
    table = [(n, w[0, i], w[0, i] + w[1, i], w[0, i] + w[2, i]) for i, n in enumerate(names)]
    options.out.write_text("\t".join(["feature"] + RELATIONS) + "\n" + "".join(
        "\t".join([n] + [f"{v:.2f}" for v in row]) + "\n" for n, *row in table))
    if options.swift:
        source = options.swift.read_text()
        rows = "".join(f"    (.{n}, " + ", ".join(f"{v:.2f}" for v in row) + "),\n" for n, *row in table)
        begin = source.index(BEGIN) + len(BEGIN)
        options.swift.write_text(source[:begin] + rows + source[source.index(END, begin):])
    print(f"{len(same)} lines; weight {weight[same == 1].sum():.0f} of one event, {weight[same == 0].sum():.0f} of two")


if __name__ == "__main__":
    main()
