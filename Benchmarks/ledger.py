"""Median times of queries on a ledger of a million assertions.

    Benchmarks/ledger.py VERBALE [--assertions N] [--keep FILE]

Makes a ledger with `verbale`'s own tables and fills them by SQL with made-up rows; then runs each
command nine times, as a process, and prints the median of its time less that of a process that
opens the ledger and finds nothing. Names, days and numbers are drawn with a fixed seed.
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

TYPES = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5), "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5), "AID": (2, 10), "RETREAT": (2, 6.5), "REQUEST": (3, 0),
    "ACCUSE": (3, -3), "REJECT": (3, -2), "THREATEN": (3, -3.5), "PROTEST": (4, -5),
    "SANCTION": (4, -6), "MOBILIZE": (4, -5.5), "COERCE": (4, -7), "ASSAULT": (4, -9),
}
SUMMARIES = ["happened"] * 60 + ["claimed"] * 15 + ["denied"] * 6 + ["planned"] * 8 \
    + ["hypothetical"] * 4 + ["requested"] * 5 + ["ongoing", "historical"]
SECTORS = ["GOV"] * 10 + ["MIL"] * 4 + ["COP"] * 2 + ["CVL"] * 3 + ["REB", "JUD", "LEG", "BUS", "MED"]
WORDS = [f"{a}{b}" for a in "ba ce di fo gu ha je ki lo mu na pe ri so tu".split()
         for b in "lan mer nic por sud tas vel wim".split()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("verbale")
    parser.add_argument("--assertions", type=int, default=1_000_000)
    parser.add_argument("--keep", help="a ledger to make once and use again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or os.path.join(folder, "news.db")
        if not os.path.exists(path):
            make(options.verbale, path, options.assertions, folder)
        measure(options.verbale, path)


def make(verbale, path, assertions, folder):
    """A ledger of one report with room for the others."""
    report = os.path.join(folder, "a.txt")
    with open(report, "w") as file:
        file.write("Peru bombed Chile.\n")
    subprocess.run([verbale, "add", report, "--published", "2020-01-01", "--ledger", path],
                   check=True, stderr=subprocess.DEVNULL)
    fill(path, assertions)


def fill(path, assertions):
    draw = random.Random(1)
    database = sqlite3.connect(path)
    database.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
    countries = [f"{a}{b}{c}" for a in "ABCDEFG" for b in "XYZ" for c in "JKLMNOPQR"][:180]
    countries[:4] = ["USA", "CHN", "RUS", "MEX"]
    actors = []
    for number in range(20_000):
        country = countries[min(int(draw.paretovariate(0.7)) - 1, len(countries) - 1)]
        name = f"{draw.choice(WORDS).title()} {draw.choice(WORDS).title()} {number}"
        actors.append((number + 100, f"persons/p{number}", name, country, draw.choice(SECTORS),
                       f"persons/p{number}"))
    database.executemany("INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?)", actors)
    coder, = database.execute("SELECT max(id) FROM coders").fetchone()
    record, = database.execute("SELECT record FROM records").fetchone()
    types = list(TYPES)
    days = [f"{2015 + d // 336}-{d % 336 // 28 + 1:02}-{d % 28 + 1:02}" for d in range(336 * 10)]

    def someone():
        return actors[min(int(draw.paretovariate(0.35)) - 1, len(actors) - 1)]

    per_report = 8
    for batch in range(0, assertions // per_report, 5000):
        rows = {name: [] for name in ("reports", "records", "assertions", "sides", "pairs",
                                      "quotations", "mentions", "chains", "events")}
        for report in range(batch + 100, min(batch + 5000, assertions // per_report) + 100):
            published = draw.choice(days)
            words = " ".join(draw.choices(WORDS, k=60))
            rows["reports"].append((
                report, f"key{report}", 1, 1, f"hash{report}", f"https://a.example/{report}",
                f"Outlet {min(int(draw.paretovariate(0.8)), 800)}", words[:40], published, published,
                coder, f"voice{report // 2}", words))
            rows["records"].append((report, record))
            for position in range(per_report):
                key = report * per_report + position
                kind = draw.choice(types)
                quad, scale = TYPES[kind]
                day = published if draw.random() < 0.9 else None
                event = f"v{key // 2}"
                if key % 2 == 0:
                    rows["events"].append((event, kind, report, day, day, draw.randint(1, 40)))
                sentence = " ".join(draw.choices(WORDS, k=14))
                rows["assertions"].append((
                    key, report, f"e{position + 1}", position, kind, "12", quad, scale,
                    draw.choice(["military", "diplomatic;economic", ""]), draw.choice(SUMMARIES),
                    draw.random(), day, day, day, day,
                    draw.choice(countries) if draw.random() < 0.5 else None, sentence, event))
                actor, recipient = someone(), someone()
                for role, one in (("actor", actor), ("recipient", recipient)):
                    rows["sides"].append((key, role, one[0], one[3], one[4]))
                rows["pairs"].append((key, actor[0], actor[3], actor[4], recipient[0],
                                      recipient[3], recipient[4], kind, day))
                rows["chains"].append((key,))
                if position < 2:
                    rows["quotations"].append((report, position, actor[0], sentence[:30]))
                    rows["mentions"].append(
                        (report, f"a{position}", actor[0], actor[3], actor[4]))
        many = database.executemany
        many("INSERT INTO reports (id, key, version, is_current, content_hash, url, outlet, title,"
             " published, added, coder_id, voice, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
             rows["reports"])
        many("INSERT INTO records VALUES (?, ?)", rows["records"])
        many("INSERT INTO events (id, type, first_report_id, first_day, last_day, reports, voices,"
             " outlets) VALUES (?,?,?,?,?,?,1,1)", rows["events"])
        many("INSERT INTO assertions (id, report_id, local_id, position, type, modes, cameo,"
             " quad_class, scale, contexts, summary, factuality, tense, auxiliary_modes, confidence,"
             " date, date_from, date_to, day, place_country, predicate, predicate_start,"
             " predicate_end, sentence_start, sentence_end, sentence, event_id)"
             " VALUES (?,?,?,?,?,'',?,?,?,?,?,'CT+','past','',?,?,?,?,?,?,'x',0,1,0,1,?,?)",
             rows["assertions"])
        many("INSERT INTO assertion_actors VALUES (?, ?, 0, ?, ?, ?, NULL)", rows["sides"])
        many("INSERT INTO pairs VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)", rows["pairs"])
        many("INSERT INTO chains (assertion_id, position, source, verbatim)"
             " VALUES (?, 0, 'outlet', 0)", rows["chains"])
        many("INSERT INTO quotations (report_id, position, source, actor_id, whole, start, \"end\","
             " exact) VALUES (?, ?, 'actor', ?, 1, 0, 1, ?)", rows["quotations"])
        many("INSERT INTO report_actors VALUES (?, ?, ?, ?, ?, NULL, 1)", rows["mentions"])
        database.commit()
    database.executescript("PRAGMA journal_mode = WAL;")
    database.close()


def measure(verbale, path):
    events = ["events", "--limit", "20"]
    dyad = ["--actor", "USA", "--recipient", "CHN"]
    commands = {
        "events, the latest": events,
        "events of a country": events + ["--actor", "MEX"],
        "events of the commonest country": events + ["--actor", "USA"],
        "events of a dyad": events + dyad,
        "events of a dyad by type": events + dyad + ["--type", "REJECT"],
        "events of a rare dyad": events + ["--actor", "AZR", "--recipient", "BXJ"],
        "events of a dyad, facts of a month": events + dyad + [
            "--fact", "happened", "--since", "2021-05", "--until", "2021-05"],
        "events of a person": events + ["--actor", "persons/p19000"],
        "events of a name": events + ["--actor", "19000"],
        "events of a sector": events + ["--actor", "MED"],
        "events denied, by type and month": events + [
            "--type", "AID", "--fact", "denied", "--since", "2021-05", "--until", "2021-05"],
        "events of a type that was denied": events + ["--type", "AID", "--fact", "denied"],
        "events of a place": events + ["--place", "MEX"],
        "events of an outlet": events + ["--outlet", "outlet 700"],
        "events of a context": events + ["--context", "military"],
        "events by confidence": events + ["--sort", "confidence"],
        "events by reports": events + ["--sort", "reports"],
        "events by reports, of a country": events + ["--sort", "reports", "--actor", "MEX"],
        "events, page 500": events + ["--offset", "10000"],
        "quotations of a country": ["quotes", "--speaker", "USA"],
        "quotations of a person": ["quotes", "--speaker", "persons/p19000"],
        "reports of an outlet": ["reports", "--outlet", "Outlet 3"],
        "search, a common word": ["search", WORDS[0]],
        "search, three words": ["search", " ".join(WORDS[3:6])],
        "search of sentences": ["search", "--events", " ".join(WORDS[7:9])],
        "show an event": ["show", "200:e3"],
        "series of a dyad by month": ["series", "USA", "MEX", "--by", "month"],
        "series of the commonest dyad by day": ["series", "USA", "CHN", "--both", "--by", "day"],
    }
    nothing = median(verbale, path, ["show", "1:none"])
    print(f"opening a ledger\t{nothing * 1000:.0f} ms")
    slow = 0
    for name, command in commands.items():
        took = max(0, median(verbale, path, command) - nothing)
        slow += took > 0.1
        print(f"{name}\t{took * 1000:.0f} ms", flush=True)
    if slow:
        print(f"{slow} take more than 100 ms", file=sys.stderr)


def median(verbale, path, command):
    times = []
    for _ in range(9):
        start = time.perf_counter()
        done = subprocess.run([verbale, *command, "--ledger", path],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times.append(time.perf_counter() - start)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: {done.stderr.decode()}")
    return statistics.median(times)


main()
