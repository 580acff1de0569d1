"""Times of the commands that ask a ledger, on one of a million assertions.

    python3 Benchmarks/ledger.py .build/release/verbale [--assertions N] [--keep FILE] [--runs N]

Makes a ledger (see made_ledger.py), or takes the one that --keep names; then runs each command
several times, as a process of its own, and prints the median, the best and the worst of its time,
how much of a core it took, and the most memory that it had. In these is the start of the program:
`query` is the median less that of a process that opens the ledger and finds nothing, `core` the
same of the seconds of a core, which other work on the machine changes less. Queries that take more
than LIMIT are marked.
"""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time

import made_ledger

LIMIT = 100
HEAVY = ["--actor", "USA", "--recipient", "MEX"]
MONTH = ["--since", "2021-05", "--until", "2021-05"]
COMMON, RARE = "said", "genome4"
QUERIES = {
    "events": ["events"],
    "events --actor USA": ["events", "--actor", "USA"],
    "events --actor MEX": ["events", "--actor", "MEX"],
    "events --actor MEX:GOV": ["events", "--actor", "MEX:GOV"],
    "events --actor FJI": ["events", "--actor", "FJI"],
    "events --recipient MEX": ["events", "--recipient", "MEX"],
    "events --recipient FJI": ["events", "--recipient", "FJI"],
    "events --actor GOV": ["events", "--actor", "GOV"],
    "events --actor MED": ["events", "--actor", "MED"],
    "events --actor a person": ["events", "--actor", "SOMEBODY"],
    "events --actor the commonest person": ["events", "--actor", "persons/p0"],
    "events --actor a name": ["events", "--actor", "NAME"],
    "… USA to MEX": ["events", *HEAVY],
    "… USA to MEX, --type REJECT": ["events", *HEAVY, "--type", "REJECT"],
    "… USA to MEX, --type REJECT --fact denied": [
        "events", *HEAVY, "--type", "REJECT", "--fact", "denied"],
    "… USA to MEX, --type REJECT in a month": ["events", *HEAVY, "--type", "REJECT", *MONTH],
    "… USA to MEX, --fact happened in a month": ["events", *HEAVY, "--fact", "happened", *MONTH],
    "… USA to MEX, --since 2016 --until 2016": [
        "events", *HEAVY, "--since", "2016", "--until", "2016"],
    "… USA to MEX, --context migration": ["events", *HEAVY, "--context", "migration"],
    "… USA to MEX, --mode visit": ["events", *HEAVY, "--mode", "visit"],
    "… USA to MEX, --sort confidence": ["events", *HEAVY, "--sort", "confidence"],
    "… USA to MEX, --sort reports": ["events", *HEAVY, "--sort", "reports"],
    "… USA to MEX, page 100": ["events", *HEAVY, "--offset", "4950"],
    "… USA:MIL to MEX:GOV": ["events", "--actor", "USA:MIL", "--recipient", "MEX:GOV"],
    "… GOV to MEX": ["events", "--actor", "GOV", "--recipient", "MEX"],
    "… MEX to USA, --type PROTEST": [
        "events", "--actor", "MEX", "--recipient", "USA", "--type", "PROTEST"],
    "… FJI to TON": ["events", "--actor", "FJI", "--recipient", "TON"],
    "events --type AID": ["events", "--type", "AID"],
    "events --type AID --fact denied": ["events", "--type", "AID", "--fact", "denied"],
    "events --type AID --fact denied in a month": [
        "events", "--type", "AID", "--fact", "denied", *MONTH],
    "events --type RETREAT --actor FRA": ["events", "--type", "RETREAT", "--actor", "FRA"],
    "events --fact historical": ["events", "--fact", "historical"],
    "events --since 2016 --until 2016": ["events", "--since", "2016", "--until", "2016"],
    "events --place MEX": ["events", "--place", "MEX"],
    "events --outlet a rare one": ["events", "--outlet", "OUTLET"],
    "events --outlet the commonest": ["events", "--outlet", "outlet 2"],
    "events --context migration": ["events", "--context", "migration"],
    "events --mode troops": ["events", "--mode", "troops"],
    "events --min-confidence 0.99": ["events", "--min-confidence", "0.99"],
    "events --sort confidence": ["events", "--sort", "confidence"],
    "events --sort reports": ["events", "--sort", "reports"],
    "events --sort reports --actor MEX": ["events", "--sort", "reports", "--actor", "MEX"],
    "events, page 100": ["events", "--offset", "4950"],
    "quotes": ["quotes"],
    "quotes --speaker USA": ["quotes", "--speaker", "USA"],
    "quotes --speaker MEX": ["quotes", "--speaker", "MEX"],
    "quotes --speaker FJI": ["quotes", "--speaker", "FJI"],
    "quotes --speaker MED": ["quotes", "--speaker", "MED"],
    "quotes --speaker MEX:GOV in a month": ["quotes", "--speaker", "MEX:GOV", *MONTH],
    "quotes --speaker a person": ["quotes", "--speaker", "SOMEBODY"],
    "quotes --speaker the commonest person": ["quotes", "--speaker", "persons/p0"],
    "quotes --speaker USA, page 100": ["quotes", "--speaker", "USA", "--offset", "4950"],
    "reports": ["reports"],
    "reports --outlet the commonest": ["reports", "--outlet", "Outlet 2"],
    "reports --outlet a rare one": ["reports", "--outlet", "OUTLET"],
    "reports in a month": ["reports", *MONTH],
    "reports, page 100": ["reports", "--offset", "4950"],
    "search, in every report": ["search", COMMON],
    "search, in every report, page 100": ["search", COMMON, "--offset", "4950"],
    "search, a rare word": ["search", RARE],
    "search, three words": ["search", "veva said mome3"],
    "search, words in a row": ["search", "\"said veva\""],
    "search, in every report in a month": ["search", COMMON, *MONTH],
    "search --events, in every sentence": ["search", "--events", COMMON],
    "search --events, … page 100": ["search", "--events", COMMON, "--offset", "4950"],
    "search --events, two words": ["search", "--events", "veva mome3"],
    "show, one report": ["show", "200:e3"],
    "show, an event of many reports": ["show", "MANY"],
    "series USA MEX --by month": ["series", "USA", "MEX", "--by", "month"],
    "series USA MEX --by day": ["series", "USA", "MEX", "--by", "day"],
    "series USA MEX --both --by week": ["series", "USA", "MEX", "--both", "--by", "week"],
    "series USA CHN --both --by day": ["series", "USA", "CHN", "--both", "--by", "day"],
    "series USA MEX --type PROTEST": ["series", "USA", "MEX", "--type", "PROTEST"],
    "series USA MEX --context migration": ["series", "USA", "MEX", "--context", "migration"],
    "series USA MEX in a month, by day": ["series", "USA", "MEX", "--by", "day", *MONTH],
    "series FJI TON": ["series", "FJI", "TON"],
}
FORMATS = ["plover", "gdelt-events", "gdelt-mentions", "polecat", "icews", "csv", "json"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("verbale")
    parser.add_argument("--assertions", type=int, default=1_000_000)
    parser.add_argument("--keep", help="a ledger to make once and use again")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", help="commands whose name has these letters")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or os.path.join(folder, "news.db")
        if not os.path.exists(path):
            # in a process of its own: what a program had in memory counts for those that it starts
            maker = multiprocessing.Process(
                target=made_ledger.make, args=(options.verbale, path, options.assertions))
            maker.start()
            maker.join()
            if maker.exitcode != 0:
                sys.exit("no ledger was made")
        measure(options, path)


def measure(options, path):
    count, names = made_ledger.facts(path)
    print(f"Machine: {os.cpu_count()} cores; other work on it (load, one minute): "
          f"{os.getloadavg()[0]:.1f}")
    print(f"A ledger of {count} assertions, {os.path.getsize(path) >> 20} MB; "
          f"median, best and worst of {options.runs} runs, in ms")
    print(f"{'':44} {'query':>6} {'core':>5} {'process':>8} {'best':>5} {'worst':>6} {'MB':>5}")
    run(options, path, ["show", "1:none"], failing=True)
    start = run(options, path, ["show", "1:none"], failing=True)
    line("opening the ledger, finding nothing", start, start)
    slow = 0
    for name, command in QUERIES.items():
        if options.only and options.only not in name:
            continue
        command = [names.get(word, word) for word in command]
        slow += line(name, run(options, path, command), start)
    print(f"{slow or 'None'} of {len(QUERIES)} queries take more than {LIMIT} ms")
    if options.only and options.only not in "exports":
        return
    print(f"\nExports of a quarter\n{'':44} {'rows':>8} {'s':>6} {'rows/s':>9} {'MB':>5}")
    for name in FORMATS:
        export(options, path, name)


class Runs:
    """Milliseconds of some runs of one command."""

    def __init__(self):
        self.times, self.core, self.memory, self.is_empty = [], [], 0, False

    @property
    def median(self):
        return statistics.median(self.times)


def line(name, runs, start):
    query = max(0, runs.median - start.median)
    core = max(0, statistics.median(runs.core) - statistics.median(start.core))
    mark = " !" if query > LIMIT else " (nothing is found)" if runs.is_empty else ""
    print(f"{name:44} {query:6.0f} {core:5.0f} {runs.median:8.0f} {min(runs.times):5.0f}"
          f" {max(runs.times):6.0f} {runs.memory:5.0f}{mark}", flush=True)
    return query > LIMIT


def run(options, path, command, failing=False):
    runs = Runs()
    for _ in range(options.runs):
        took, core, memory, status, error = once(
            [options.verbale, *command, "--ledger", path], os.devnull)
        if (status != 0) != failing:
            sys.exit(f"{' '.join(command)}: {error}")
        runs.is_empty = "nothing was found" in error
        runs.times.append(took * 1000)
        runs.core.append(core * 1000)
        runs.memory = max(runs.memory, memory)
    return runs


def once(command, output):
    """Seconds, seconds of a core, the most megabytes that were resident, status and errors."""
    with open(output, "wb") as file, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=file, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        return (took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, process.returncode,
                errors.read().decode())


def export(options, path, name):
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "out")
        took, _, memory, status, error = once(
            [options.verbale, "export", "--format", name, "--since", "2020-01", "--until", "2020-03",
             "--ledger", path], output)
        if status != 0:
            sys.exit(f"export {name}: {error}")
        with open(output, "rb") as file:
            rows = sum(1 for _ in file)
    print(f"{name:44} {rows:8} {took:6.1f} {rows / took:9.0f} {memory:5.0f}", flush=True)


main()
