"""Checks our corpus of events for slips, templates and near-duplicates.

    python Training/check_events.py [Training/corpus/events.jsonl]

Prints what is in the corpus, then a line for each rule that it breaks; the exit status is 1 if it
breaks any. Needs nothing but Python.
"""
import json
import pathlib
import re
import sys
from collections import Counter
from datetime import date

import plover
from check_texts import SPLITS, check_duplicates, check_split, check_templates, lemma, run, times

CORPUS = pathlib.Path(__file__).parent / "corpus/events.jsonl"
SECOND = pathlib.Path(__file__).parent / "corpus/events-second.jsonl"
LEAST_KAPPA = 0.9
FIELDS = {"id", "split", "style", "text", "events"}
EVENT = {"type", "mode", "predicate", "actor", "recipient", "context", "status"}
OPTIONAL = {"source", "about", "place", "date", "counts"}
STYLES = {"agency", "local", "government", "headline", "broadcast", "newsletter", "web", "report"}
NONE = {"sport", "market", "weather", "accident", "business", "history", "fiction", "science", "other"}
STATUSES = ["happened", "ongoing", "claimed", "denied", "planned", "hypothetical", "requested",
            "historical"]
COUNTS = {"dead", "injured", "arrested", "displaced", "participants"}
COUNT = re.compile(r"(?:[<>]=)?\d+|(\d+)-(\d+)")
MOST_CONTEXTS = 3

LEAST_SENTENCES, LEAST_REPORTS = 2500, 150
LEAST_PARAGRAPHS = 3  # of a report, with its headline
LEAST_SEVERAL, LEAST_NONE = 500, 400  # texts with several events, with none
# of a type: events, those in test, distinct predicates, and the share of the commonest of them
LEAST_TYPE, LEAST_TYPE_IN_TEST, LEAST_PREDICATES, MOST_PREDICATE = 60, 15, 60, 0.20
LEAST_MODE, LEAST_MODE_IN_TEST = 8, 1
LEAST_STATUS, LEAST_STYLE = 0.01, 20  # a share of the events; texts


def stands(phrase, text):
    """Whether a text has a phrase, as often as the number behind it asks for."""
    words, _, number = phrase.partition("#")
    return not number.startswith("0") and times(words, text) >= int(number or 1)


def day(value, partial=False):
    """The first day of a date, which may lack day and month."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}" if partial else r"\d{4}-\d\d-\d\d", value):
        raise ValueError(f"no date: {value!r}")
    return date.fromisoformat(value + "-01-01"[len(value) - 4:])


def check_text(item):
    """What is wrong with a text by itself."""
    fields = set(item) - {"none", "published"}
    if fields != FIELDS or any(set(event) - OPTIONAL != EVENT for event in item["events"]):
        raise ValueError("fields are missing or unknown")
    text, report = item["text"], item["style"] == "report"
    if item["style"] not in STYLES:
        yield f"no style: {item['style']!r}"
    if ("none" in item) == bool(item["events"]):
        yield "a text has either events or what it is without them"
    if item.get("none", "other") not in NONE:
        yield f"nothing that a text without events is: {item['none']!r}"
    if ("published" in item) != report:
        yield "a report, and nothing else, has a day of publication"
    paragraphs = text.split("\n")
    if len(paragraphs) < LEAST_PARAGRAPHS if report else len(paragraphs) > 1:
        yield f"{len(paragraphs)} paragraphs"
    if any(p != " ".join(p.split()) or not p for p in paragraphs):
        yield "blanks at an end or in a row, or an empty line"
    published = day(item["published"]) if report else None
    seen = set()
    for event in item["events"]:
        where = f"{event['type']} {event['predicate']!r}"
        for slip in check_event(event, text):
            yield f"{where}: {slip}"
        if (key := (event["type"], event["predicate"])) in seen:
            yield f"{where}: marked twice"
        seen.add(key)
        if "date" in event:
            if not report:
                yield f"{where}: a date outside a report"
            elif (day(event["date"], partial=True) > published
                  and event["status"] not in ("planned", "hypothetical", "requested", "denied")):
                yield f"{where}: happens after the report"


def check_event(event, text):
    kind, predicate = event["type"], event["predicate"]
    if kind not in plover.TYPES:
        yield "no type"
    for mode in event["mode"]:
        if f"{kind}/{mode}" not in plover.MODES:
            yield f"no mode of the type: {mode!r}"
    for context in event["context"]:
        if context not in plover.CONTEXTS:
            yield f"no context: {context!r}"
    if len(event["context"]) > MOST_CONTEXTS:
        yield f"more than {MOST_CONTEXTS} contexts"
    for name in "mode", "context", "actor", "recipient":
        if len(set(event[name])) < len(event[name]):
            yield f"{name}: the same twice"
    if set(event["actor"]) & set(event["recipient"]):
        yield "who acts is who is acted upon"
    if not re.fullmatch(r"[\w'’-]+(#[1-9]\d*)?", predicate):
        yield "the predicate is not one word"
    if event["status"] not in STATUSES:
        yield f"no status: {event['status']!r}"
    if event["status"] == "claimed" and "source" not in event:
        yield "a claim without a source"
    phrases = [predicate, *event["actor"], *event["recipient"]]
    phrases += [event[name] for name in ("about", "place") if name in event]
    if event.get("source", "unnamed") != "unnamed":
        phrases.append(event["source"])
    for phrase in phrases:
        if not stands(phrase, text):
            yield f"not in the text: {phrase!r}"
    for name, figure in event.get("counts", {}).items():
        match = COUNT.fullmatch(figure)
        if name not in COUNTS or not match:
            yield f"no count: {name} {figure!r}"
        elif match[1] and int(match[1]) >= int(match[2]):
            yield f"from more to less: {figure}"


def check_size(items):
    reports = sum(item["style"] == "report" for item in items)
    numbers = Counter(min(len(item["events"]), 2) for item in items)
    print(f"sentences {len(items) - reports:,}, reports {reports}; texts with several events "
          f"{numbers[2]:,}, with one {numbers[1]:,}, with none {numbers[0]}")
    for count, least, what in [
            (len(items) - reports, LEAST_SENTENCES, "sentences"), (reports, LEAST_REPORTS, "reports"),
            (numbers[2], LEAST_SEVERAL, "texts with several events"),
            (numbers[0], LEAST_NONE, "texts without events")]:
        if count < least:
            yield f"fewer than {least:,} {what}: {count:,}"
    styles = Counter(item["style"] for item in items).most_common()
    print("styles: " + ", ".join(f"{style} {count:,}" for style, count in styles))
    for style, count in styles:
        if count < LEAST_STYLE:
            yield f"fewer than {LEAST_STYLE} texts in the style {style!r}"
    nothing = Counter(item["none"] for item in items if "none" in item).most_common()
    print("without events: " + ", ".join(f"{what} {count}" for what, count in nothing))


def check_types(items):
    events = {split: [event for item in items if item["split"] == split for event in item["events"]]
              for split in SPLITS}
    both = events["train"] + events["test"]
    types, modes = ({split: Counter(label for event in events[split] for label in labels(event))
                     for split in SPLITS}
                    for labels in (lambda event: [event["type"]],
                                   lambda event: [f"{event['type']}/{mode}" for mode in event["mode"]]))
    print(f"events: {len(both):,}; of each type those in train and in test, distinct predicates, "
          "the share of the commonest, and its modes:")
    for kind in plover.TYPES:
        stems = Counter(lemma(event["predicate"].split("#")[0])
                        for event in both if event["type"] == kind)
        train, test = types["train"][kind], types["test"][kind]
        stem, most = (stems.most_common(1) or [("-", 0)])[0]
        share = most / max(1, train + test)
        own = [mode for mode in plover.MODES if mode.startswith(f"{kind}/")]
        numbers = {mode: modes["train"][mode] + modes["test"][mode] for mode in own}
        print(f"  {kind:9} {train:4} {test:4} {len(stems):4} {share:4.0%} {stem:9} "
              + ", ".join(f"{mode.split('/')[1]} {number}" for mode, number in numbers.items()))
        if train + test < LEAST_TYPE or test < LEAST_TYPE_IN_TEST:
            yield f"fewer than {LEAST_TYPE} events are {kind}, or than {LEAST_TYPE_IN_TEST} in test"
        if len(stems) < LEAST_PREDICATES:
            yield f"fewer than {LEAST_PREDICATES} distinct predicates are {kind}: {len(stems)}"
        if share > MOST_PREDICATE:
            yield f"more than {MOST_PREDICATE:.0%} of {kind} have the predicate {stem!r}"
        for mode, number in numbers.items():
            if number < LEAST_MODE or modes["test"][mode] < LEAST_MODE_IN_TEST:
                yield f"fewer than {LEAST_MODE} events are {mode}, or than {LEAST_MODE_IN_TEST} in test"


def overlap(some, others):
    """Whether two lists of phrases name somebody alike, or both nobody."""
    bare = [[p.partition("#")[0] for p in phrases] for phrases in (some, others)]
    return not some and not others or any(a in b or b in a for a in bare[0] for b in bare[1])


def check_agreement(items):
    """How far a second annotator agrees, who saw the texts alone."""
    first = {item["id"]: item["events"] for item in items}
    counts, pairs, same = Counter(), [], Counter()
    lines = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
    for second in lines:
        left = list(second["events"])
        counts["first"] += len(first[second["id"]])
        counts["second"] += len(left)
        for event in first[second["id"]]:
            here = [e for e in left if e["predicate"].partition("#")[0] == event["predicate"].partition("#")[0]]
            if not here:
                continue
            other = next((e for e in here if e["type"] == event["type"]), here[0])
            left.remove(other)
            pairs.append((event["type"], other["type"]))
            if event["type"] == other["type"]:
                same["actor"] += overlap(event["actor"], other["actor"])
                same["recipient"] += overlap(event["recipient"], other["recipient"])
                same["mode"] += set(event["mode"]) == set(other["mode"])
                same["status"] += event["status"] == other["status"]
    alike = sum(a == b for a, b in pairs)
    shares = [Counter(side) for side in zip(*pairs)]
    chance = sum(shares[0][k] * shares[1][k] for k in shares[0]) / len(pairs) ** 2
    kappa = (alike / len(pairs) - chance) / (1 - chance)
    both = counts["first"] + counts["second"]
    print(f"annotated twice: {len(lines)} texts, {counts['first']} and {counts['second']} events; F1 of words that "
          f"tell events {2 * len(pairs) / both:.3f}, with their type {2 * alike / both:.3f}; kappa of types {kappa:.3f}; "
          + ", ".join(f"{name} {same[name] / alike:.3f}" for name in ("actor", "recipient", "mode", "status")))
    if kappa < LEAST_KAPPA:
        yield f"kappa of types is {kappa:.3f}, less than {LEAST_KAPPA}"


def check_statuses(items):
    events = [event for item in items for event in item["events"]]
    statuses = Counter(event["status"] for event in events)
    print("statuses: " + ", ".join(f"{status} {statuses[status]:,}" for status in STATUSES))
    for status in STATUSES:
        if statuses[status] < LEAST_STATUS * len(events):
            yield f"less than {LEAST_STATUS:.0%} of the events are {status}"
    having = {name: sum(name in event for event in events) for name in sorted(OPTIONAL)}
    having |= {name: sum(bool(event[name]) for event in events)
               for name in ("actor", "recipient", "context", "mode")}
    print("events that have: " + ", ".join(
        f"{name} {count / max(1, len(events)):.0%}" for name, count in having.items()))


if __name__ == "__main__":
    sys.exit(run(__doc__, CORPUS, check_text, [
        check_split, check_size, check_types, check_statuses, check_agreement, check_duplicates,
        check_templates]))
