"""Checks our corpus of factuality for slips, templates and near-duplicates.

    python Training/check_corpus.py [Training/corpus/factuality.jsonl]

Prints what is in the corpus, then a line for each rule that it breaks; the exit status is 1 if it
breaks any. Needs nothing but Python.
"""
import pathlib
import re
import sys
from collections import Counter, defaultdict

from check_texts import SPLITS, check_duplicates, check_split, check_templates, lemma, run, times, words

CORPUS = pathlib.Path(__file__).parent / "corpus/factuality.jsonl"
VALUES = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
TENSES = ["past", "present", "future", "historical"]
FIELDS = {"id", "split", "construction", "text", "judgements"}
JUDGEMENT = {"predicate", "holder", "value", "tense"}

LEAST_TEXTS, LEAST_DENSITY = 1000, 12  # density: judgements a hundred words
MOST_PREDICATE = 0.05  # of the texts
TEXTS_A_PREDICATE = 2.5
LEAST_CONSTRUCTION = 5
LEAST_VALUE = dict.fromkeys(VALUES, 0.03) | {"CTu": 0.005}

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


def slips(item):
    """What is wrong with a line by itself."""
    if set(item) != FIELDS or any(set(judgement) - {"occurrence"} != JUDGEMENT
                                  for judgement in item["judgements"]):
        raise ValueError("fields are missing or unknown")
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


def check_size(items):
    judgements = sum(len(item["judgements"]) for item in items)
    density = 100 * judgements / sum(len(words(item["text"])) for item in items)
    print(f"judgements: {judgements:,}, {density:.1f} a hundred words")
    if len(items) < LEAST_TEXTS:
        yield f"fewer than {LEAST_TEXTS:,} texts"
    if density < LEAST_DENSITY:
        yield f"fewer than {LEAST_DENSITY} judgements a hundred words"


def check_variety(items):
    free = {lemma(word) for word in ("say", "said", "tell", "told", "announce")}
    lemmas = Counter(stem for item in items
                     for stem in {lemma(j["predicate"]) for j in item["judgements"]})
    commonest = ", ".join(f"{stem} {count}" for stem, count in lemmas.most_common(5))
    print(f"predicates: {len(lemmas):,}, the commonest in texts: {commonest}")
    if len(lemmas) * TEXTS_A_PREDICATE < len(items):
        yield f"fewer than one predicate for {TEXTS_A_PREDICATE} texts"
    for stem, count in lemmas.items():
        if count > MOST_PREDICATE * len(items) and stem not in free:
            yield f"more than {MOST_PREDICATE:.0%} of the texts have the predicate {stem!r}: {count}"
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


if __name__ == "__main__":
    sys.exit(run(__doc__, CORPUS, slips, [
        check_split, check_size, check_duplicates, check_templates, check_variety, check_balance]))
