"""Scores the program on marked pairs that its model has not seen: five folds, pooled.

    python Training/cross_validate.py --verbale .build/release/verbale --data ../shared/data \\
        --work Training/work/folds

The folders `0` to `4` hold the runs of `train.py --without 0` to `4`. The program scores each model
on the rows left out of its run; printed are the figures over all rows, with 95 % intervals (bootstrap
over rows).
"""
import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import plover
from corpora import read_event_texts
from score import macro_f1
from train import fold_of

FOLDS = 5
HERE = Path(__file__).parent
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "AID": 2, "COOPERATE": 2, "YIELD": 2, "ACCUSE": 3, "REJECT": 3,
         "REQUEST": 3, "THREATEN": 3, "ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4, "SANCTION": 4}


FIGURES = {
    "accuracy": lambda rows: sum(r["gold"] == r["system"] for r in rows) / len(rows),
    "macroF1": lambda rows: macro_f1([(r["gold"], r["system"]) for r in rows])[0],
    "quadMacroF1": lambda rows: macro_f1([(QUADS[r["gold"]], QUADS[r["system"]]) for r in rows])[0],
    "rootAndPair": lambda rows: sum(r["rootAndPair"] for r in rows) / len(rows),
    "root": lambda rows: sum(r["root"] for r in rows) / len(rows),
    "eventsPerSentence": lambda rows: sum(r["events"] for r in rows) / len(rows),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verbale", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    options = parser.parse_args()
    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    table = Path(options.data) / "events/plv-train.tsv"
    subprocess.run([options.verbale, "evaluate", "events", table, "--words", work / "rows.jsonl"], check=True)
    folds = [fold_of(text) for text in read_event_texts(work / "rows.jsonl")]
    header, *lines = table.read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line]
    rows = []
    for fold in range(FOLDS):
        model = work / f"{fold}.safetensors"
        if not model.exists():
            subprocess.run([sys.executable, HERE / "export.py", "--data", options.data, "--work", work / str(fold),
                            "--model", model, "--unscored"], check=True)
        held = work / f"{fold}.tsv"
        held.write_text("\n".join([header, *(l for l, f in zip(lines, folds) if f == fold)]) + "\n", encoding="utf-8")
        parts = []
        for extra in ([], ["--end-to-end"]):
            answers = work / "answers.jsonl"
            subprocess.run([options.verbale, "evaluate", "events", held, "--answers", answers, *extra], check=True,
                           env=os.environ | {"VERBALE_MODEL": str(model)})
            parts.append([json.loads(line) for line in answers.read_text().splitlines()])
        rows += [a | b for a, b in zip(*parts)]
    random.seed(1)
    samples = [[random.choice(rows) for _ in rows] for _ in range(1000)]
    print(f"{len(rows)} rows, {FOLDS} folds")
    for name, figure in FIGURES.items():
        drawn = sorted(figure(s) for s in samples)
        print(f"{name:18} {figure(rows):.3f}  ({drawn[25]:.3f} to {drawn[974]:.3f})")
    counts = {k: sum(r["gold"] == k for r in rows) for k in plover.ROOTS}
    for kind, value in sorted(macro_f1([(r["gold"], r["system"]) for r in rows])[1].items()):
        own = [r for r in rows if r["gold"] == kind]
        print(f"{kind:10} {counts[kind]:4} rows  F1 {value:.3f}  end to end: pair "
              f"{sum(r['rootAndPair'] for r in own) / len(own):.3f}, root {sum(r['root'] for r in own) / len(own):.3f}")


if __name__ == "__main__":
    main()
