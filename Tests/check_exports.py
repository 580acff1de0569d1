"""Reads every export of a small ledger back with Python's own readers.

    python3 Tests/check_exports.py .build/release/verbale

Tables are read with the csv module, and with pandas where it is installed: numbers of columns,
types, codes that are still text, and that no row was lost or split.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as XML

try:
    import pandas
except ImportError:
    pandas = None

# name: day, text; days and countries that lie far apart, so that no two are taken for one event
REPORTS = {
    "a.txt": ("2025-03-05", 'Peru "shuts" a bridge\n\nPeru bombed Chile in Lima on 3 March 2025. '
              'Chile\'s president met Peru\'s president in Lima on 4 March 2025.\n'),
    "b.txt": ("2024-06-20", "=SUM(A1)\n\nKenya denied that Ethiopia bombed Somalia on 18 June 2024.\n"),
    "c.txt": ("2023-11-10", "Envoys meet\n\nOn Monday Brazil, Chile and Peru held talks in Quito.\n"),
    "d.txt": ("2022-02-02", "A plan\n\nNorway will send troops to Finland in March.\n"),
}
COLUMNS = {"gdelt-events": 61, "gdelt-mentions": 16, "polecat": 40, "icews": 20, "csv": 52}
HEADER = {"polecat", "icews", "csv"}
SETTINGS = {
    "gdelt-events": dict(delimiter="\t", quoting=csv.QUOTE_NONE),
    "gdelt-mentions": dict(delimiter="\t", quoting=csv.QUOTE_NONE),
    "polecat": dict(delimiter="\t"), "icews": dict(delimiter="\t"), "csv": {},
}


def main():
    verbale = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        ledger = os.path.join(folder, "news.db")
        for name, (day, text) in REPORTS.items():
            path = os.path.join(folder, name)
            with open(path, "w") as file:
                file.write(text)
            run(verbale, "add", path, "--published", day, "--outlet", "The \"Bugle\"\t1",
                "--ledger", ledger)

        def export(name, *arguments):
            return run(verbale, "export", "--format", name, "--ledger", ledger, *arguments)

        events = json.loads(export("json"))
        assert events, "no events were found"
        facts = [e for e in events
                 if e["tellings"][0]["event"]["summary"] in ("happened", "ongoing", "claimed")]
        assert 0 < len(facts) < len(events), "the sample has facts and others"
        for name, count in COLUMNS.items():
            for everything in (False, True):
                text = export(name, *(["--all"] if everything else []))
                expected = events if everything or name == "csv" else facts
                check_table(name, count, text, {e["id"] for e in expected})
        check_csv(export("csv"), export("csv", "--raw"))
        lines = export("plover").splitlines()
        assert [json.loads(line)["id"] for line in lines] == [e["id"] for e in events]
        for line in lines:
            check_plover(json.loads(line))
        check_series(verbale, ledger)
        check_queries(verbale, ledger, events)
    print(f"exports: {len(events)} events in 7 formats read back"
          + ("" if pandas else " (without pandas)"))


def run(verbale, *arguments):
    done = subprocess.run([verbale, *arguments], capture_output=True)
    assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr.decode()}"
    return done.stdout.decode("utf-8")


def check_table(name, count, text, ids):
    rows = list(csv.reader(io.StringIO(text, newline=""), **SETTINGS[name]))
    assert all(len(row) == count for row in rows), f"{name}: not {count} columns everywhere"
    if name in HEADER:
        header, rows = rows[0], rows[1:]
        assert len(set(header)) == count
    assert rows, f"{name}: no rows"
    if name == "polecat":
        assert {re.sub(r"-\d{1,2}$", "", row[0]) for row in rows} == ids
    if name == "csv":
        assert {row[0] for row in rows} == ids
    if name == "gdelt-events":
        assert len({row[0] for row in rows}) == len(rows), "ids of rows are unique"
        for row in rows:
            assert 0 < int(row[0]) < 2 ** 63
            assert row[1] == "" or len(row[1]) == 8 and row[1].isdigit()
            assert row[28].startswith(row[27]) or row[26].startswith(row[28])
            assert row[29] in "1234" and row[30] == ""
            assert len(row[59]) == 14 and row[59].isdigit()
            assert row[60] == ""
    if name == "gdelt-mentions":
        for row in rows:
            assert row[3] == "2" and row[4] == "The 'Bugle' 1" and 0 <= int(row[11]) <= 100
    if pandas is not None:
        frame = pandas.read_csv(
            io.StringIO(text), sep=SETTINGS[name].get("delimiter", ","), dtype=str,
            header=0 if name in HEADER else None, keep_default_na=False)
        assert frame.shape == (len(rows), count), f"{name}: pandas reads {frame.shape}"


def check_csv(safe, raw):
    def cells(text):
        return [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]
    def runs(cell):
        if cell[:1] not in ("=", "+", "-", "@", "\t", "\r"):
            return False
        try:
            float(cell)
            return False
        except ValueError:
            return True
    assert any(runs(cell) for cell in cells(raw)), "the sample has a formula"
    assert not any(runs(cell) for cell in cells(safe))


def check_plover(line):
    for field in ("id", "date", "actor", "event"):
        assert field in line, field
    assert isinstance(line["actor"], list) and isinstance(line["event"], list)
    assert line["quad_code"] in (1, 2, 3, 4) and -10 <= line["event_scale"] <= 10
    assert line["text"] and line["verbale"]["summary"] and line["verbale"]["chain"]


def check_series(verbale, ledger):
    series = ["series", "PER", "CHL", "--ledger", ledger, "--by", "day", "--both"]
    bounds = ["--since", "2025-03-01", "--until", "2025-03-07"]
    rows = list(csv.DictReader(io.StringIO(
        run(verbale, *series, *bounds, "--format", "csv"), newline="")))
    assert [row["period"] for row in rows] == [f"2025-03-0{day}" for day in range(1, 8)]
    assert sum(int(row["events"]) for row in rows) >= 1
    svg = XML.fromstring(run(verbale, *series, *bounds, "--format", "svg"))
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [e for e in svg.iter() if e.tag.endswith("script")]


def check_queries(verbale, ledger, events):
    listed = [json.loads(line) for line in run(
        verbale, "events", "--format", "jsonl", "--ledger", ledger).splitlines()]
    assert len(listed) == len(events)
    for event in listed:
        shown = json.loads(run(verbale, "show", event["address"], "--format", "json",
                               "--ledger", ledger))
        assert shown["assertions"][0]["told"]["sentence"][1]["exact"] == event["sentence"]
    for words in ('"', "NEAR(", "a OR b*", "'; DROP TABLE reports; --"):
        run(verbale, "search", words, "--ledger", ledger)
    assert run(verbale, "search", "bombed chile", "--ledger", ledger)
    run(verbale, "quotes", "--ledger", ledger)
    assert len(list(csv.reader(io.StringIO(
        run(verbale, "reports", "--format", "csv", "--ledger", ledger))))) == len(REPORTS) + 1


main()
