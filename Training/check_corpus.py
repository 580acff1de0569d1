"""Checks our corpus of factuality for slips, templates and near-duplicates.

    python Training/check_corpus.py [Training/corpus/factuality.jsonl]

Prints what is in the corpus, then a line for each rule that it breaks; the exit status is 1 if it
breaks one. Needs nothing but Python.
"""

import argparse
import json
import pathlib
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations, groupby

CORPUS = pathlib.Path(__file__).parent / "corpus/factuality.jsonl"
VALUES = "CT+ PR+ PS+ CT- PR- PS- CTu Uu".split()
TENSES = "past present future historical".split()
SPLITS = "train test".split()
HOLDERS = "author named unnamed".split()

# Limits. Shares are of the texts, those of values are of the judgements of a split.
LEAST_TEXTS = 1000
LEAST_DENSITY = 12  # judgements a hundred words
TEST_SHARE = 0.15, 0.25
OVERLAP = 0.5  # of two texts' three-word sequences: more is a near-duplicate
SKELETON_WORDS = 8  # in shorter texts an equal skeleton means nothing
DUPLICATES, OPENING, FIRST_WORD, PREDICATE = 0.01, 0.01, 0.20, 0.05
RUN = 3
TEXTS_A_PREDICATE = 2.5
LEAST_CONSTRUCTION = 5
LEAST_VALUE = dict.fromkeys(VALUES, 0.03) | {"CTu": 0.005}

FUNCTION_WORDS = set("""
    a about above according after again against ago all almost along already also although always am
    among an and any anyone anything are around as at be because been before behind being below
    beneath beside between both but by can cannot could despite did do does during each either else
    even ever every few for from had has have he her here hers him himself his how i if in inside
    instead into is it its itself just least less many may me might mine more most much must my near
    neither never no nobody none nor not nothing now of off on once one only onto or other our ours
    out outside over own per perhaps quite rather same shall she should since so some still such than
    that the their theirs them themselves then there these they this those though through till to
    together too toward towards under unless until up upon us very was we were what when where
    whether which while who whom whose why will with within without would yet you your yours
    """.split())

# How often each occurs is counted in texts. The patterns are rough: they show what the corpus
# covers, and label nothing.
ADVERBS = "reportedly|allegedly|apparently|supposedly|purportedly|presumably|ostensibly"
REFUSALS = "fail|refus|declin|neglect|forg[eo]t|avoid|omit"
PLANS = "want|hop|wish|plan|intend|aim|offer|agree|promis|vow|pledg|threaten|decid|tr[iy]|attempt"
CONSTRUCTIONS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in {
    "not": r"\bnot\b|n['’]t\b|\bcannot\b",
    "never": r"\bnever\b",
    "no, none, nobody, nor": r"\b(no(?! longer)|none|nobody|nothing|neither|nor)\b",
    "hardly, barely": r"\b(hardly|barely|scarcely)\b",
    "no longer, yet to": r"\bno longer\b|\byet to\b",
    "without -ing": r"\bwithout (\w+ )?\w+ing\b",
    "too … to": r"\btoo \w+\b[^.;]*? to \w+",
    "almost, nearly": r"\b(almost|nearly)\b",
    "may, might": r"\b(may|might)\b",
    "can, could": r"\b(can|could|cannot)\b",
    "should, must": r"\b(should|must|ought)\b",
    "will, shall": r"\b(will|shall)\b|\w['’]ll\b",
    "would have": r"\bwould (\w+ )?have\b",
    "would": r"\bwould\b(?! (\w+ )?have\b)",
    "likely, probably": r"\b(likely|probably)\b",
    "unlikely, doubt": r"\b(unlikely|improbable|doubt\w*)\b",
    "perhaps, possible": r"\b(perhaps|maybe|possib\w+|conceivabl\w)\b",
    "seem, appear to": r"\b(seem|appear)(s|ed)?\b",
    "if": r"\b(if|provided that|as long as|in case)\b",
    "unless": r"\bunless\b",
    "inverted condition": r"(^|[,;] )(had|should|were) (?!to\b)\w+",
    "whether": r"\bwhether\b",
    "question": r"\?",
    "quotation": r"[\"“”]",
    "hearsay adverb": rf"\b({ADVERBS})\b",
    "alleged, so-called": r"\b(alleged|purported|supposed|so-called|rumoured|suspected)\b",
    "is said, believed to": r"\b(said|believed|thought|reported|understood|known|expected) to\b",
    "is due, set, about to": r"\b(due|set|scheduled|about|poised|supposed|meant) to\b",
    "according to": r"\baccording to\b",
    "says that": r"\b(say|said|claim|insist|report|tell|told|announce|warn)(s|d|ed)? [^,;.]*\bthat\b",
    "deny, rule out": r"\b(den(y|ies|ied|ying)|reject\w*|dismiss\w*|(rul\w+|cannot rule) out)\b",
    "admit, reveal": r"\b(admit|reveal|disclos|confirm|acknowledg|regret|concede|realis)\w*\b",
    "fail, refuse to": rf"\b({REFUSALS})\w* (to|\w+ing)\b",
    "want, plan to": rf"\b({PLANS})\w* to\b",
    "manage, dare to": r"\b(manag|succe|beg[aiu]n|dar|forc|compel)\w* (\w+ )*?(to|in)\b",
    "infinitive after to": r"\bto (?!the\b|an?\b)[a-z]+(?<!ing)\b",
    "before, after, until": r"\b(before|after|until|till|when|while)\b",
    "because, although": r"\b(because|since|although|though)\b",
    "passive with by": r"\b\w+(ed|en|wn|ung|nt|ght) by\b",
    "relative clause": r"\b(who|whom|whose)\b|, which\b|\b\w+ (?<!of )(?<!in )which\b",
    "opens with a participle": r"^\w+(ing|ed)\b[^,]*, ",
    "two sentences": r"[a-z][.?!][\"”]? [A-Z\"“]",
    "long ago": r"\b(ago|anniversary|century|in 1\d\d\d|of 1\d\d\d)\b",
    "headline without stop": r"[^.?!\"”]$",
}.items()}


def words(text):
    return re.findall(r"\w+(?:['’-]\w+)*", text.lower())


def lemma(word):
    """A crude one: good enough to see that a word comes again and again."""
    stem = re.sub(r"^(\w{3,}?)(?:ing|ed|es|e|s|d)$", r"\1", word.lower())
    return re.sub(r"(.)\1$", r"\1", stem)


FREE = {lemma(word) for word in "say said tell told announce".split()}


def slips(item):
    """What is wrong with the form of a line."""
    if not isinstance(item, dict) or set(item) != {"id", "split", "construction", "text", "judgements"}:
        return ["fields are not id, split, construction, text, judgements"]
    text, found = item["text"], []
    if item["split"] not in SPLITS:
        found.append(f"no split: {item['split']!r}")
    if text != " ".join(text.split()):
        found.append("spaces at the ends, or several together")
    if not item["judgements"]:
        found.append("no judgement")
    given, by_author = Counter(), set()
    for judgement in item["judgements"]:
        if not {"predicate", "holder", "value", "tense"} <= set(judgement) \
                <= {"predicate", "occurrence", "holder", "value", "tense"}:
            return [*found, "fields of a judgement are not predicate, occurrence, holder, value, tense"]
        predicate, holder = judgement["predicate"], judgement["holder"]
        occurrence = judgement.get("occurrence", 1)
        given[predicate, occurrence, holder] += 1
        if holder == "author":
            by_author.add((predicate, occurrence))
        if not re.fullmatch(r"[\w'’-]+", predicate):
            found.append(f"predicate is not one word: {predicate!r}")
        if not 1 <= occurrence <= times(predicate, text):
            found.append(f"predicate stands not that often in the text: {predicate!r}, {occurrence}")
        if holder not in ("author", "unnamed") and not times(holder, text):
            found.append(f"holder is no words of the text: {holder!r}")
        if judgement["value"] not in VALUES:
            found.append(f"no value: {judgement['value']!r}")
        if judgement["tense"] not in TENSES:
            found.append(f"no tense: {judgement['tense']!r}")
    found += [f"judged twice: {key}" for key, count in given.items() if count > 1]
    missing = {key[:2] for key in given} - by_author
    return found + [f"author's judgement is missing: {key[0]!r}" for key in sorted(missing)]


def times(part, text):
    """How often words stand in a text as whole words."""
    return len(re.findall(rf"(?<!\w){re.escape(part)}(?!\w)", text)) if part else 0


def near_duplicates(items):
    """Pairs of places with what makes them alike: overlap of three-word sequences, or skeleton."""
    found, holders, skeletons = {}, defaultdict(list), defaultdict(list)
    triples = []
    for place, item in enumerate(items):
        row = words(item["text"])
        triples.append(set(zip(row, row[1:], row[2:])))
        for triple in triples[-1]:
            holders[triple].append(place)
        if len(row) >= SKELETON_WORDS:
            skeletons[skeleton(item["text"])].append(place)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    for (a, b), count in shared.items():
        overlap = count / (len(triples[a]) + len(triples[b]) - count)
        if overlap > OVERLAP:
            found[a, b] = f"overlap {overlap:.2f}"
    for places in skeletons.values():
        for pair in combinations(places, 2):
            found[pair] = f"{found[pair]}, same skeleton" if pair in found else "same skeleton"
    return dict(sorted(found.items()))


def skeleton(text):
    """Function words and punctuation; all other words are a mark."""
    parts = re.findall(r"\w+(?:['’-]\w+)*|[^\w\s]", text.lower())
    return tuple("_" if part[0].isalnum() and part not in FUNCTION_WORDS else part for part in parts)


class Report:
    def __init__(self):
        self.errors = []

    def check(self, holds, error):
        if not holds:
            self.errors.append(error)


def read(path, report):
    """The lines whose form is right enough to be counted."""
    items, ids = [], set()
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        try:
            item = json.loads(line)
            found = slips(item)
        except (ValueError, TypeError, AttributeError) as error:
            report.check(False, f"line {number}: {error}")
            continue
        name = item.get("id") if isinstance(item, dict) else None
        report.check(name not in ids, f"line {number}: id {name!r} is there already")
        ids.add(name)
        for slip in found:
            report.check(False, f"line {number}, {name}: {slip}")
        if not any(slip.startswith("fields") for slip in found):
            items.append(item)
    return items


def check_size(items, report):
    count, length = len(items), sum(len(words(item["text"])) for item in items)
    judgements = sum(len(item["judgements"]) for item in items)
    density = 100 * judgements / max(1, length)
    test = sum(item["split"] == "test" for item in items) / max(1, count)
    print(f"size: {count:,} texts, {length:,} words, {judgements:,} judgements, "
          f"{density:.1f} a hundred words; {test:.1%} of the texts in test")
    report.check(count >= LEAST_TEXTS, f"fewer than {LEAST_TEXTS:,} texts")
    report.check(density >= LEAST_DENSITY, f"fewer than {LEAST_DENSITY} judgements a hundred words")
    low, high = TEST_SHARE
    report.check(low <= test <= high, f"not {low:.0%} to {high:.0%} of the texts are in test")


def check_duplicates(items, report):
    pairs = near_duplicates(items)
    for split in SPLITS:
        inside = [pair for pair in pairs if {items[place]["split"] for place in pair} == {split}]
        places = {place for pair in inside for place in pair}
        share = len(places) / max(1, sum(item["split"] == split for item in items))
        print(f"near-duplicates within {split}: {len(inside)} pairs, {share:.1%} of its texts")
        report.check(share <= DUPLICATES, f"more than {DUPLICATES:.0%} of {split} are near-duplicates")
    across = [pair for pair in pairs if len({items[place]["split"] for place in pair}) > 1]
    print(f"near-duplicates across splits: {len(across)} pairs")
    for pair, reason in pairs.items():
        print(f"  {reason}")
        for place in pair:
            print(f"    {items[place]['id']} {items[place]['split']:5} {items[place]['text']}")
    for a, b in across:
        report.check(False, f"near-duplicates across splits: {items[a]['id']} and {items[b]['id']}")


def check_templates(items, report):
    rows = [words(item["text"]) for item in items]
    for size, limit in (3, OPENING), (1, FIRST_WORD):
        openings = Counter(" ".join(row[:size]) for row in rows).most_common(5)
        print(f"openings of {size}: " + ", ".join(f"{o!r} {n}" for o, n in openings))
        for opening, count in openings:
            report.check(count <= limit * len(items), f"more than {limit:.0%} open with {opening!r}")
    runs = [(opening, [item for _, item in run])
            for opening, run in groupby(zip(rows, items), key=lambda pair: pair[0][:2])]
    print(f"longest run with one opening of 2: {max((len(run) for _, run in runs), default=0)}")
    for opening, run in runs:
        report.check(len(run) <= RUN, f"{run[0]['id']} to {run[-1]['id']}: {len(run)} texts in a row "
                     f"open with {' '.join(opening)!r}")


def check_variety(items, report):
    lemmas = Counter(stem for item in items
                     for stem in {lemma(judgement["predicate"]) for judgement in item["judgements"]})
    print(f"predicates: {len(lemmas):,}, the commonest "
          + ", ".join(f"{stem} {count}" for stem, count in lemmas.most_common(8)))
    report.check(len(lemmas) * TEXTS_A_PREDICATE >= len(items),
                 f"fewer than one predicate for {TEXTS_A_PREDICATE} texts")
    for stem, count in lemmas.items():
        report.check(stem in FREE or count <= PREDICATE * len(items),
                     f"more than {PREDICATE:.0%} of the texts have the predicate {stem!r}")
    print("constructions, in texts:")
    for name, pattern in CONSTRUCTIONS.items():
        count = sum(bool(pattern.search(item["text"])) for item in items)
        print(f"  {name:24} {count:5}")
        report.check(count >= LEAST_CONSTRUCTION, f"fewer than {LEAST_CONSTRUCTION} texts: {name}")


def check_balance(items, report):
    print(f"judgements:{'':14}" + "".join(f"{split:>14}" for split in SPLITS))
    judgements = {split: [judgement for item in items if item["split"] == split
                          for judgement in item["judgements"]] for split in SPLITS}
    kind = lambda holder: holder if holder in ("author", "unnamed") else "named"
    for field, names in ("value", VALUES), ("tense", TENSES), ("holder", HOLDERS):
        for name in names:
            row = f"  {field + ' ' + name:22} "
            for split, chosen in judgements.items():
                found = (kind(j[field]) if field == "holder" else j[field] for j in chosen)
                count = sum(value == name for value in found)
                share = count / max(1, len(chosen))
                row += f"{count:7} {share:6.1%}"
                least = LEAST_VALUE[name] if field == "value" else 0
                report.check(share >= least, f"{name} is less than {least:.1%} of {split}")
            print(row)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", nargs="?", default=CORPUS)
    report = Report()
    items = read(parser.parse_args().corpus, report)
    for check in check_size, check_duplicates, check_templates, check_variety, check_balance:
        check(items, report)
    for error in report.errors:
        print(f"error: {error}")
    print(f"{len(report.errors)} errors" if report.errors else "no rule is broken")
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
