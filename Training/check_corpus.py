"""Checks our corpus of factuality for slips, templates and near-duplicates.

    python Training/check_corpus.py [Training/corpus/factuality.jsonl]

Prints what is in the corpus, then a line for each rule that it breaks; the exit status is 1 if it
breaks any. Needs nothing but Python.
"""
import argparse
import json
import pathlib
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations, groupby

CORPUS = pathlib.Path(__file__).parent / "corpus/factuality.jsonl"
SPLITS = ["train", "test"]
VALUES = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
TENSES = ["past", "present", "future", "historical"]
FIELDS = {"id", "split", "construction", "text", "judgements"}
JUDGEMENT = {"predicate", "holder", "value", "tense"}

LEAST_TEXTS, LEAST_DENSITY = 1000, 12  # density: judgements a hundred words
LEAST_IN_TEST, MOST_IN_TEST = 0.15, 0.25
OVERLAP = 0.5  # a pair that shares more of its three-word sequences is near-duplicate
SKELETON_WORDS = 8  # in shorter texts an equal skeleton means nothing
# shares of the texts
DUPLICATES, PREDICATE = 0.01, 0.05
OPENINGS = {3: 0.01, 1: 0.20}  # by how many words
LONGEST_RUN = 3
TEXTS_A_PREDICATE = 2.5
LEAST_CONSTRUCTION = 5
LEAST_VALUE = dict.fromkeys(VALUES, 0.03) | {"CTu": 0.005}

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

# Rough patterns: they show what the corpus covers.
CONSTRUCTIONS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in {
    "not": r"\bnot\b|n['’]t\b|\bcannot\b",
    "never": r"\bnever\b",
    "no, nobody, neither, nor": r"\b(no(?! longer)|none|nobody|nothing|neither|nor)\b",
    "hardly, barely": r"\b(hardly|barely|scarcely)\b",
    "no longer, yet to": r"\b(no longer|yet to)\b",
    "without -ing": r"\bwithout (\w+ )?\w+ing\b",
    "too … to": r"\btoo \w+\b[^.;]*? to \w+",
    "almost, nearly": r"\b(almost|nearly)\b",
    "may, might": r"\b(may|might)\b",
    "can, could": r"\b(can|cannot|could)\b",
    "should, must": r"\b(should|must)\b",
    "would": r"\bwould\b",
    "likely, probably": r"\b(likely|probably)\b",
    "unlikely, doubt": r"\b(unlikely|improbable|doubt\w*)\b",
    "perhaps, possible": r"\b(perhaps|maybe|possib\w+|conceivab\w+)\b",
    "if": r"\bif\b",
    "unless": r"\bunless\b",
    "inverted condition": r"(^|[.;] )(had|should|were) (?!to\b)\w+",
    "whether": r"\bwhether\b",
    "question": r"\?",
    "quotation": r"[\"“”]",
    "reportedly, allegedly": r"\b(report|alleg|suppos|purport)edly\b|\bapparently\b",
    "is said, believed to": r"\b(said|believed|thought|reported|understood|known|expected) to\b",
    "according to": r"\baccording to\b",
    "deny, rule out": r"\b(den(y|ies|ied|ying)|reject\w*|dismiss\w*|rul\w+ out)\b",
    "admit, reveal": r"\b(admit|reveal|disclos|confirm|acknowledg|regret|conced|realis)\w*\b",
    "fail, refuse to": r"\b(fail|refus|declin|neglect|forg[eo]t)\w* to\b",
    "infinitive after to": r"\bto (?!the\b|an?\b)[a-z]+(?<!ing)\b",
    "before, after, until": r"\b(before|after|until|till)\b",
    "passive with by": r"\w(ed|en|wn|ung|nt|ght) by\b",
    "relative clause": r"\b(who|whom|whose)\b|, which\b",
    "headline without stop": r"[^.?!\"”]$",
}.items()}


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


def slips(item):
    """What is wrong with a line by itself."""
    if item["split"] not in SPLITS:
        yield f"no split: {item['split']!r}"
    if not item["judgements"]:
        yield "no judgement"
    judged = defaultdict(list)
    for judgement in item["judgements"]:
        predicate, occurrence = judgement["predicate"], judgement.get("occurrence", 1)
        holder, value, tense = (judgement[name] for name in ("holder", "value", "tense"))
        if not re.fullmatch(r"[\w'’-]+", predicate):
            yield f"predicate is not one word: {predicate!r}"
        if not 1 <= occurrence <= times(predicate, item["text"]):
            yield f"predicate is not in the text {occurrence} times: {predicate!r}"
        if holder not in ("author", "unnamed") and not times(holder, item["text"]):
            yield f"holder is not in the text: {holder!r}"
        if value not in VALUES or tense not in TENSES:
            yield f"no value or no tense: {value!r}, {tense!r}"
        if holder in judged[predicate, occurrence]:
            yield f"judged twice: {predicate!r} by {holder!r}"
        judged[predicate, occurrence].append(holder)
    for (predicate, _), holders in judged.items():
        if "author" not in holders:
            yield f"the author's judgement is missing: {predicate!r}"


def read(path):
    """The texts that can be counted, and what is wrong with the form of the lines."""
    items, errors, ids = [], [], set()
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        try:
            item = json.loads(line)
            if set(item) != FIELDS or any(set(judgement) - {"occurrence"} != JUDGEMENT
                                          for judgement in item["judgements"]):
                raise ValueError("fields are missing or unknown")
            found = list(slips(item))
        except (AttributeError, TypeError, ValueError) as error:
            errors.append(f"line {number}: {error}")
            continue
        if item["id"] in ids:
            found.append("the id is there already")
        ids.add(item["id"])
        items.append(item)
        errors += [f"line {number}, {item['id']}: {slip}" for slip in found]
    return items, errors


def check_size(items):
    length = sum(len(words(item["text"])) for item in items)
    judgements = sum(len(item["judgements"]) for item in items)
    density = 100 * judgements / length
    in_test = sum(item["split"] == "test" for item in items) / len(items)
    print(f"size: {len(items):,} texts, {in_test:.1%} of them in test; {length:,} words; "
          f"{judgements:,} judgements, {density:.1f} a hundred words")
    if len(items) < LEAST_TEXTS:
        yield f"fewer than {LEAST_TEXTS:,} texts"
    if density < LEAST_DENSITY:
        yield f"fewer than {LEAST_DENSITY} judgements a hundred words"
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
        if len(row) >= SKELETON_WORDS:
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
        print(f"commonest openings of {size}: " + ", ".join(f"{o} {n}" for o, n in openings[:5]))
        for opening, count in openings:
            if count > limit * len(items):
                yield f"more than {limit:.0%} of the texts open with {opening!r}: {count}"
    for opening, run in groupby(items, key=lambda item: words(item["text"])[:2]):
        ids = [item["id"] for item in run]
        if len(ids) > LONGEST_RUN:
            yield f"{len(ids)} texts in a row open with {' '.join(opening)!r}, from {ids[0]} on"


def check_variety(items):
    free = {lemma(word) for word in ("say", "said", "tell", "told", "announce")}
    lemmas = Counter(stem for item in items
                     for stem in {lemma(j["predicate"]) for j in item["judgements"]})
    commonest = ", ".join(f"{stem} {count}" for stem, count in lemmas.most_common(5))
    print(f"predicates: {len(lemmas):,}, the commonest in texts: {commonest}")
    if len(lemmas) * TEXTS_A_PREDICATE < len(items):
        yield f"fewer than one predicate for {TEXTS_A_PREDICATE} texts"
    for stem, count in lemmas.items():
        if count > PREDICATE * len(items) and stem not in free:
            yield f"more than {PREDICATE:.0%} of the texts have the predicate {stem!r}: {count}"
    print(f"constructions: {len(CONSTRUCTIONS)}, in texts:")
    for name, pattern in CONSTRUCTIONS.items():
        count = sum(bool(pattern.search(item["text"])) for item in items)
        print(f"  {name:24} {count:5}")
        if count < LEAST_CONSTRUCTION:
            yield f"fewer than {LEAST_CONSTRUCTION} texts have the construction {name!r}"


def check_balance(items):
    print("judgements, in train and in test:")
    counts = {split: Counter() for split in SPLITS}
    for item in items:
        for judgement in item["judgements"] if item["split"] in SPLITS else []:
            holder = judgement["holder"]
            counts[item["split"]].update([
                "all", judgement["value"], judgement["tense"],
                f"holder {holder if holder in ('author', 'unnamed') else 'named'}"])
    for name in VALUES + TENSES + ["holder author", "holder named", "holder unnamed"]:
        row = ""
        for split, found in counts.items():
            share = found[name] / max(1, found["all"])
            row += f"{found[name]:7} {share:6.1%}"
            if share < LEAST_VALUE.get(name, 0):
                yield f"less than {LEAST_VALUE[name]:.1%} of the judgements in {split} are {name}"
        print(f"  {name:24}{row}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", nargs="?", default=CORPUS)
    items, errors = read(parser.parse_args().corpus)
    if items:
        for check in check_size, check_duplicates, check_templates, check_variety, check_balance:
            errors += check(items)
    for error in errors:
        print(f"error: {error}")
    print(f"{len(errors)} errors")
    return 1 if errors or not items else 0


if __name__ == "__main__":
    sys.exit(main())
