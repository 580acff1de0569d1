"""Turns texts with marked mentions into CoNLL-U with entities.

    python marked_text.py --verbale ../.build/release/verbale corpus/coreference.txt > coreference.conllu

A text begins with `# id date`; mentions stand in nested brackets, `{1:Mexico}'s president {2:Ana Ruiz}`,
the same number for the same referent, `{1+2:both countries}` for several together, `{0:it}` for
nothing. Words, sentences and trees are those that the program finds.
"""

import argparse
import re
import subprocess
import sys


def texts(path):
    """Id, clean text, and mentions as (start, end, referent)."""
    for block in re.split(r"\n\s*\n(?=# )", open(path, encoding="utf-8").read().strip() + "\n"):
        head, _, body = block.strip("\n").partition("\n")
        body = body.replace("\n", "\n\n")
        plain, mentions, opened = [], [], []
        position = 0
        for part in re.split(r"(\{[0-9+]+:|\})", body):
            if part == "}":
                start, referent = opened.pop()
                mentions.append((start, position, referent))
            elif re.fullmatch(r"\{[0-9+]+:", part):
                opened.append((position, part[1:-1]))
            else:
                plain.append(part)
                position += len(part)
        assert not opened, head
        yield head[2:].split()[0], "".join(plain), mentions


def annotated(verbale, text):
    """The sentences of the program as lists of lines, and where each word stands."""
    lines = subprocess.run([verbale, "parse", "-"], input=text, capture_output=True, text=True, check=True).stdout
    position = 0
    for line in lines.split("\n"):
        fields = line.split("\t")
        if len(fields) != 10:
            yield line, None
            continue
        if "-" in fields[0]:
            yield line, None
            continue
        place = text.find(fields[1], position)
        if place < 0:
            yield line, (position, position)
            continue
        position = place + len(fields[1])
        yield line, (place, position)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbale", required=True)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    lost = 0
    for path in options.files:
        for name, text, mentions in texts(path):
            rows = list(annotated(options.verbale, text))
            words = [index for index, (_, place) in enumerate(rows) if place]
            starts, ends = {}, {}
            nothing = 0
            for start, end, referent in sorted(mentions, key=lambda mention: (mention[0], -mention[1])):
                inside = [index for index in words if rows[index][1][0] >= start and rows[index][1][1] <= end]
                if not inside:
                    lost += 1
                    continue
                if referent == "0":
                    nothing += 1
                    referent = f"0x{nothing}"
                referent = referent.replace("+", "x")
                if inside[0] == inside[-1]:
                    starts.setdefault(inside[0], []).append(f"({referent}-x-1)")
                else:
                    starts.setdefault(inside[0], []).append(f"({referent}-x-1")
                    ends.setdefault(inside[-1], []).insert(0, f"{referent})")
            print(f"# newdoc id = {name}\n# global.Entity = eid-etype-head")
            for index, (line, place) in enumerate(rows):
                if line.startswith("# newdoc"):
                    continue
                if place:
                    fields = line.split("\t")
                    marks = "".join(starts.get(index, [])) + "".join(ends.get(index, []))
                    fields[9] = f"Entity={marks}" if marks else "_"
                    line = "\t".join(fields)
                print(line)
    print(f"{lost} mentions lost", file=sys.stderr)


if __name__ == "__main__":
    main()
