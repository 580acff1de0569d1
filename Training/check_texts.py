"""What the checks of our corpora share: words, near-duplicates, templates, and the frame of a check.

A corpus is JSON Lines; a text has at least an `id`, a `split` and a `text`. A check prints what it
counts and yields a line for each rule that is broken.
"""
import argparse
import json
import re
from collections import Counter, defaultdict
from itertools import combinations, groupby

SPLITS = ["train", "test"]
LEAST_IN_TEST, MOST_IN_TEST = 0.15, 0.25
OVERLAP = 0.5  # a pair that shares more of its three-word sequences is near-duplicate
SKELETON_WORDS, SKELETON_FUNCTION_WORDS = 8, 3  # with fewer an equal skeleton means nothing
# shares of the texts
DUPLICATES = 0.01
OPENINGS = {3: 0.01, 2: 0.02, 1: 0.20}  # by how many words
LONGEST_RUN = 3
FRAME_PARTS, LONGEST_FRAME_RUN = 6, 2

FUNCTION_WORDS = set("""
    a about above according after again against ago all almost along already also although always
    am among an and any anyone anything are around as at be because been before behind being below
    beneath beside between both but by can cannot could despite did do does during each either else
    even ever every few for from had has have he her here hers him himself his how i if in inside
    instead into is it its itself just least less many may me might mine more most much must my
    near neither never no nobody none nor not nothing now of off on once one only onto or other our
    ours out outside over own per perhaps quite rather same shall she should since so some still
    such than that the their theirs them themselves then there these they this those though through
    till to together too toward towards under unless until up upon us very was we were what when
    where whether which while who whom whose why will with within without would yet you your yours
    """.split())


def words(text):
    return re.findall(r"\w+(?:['’-]\w+)*", text.lower())


def times(part, text):
    """How often a text has a part as whole words."""
    return len(re.findall(rf"(?<!\w){re.escape(part)}(?!\w)", text)) if part else 0


def lemma(word):
    """A crude one, enough to see that a word comes again and again."""
    stem = re.sub(r"^(\w{3,}?)(?:ing|ed|es|e|s)$", r"\1", word.lower())
    return re.sub(r"(.)\1$", r"\1", stem)


def skeleton(text):
    """Function words and punctuation; every other word is a mark."""
    parts = re.findall(r"\w+(?:['’-]\w+)*|[^\w\s]", text.lower())
    return " ".join("_" if p[0].isalnum() and p not in FUNCTION_WORDS else p for p in parts)


def frame(text):
    """How a text begins: the first parts of its skeleton, marks in a row as one."""
    return re.sub(r"_(?: _)+", "_", skeleton(text)).split()[:FRAME_PARTS]


def read(path, slips):
    """The texts that can be counted, and what is wrong with the form of the lines.

    `slips` yields what is wrong with a text by itself; with a `ValueError` it cannot be counted."""
    items, errors, ids = [], [], set()
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        try:
            item = json.loads(line)
            found = list(slips(item))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            errors.append(f"line {number}: {error!r}")
            continue
        if item["split"] not in SPLITS:
            found.append(f"no split: {item['split']!r}")
        if item["id"] in ids:
            found.append("the id is there already")
        ids.add(item["id"])
        items.append(item)
        errors += [f"line {number}, {item['id']}: {slip}" for slip in found]
    return items, errors


def check_split(items):
    in_test = sum(item["split"] == "test" for item in items) / len(items)
    length = sum(len(words(item["text"])) for item in items)
    print(f"size: {len(items):,} texts, {in_test:.1%} of them in test; {length:,} words")
    if not LEAST_IN_TEST <= in_test <= MOST_IN_TEST:
        yield f"not {LEAST_IN_TEST:.0%} to {MOST_IN_TEST:.0%} of the texts are in test"


def near_duplicates(items):
    """Pairs of places in the corpus, with what the two texts share."""
    rows = [words(item["text"]) for item in items]
    triples = [set(zip(row, row[1:], row[2:])) for row in rows]
    having, alike = defaultdict(list), defaultdict(list)
    for place, row in enumerate(rows):
        for triple in triples[place]:
            having[triple].append(place)
        functions = sum(word in FUNCTION_WORDS for word in row)
        if len(row) >= SKELETON_WORDS and functions >= SKELETON_FUNCTION_WORDS:
            alike[skeleton(items[place]["text"])].append(place)
    pairs = defaultdict(list)
    shared = Counter(pair for places in having.values() for pair in combinations(places, 2))
    for (a, b), count in shared.items():
        overlap = count / len(triples[a] | triples[b])
        if overlap > OVERLAP:
            pairs[a, b].append(f"overlap {overlap:.2f}")
    for places in alike.values():
        for pair in combinations(places, 2):
            pairs[pair].append("same skeleton")
    return dict(sorted(pairs.items()))


def check_duplicates(items):
    pairs = near_duplicates(items)
    inside, across = defaultdict(set), 0
    for pair, reasons in pairs.items():
        a, b = (items[place] for place in pair)
        print(f"near-duplicates, {' and '.join(reasons)}:")
        for item in a, b:
            print(f"  {item['id']} {item['split']:5} {item['text']}")
        if a["split"] == b["split"]:
            inside[a["split"]] |= set(pair)
        else:
            across += 1
            yield f"near-duplicates across splits: {a['id']} and {b['id']}"
    print(f"near-duplicates: {len(pairs)} pairs, {across} of them across splits")
    for split, places in inside.items():
        if len(places) > DUPLICATES * sum(item["split"] == split for item in items):
            yield f"more than {DUPLICATES:.0%} of {split} are near-duplicates: {len(places)} texts"


def check_templates(items):
    rows = [words(item["text"]) for item in items]
    for size, limit in OPENINGS.items():
        openings = Counter(" ".join(row[:size]) for row in rows).most_common()
        print(f"commonest openings of {size}: "
              + ", ".join(f"{o} {n / len(items):.1%}" for o, n in openings[:5]))
        for opening, count in openings:
            if count > limit * len(items):
                yield f"more than {limit:.0%} of the texts open with {opening!r}: {count}"
    openings = LONGEST_RUN, "open with", lambda item: words(item["text"])[:2]
    frames = LONGEST_FRAME_RUN, "are built like", lambda item: frame(item["text"])
    for longest, alike, key in openings, frames:
        for same, texts in groupby(items, key=key):
            ids = [item["id"] for item in texts]
            if len(ids) > longest:
                yield f"{len(ids)} texts in a row {alike} {' '.join(same)!r}, from {ids[0]} on"


def run(description, corpus, slips, checks):
    """The exit status of a check of the corpus, or of the file that the command line names."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", nargs="?", default=corpus)
    path = parser.parse_args().corpus
    print(f"{path}:")
    items, errors = read(path, slips)
    if items:
        for check in checks:
            errors += check(items)
    for error in errors:
        print(f"error: {error}")
    print(f"{len(errors)} errors")
    return 1 if errors or not items else 0
