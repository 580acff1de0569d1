"""Makes a ledger of many assertions, for measuring.

The program itself makes the file, with its tables, from one report; rows and records as it writes
them follow by SQL. Names, words, days and numbers are made up, drawn with a fixed seed. As in news:
few dyads have most events, as few outlets have most reports; an event is told by one report or by
many; reports come in the order of an archive's folders, not in that of their days.
"""

import base64
import datetime
import itertools
import json
import multiprocessing
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib

PER_REPORT = 8
FIRST_DAY = datetime.date(2016, 1, 1)
MONTHS = 120
# shares of all assertions, in both directions together
DYADS = {
    ("USA", "CHN"): 0.10, ("USA", "MEX"): 0.08, ("RUS", "UKR"): 0.06, ("USA", "RUS"): 0.05,
    ("ISR", "PSE"): 0.05, ("USA", "IRN"): 0.03, ("IND", "PAK"): 0.02, ("KOR", "PRK"): 0.02,
}
# type: quad class, score, CAMEO's code, modes
TYPES = {
    "AGREE": (1, 2.5, "03", []), "CONSULT": (1, 2.5, "036", ["visit", "phone", "multilateral"]),
    "SUPPORT": (1, 5, "05", []), "CONCEDE": (1, 4.5, "08", []), "COOPERATE": (2, 9.5, "06", []),
    "AID": (2, 10, "07", []), "RETREAT": (2, 6.5, "087", []),
    "REQUEST": (3, 0, "10", ["assist", "change", "yield"]),
    "ACCUSE": (3, -3, "112", ["disapprove", "allege"]), "REJECT": (3, -2, "12", ["change", "yield"]),
    "THREATEN": (3, -3.5, "138", []), "PROTEST": (4, -5, "141", []),
    "SANCTION": (4, -6, "163", ["expel", "withdraw"]),
    "MOBILIZE": (4, -5.5, "152", ["troops", "weapons"]), "COERCE": (4, -7, "173", []),
    "ASSAULT": (4, -9, "195", []),
}
TYPE_WEIGHTS = [6, 18, 7, 2, 5, 4, 1, 8, 10, 8, 5, 5, 4, 3, 6, 8]
SUMMARIES = {
    "happened": 60, "claimed": 15, "denied": 6, "planned": 8, "hypothetical": 4, "requested": 5,
    "ongoing": 1, "historical": 1,
}
CONTEXTS = ["", "", "military", "diplomatic", "diplomatic;economic", "terrorism", "migration"]
SECTORS = ["GOV"] * 10 + ["MIL"] * 4 + ["COP"] * 2 + ["CVL"] * 3 + ["REB", "JUD", "LEG", "BUS", "MED"]
SYLLABLES = [a + b for a in "b c d f g h j k l m n p r s t v".split() for b in "a e i o u".split()]
INSERTS = {
    "reports": "INSERT INTO reports (id, key, version, content_hash, url, outlet, title, published,"
    " language, added, file, piece, coder_id, is_linked, voice, fingerprint, text)"
    " VALUES (?,?,1,?,?,?,?,?,'en','2026-01-01T00:00:00Z',?,?,?,1,?,?,?)",
    "records": "INSERT INTO records VALUES (?,?)",
    "report_actors": "INSERT INTO report_actors VALUES (?,?,?,?,?,NULL,3)",
    "events": "INSERT INTO events VALUES (?,?,?,?,?,?,?,?)",
    "assertions": "INSERT INTO assertions (id, report_id, local_id, position, type, mode, modes,"
    " cameo, quad_class, scale, contexts, summary, factuality, tense, auxiliary_modes, confidence,"
    " date, date_precision, date_from, date_to, date_source, day, place, place_country, latitude,"
    " longitude, dead_least, dead_most, predicate, predicate_start, predicate_end, sentence_start,"
    " sentence_end, event_id, meaning, sentence)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'past','',?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "assertion_actors": "INSERT INTO assertion_actors VALUES (?,?,?,?,?,?,NULL)",
    "pairs": "INSERT INTO pairs VALUES (?,?,?,?,?,?,?,?,?,?)",
    "chains": "INSERT INTO chains VALUES (?,?,?,?,?,NULL,?,?,?,?)",
    "evidence": "INSERT INTO evidence VALUES (?,?,?,?,?,?)",
    "statements": "INSERT INTO statements (report_id, local_id, source, actor_id, cue, stance,"
    " verbatim, negated, start, \"end\", content) VALUES (?,?,?,?,'said','neutral',?,0,?,?,?)",
    "quotations": "INSERT INTO quotations (report_id, position, source, actor_id, cue, whole,"
    " start, \"end\", exact) VALUES (?,?,'actor',?,'said',1,?,?,?)",
}


def make(verbale, path, assertions):
    """Makes the ledger at a path where none is; says on standard error how far it is."""
    started = time.perf_counter()
    part = path + ".part"
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(part + suffix):
            os.remove(part + suffix)
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "a.txt")
        with open(report, "w") as file:
            file.write("Peru bombed Chile.\n")
        subprocess.run([verbale, "add", report, "--published", "2016-01-01", "--ledger", part],
                       check=True, stderr=subprocess.DEVNULL)
    database = sqlite3.connect(part)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                           "PRAGMA cache_size = -400000;")
    coder = database.execute(
        "SELECT id, version, model, registry, lexicon FROM coders ORDER BY id DESC").fetchone()
    world = World(coder)
    indices = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    # made at the end, which is quicker and gives the same
    for name, _ in indices:
        database.execute(f"DROP INDEX {name}")
    database.executemany("INSERT INTO actors VALUES (?,?,?,?,?,?)", world.actors)
    reports = max(1, assertions // PER_REPORT)
    folders = [(month, half) for month in range(MONTHS) for half in range(2)]
    random.Random(1).shuffle(folders)
    bounds = [reports * n // len(folders) for n in range(len(folders) + 1)]
    jobs = [(month, half, bounds[n], bounds[n + 1]) for n, (month, half) in enumerate(folders)]
    with multiprocessing.Pool(os.cpu_count(), start, (world,)) as pool:
        for done, rows in enumerate(pool.imap(batch, jobs), 1):
            for table, sql in INSERTS.items():
                database.executemany(sql, rows[table])
            database.commit()
            if done % 24 == 0:
                say(f"{100 * done // len(jobs)} % of the rows", started)
    database.execute("INSERT OR IGNORE INTO dyads SELECT * FROM dyads_of_assertions"
                     " WHERE assertion_id >= 100 ORDER BY 1, 2, 3, 4, 5, 6")
    for _, sql in indices:
        database.execute(sql)
    database.commit()
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        sys.exit(f"the ledger that was made is broken: {broken}")
    database.executescript("PRAGMA journal_mode = WAL;")
    count, = database.execute("SELECT count(*) FROM assertions").fetchone()
    database.close()
    os.rename(part, path)
    say(f"made {count} assertions, {os.path.getsize(path) >> 20} MB", started)


def facts(path):
    """How many assertions a ledger has, and what stands for the words in capitals of commands: the
    event that most reports tell, somebody who is seldom named, and an outlet of few reports."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    count, = database.execute("SELECT count(*) FROM assertions").fetchone()
    many, = database.execute("SELECT id FROM events ORDER BY reports DESC, id LIMIT 1").fetchone()
    identity, name = database.execute(
        "SELECT n.identity, n.name FROM quotations AS q JOIN actors AS n ON n.id = q.actor_id"
        " WHERE q.position = 0 AND n.registry IS NOT NULL AND q.report_id < 600"
        " ORDER BY n.id DESC LIMIT 1").fetchone()
    outlet, = database.execute(
        "SELECT outlet FROM reports WHERE id BETWEEN 100 AND 600 AND outlet < 'Outlet 8'"
        " ORDER BY length(outlet) DESC, id LIMIT 1").fetchone()
    database.close()
    return count, {"OUTLET": outlet, "MANY": many, "SOMEBODY": identity, "NAME": name.split()[-1]}


def say(text, started):
    print(f"{text}, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)


class World:
    """Who and what there is."""

    def __init__(self, coder):
        draw = random.Random(2)
        self.coder = coder
        registry = pathlib.Path(__file__).resolve().parent.parent / "Registry/countries.tsv"
        known = [line.split("\t")[0] for line in registry.read_text().splitlines()[1:]]
        first = list(dict.fromkeys(itertools.chain(*DYADS)))
        self.countries = first + [c for c in known if c not in first]
        self.country_weights = weights(1 / (rank + 1) for rank in range(len(self.countries)))
        self.words = ["".join(draw.choices(SYLLABLES, k=2 + n % 3)) + str(n % 7 or "")
                      for n in range(30_000)]
        # a long text that others take pieces of
        common = weights(1 / (rank + 3) for rank in range(len(self.words)))
        self.drawn = draw.choices(self.words, cum_weights=common, k=1_000_000)
        self.actors, self.of_country = [], {}
        for n in range(20_000):
            country = self.countries[n] if n < len(self.countries) else \
                draw.choices(self.countries, cum_weights=self.country_weights)[0]
            name = " ".join(word.title() for word in draw.choices(self.words[1000:], k=2)) + f" {n}"
            identity = f"persons/p{n}"
            actor = (n + 1000, identity, name, country, draw.choice(SECTORS), identity)
            self.actors.append(actor)
            self.of_country.setdefault(country, []).append(actor)
        for n in range(500):
            name = f"{draw.choice(self.words[1000:]).title()} Group {n}"
            actor = (n + 30_000, None, name, None, "REB", f"{name}||REB")
            self.actors.append(actor)
            self.of_country.setdefault(None, []).append(actor)


def weights(each):
    return list(itertools.accumulate(each))


world = None


def start(made):
    global world
    world = made


def batch(job):
    """The rows of the reports of a folder: those of half the outlets in a month."""
    month, half, first, last = job
    draw = random.Random(month * 2 + half + 1000)
    rows = {table: [] for table in INSERTS}
    day = FIRST_DAY.replace(year=FIRST_DAY.year + month // 12, month=month % 12 + 1)
    told, texts = {"near": {}, "events": {}}, []
    days = sorted(draw.randrange(28) for _ in range(first, last))
    for report, offset in zip(range(first + 100, last + 100), days):
        Maker(draw, rows, told, texts, report, day + datetime.timedelta(offset), half)
    for event, tellings in told["events"].items():
        dates = [t[2] for t in tellings if t[2]]
        rows["events"].append((
            event, tellings[0][1], tellings[0][0], min(dates, default=None),
            max(dates, default=None), len({t[0] for t in tellings}), len({t[3] for t in tellings}),
            len({t[4] for t in tellings})))
    return rows


class Maker:
    """Adds the rows of one report."""

    def __init__(self, draw, rows, told, texts, report, published, half):
        self.draw, self.rows, self.report = draw, rows, report
        self.published = published.isoformat()
        self.key = f"{report:064x}"
        self.outlet = f"Outlet {2 * min(int(draw.paretovariate(0.8)), 400) + half}"
        is_copy = texts and draw.random() < 0.25
        # an agency's text in other words at its end
        voice = draw.choice(texts[-40:]) if is_copy else self.key
        if not is_copy:
            texts.append(self.key)
        story = draw.choices([*DYADS, None], [*DYADS.values(), 1 - sum(DYADS.values())])[0]
        cast, sides, sentences = {}, [], []
        for _ in range(PER_REPORT):
            actors, recipients, kind = self.sides(story)
            sides.append((actors, recipients, kind))
            for one in actors + recipients:
                cast.setdefault(one[0], (f"a{len(cast) + 1}", one))
            names = [one[2] for one in actors] + ["said"] + [one[2] for one in recipients]
            sentences.append(" ".join(names + self.some(10)) + ".")
            sentences.append(" ".join(self.some(16)) + ".")
            sentences.append(" ".join(self.some(16)) + ".")
        self.text = "\n".join(sentences) + "\n"
        starts = list(itertools.accumulate((len(s) + 1 for s in sentences), initial=0))
        title = " ".join(self.some(7)).capitalize()
        url = f"https://{self.outlet.lower().replace(' ', '')}.example/{report}"
        rows["reports"].append((
            report, self.key, f"{report:064x}", url, self.outlet, title, self.published,
            f"archive/{self.published[:7]}.jsonl.gz", f"line {report}", world.coder[0], voice,
            draw.randbytes(776), self.text))
        ids = {row: local for row, (local, _) in cast.items()}
        events = [
            self.event(position, sentences[3 * position], starts[3 * position], side, ids, told, voice)
            for position, side in enumerate(sides)]
        self.write(title, url, list(cast.values()), events, sentences, starts)

    def some(self, count):
        at = self.draw.randrange(len(world.drawn) - count)
        return world.drawn[at:at + count]

    def someone(self, country=""):
        if country == "":
            country = None if self.draw.random() < 0.03 else self.draw.choices(
                world.countries, cum_weights=world.country_weights)[0]
        people = world.of_country.get(country) or world.of_country["USA"]
        return people[min(int(self.draw.paretovariate(0.5)) - 1, len(people) - 1)]

    def sides(self, story):
        draw = self.draw
        kind = draw.choices(list(TYPES), TYPE_WEIGHTS)[0]
        if story and draw.random() < 0.8:
            countries = list(story)
            draw.shuffle(countries)
        else:
            one = self.someone()[3]
            countries = [one, one if draw.random() < 0.35 else self.someone()[3]]
        pair = [self.someone(country) for country in countries]
        if kind in ("CONSULT", "COOPERATE") and draw.random() < 0.5 and pair[0] != pair[1]:
            return pair, [], kind
        if draw.random() < 0.06:
            return pair[:1], [], kind
        more = [self.someone()] if draw.random() < 0.04 else []
        return pair[:1], pair[1:] + [one for one in more if one != pair[1]], kind

    def event(self, position, sentence, start, side, ids, told, voice):
        draw = self.draw
        actors, recipients, kind = side
        key = self.report * PER_REPORT + position
        quad, scale, cameo, modes = TYPES[kind]
        modes = [draw.choice(modes)] if modes and draw.random() < 0.6 else []
        summary = draw.choices(list(SUMMARIES), list(SUMMARIES.values()))[0]
        view = {"denied": "CT-", "claimed": "Uu", "planned": "PR+"}.get(summary, "CT+")
        likely = round(0.3 + 0.7 * draw.random(), 3)
        chance = draw.random()
        date, precision, span, source = None, None, (None, None), None
        if chance < 0.85:
            date, precision = self.published, "day"
            span = (date, date)
            source = "text" if chance < 0.3 else "report"
        elif chance < 0.93:
            date, precision, source = self.published[:7], "month", "text"
            span = (date + "-01", date + "-28")
        # a report tells of an event what others told of the same two on that day, or something new
        near = (self.published, kind, actors[0][3], recipients[0][3] if recipients else None)
        event = told["near"].setdefault(near, []) if date else []
        if event and draw.random() < 0.6:
            event_id = draw.choice(event)
        else:
            event_id = f"ev-{key:016x}"
            event.append(event_id)
        tellings = told["events"].setdefault(event_id, [])
        tellings.append((self.report, kind, span[0], voice, self.outlet))
        place = draw.choice(actors + recipients)[3] if draw.random() < 0.5 else None
        point = (round(draw.uniform(-60, 70), 2), round(draw.uniform(-180, 180), 2)) \
            if place and draw.random() < 0.7 else (None, None)
        dead = draw.randint(1, 90) if kind == "ASSAULT" and draw.random() < 0.4 else None
        verb = sentence.index(" said ") + 1
        meaning = draw.randbytes(128)
        contexts = draw.choice(CONTEXTS)
        self.rows["assertions"].append((
            key, self.report, f"e{position + 1}", position, kind, modes[0] if modes else None,
            ";".join(modes), cameo, quad, scale, contexts, summary, view, likely, date, precision,
            span[0], span[1], source, span[0], place and f"in {place}", place, *point, dead, dead,
            "said", start + verb, start + verb + 4, start, start + len(sentence), event_id, meaning,
            sentence))
        for role, some in (("actor", actors), ("recipient", recipients)):
            for at, one in enumerate(some):
                self.rows["assertion_actors"].append((key, role, at, one[0], one[3], one[4]))
        nobody = [(None,) * 6]
        for at, (one, other) in enumerate(itertools.product(actors, recipients or nobody)):
            self.rows["pairs"].append((
                key, at, one[0], one[3], one[4], other[0], other[3], other[4], kind, span[0]))
        chain = [{"source": {"kind": "outlet"}, "verbatim": False}]
        factuality = [{"holder": "outlet", "value": view}]
        self.rows["chains"].append((key, 0, "outlet", None, None, None, None, 0, view))
        if draw.random() < 0.5:
            local = ids[actors[0][0]]
            chain.append({"source": {"kind": "actor", "actor": local}, "stance": "neutral",
                          "cue": self.words(start + verb, 4), "verbatim": False})
            factuality.append({"holder": local, "value": "CT+"})
            self.rows["chains"].append(
                (key, 1, "actor", actors[0][0], None, "said", "neutral", 0, "CT+"))
        parts = {
            "evidence": (start + verb, len(sentence) - verb), "actor": (start, len(actors[0][2])),
            "about": (start + verb + 5, 12)}
        if recipients:
            parts["recipient"] = (start + verb + 5, len(recipients[0][2]))
        if source == "text":
            parts["date"] = (start + len(sentence) - 9, 8)
        if place:
            parts["place"] = (start + len(sentence) - 7, 6)
        for role, (at, length) in parts.items():
            self.rows["evidence"].append(
                (key, role, 0, at, at + length, self.text[at:at + length]))
        words = {role: self.words(*part) for role, part in parts.items()}
        told_date = {"source": source} | ({"value": date} if date else {}) \
            | ({"evidence": words["date"]} if "date" in words else {})
        return {
            "about": [words["about"]], "actor": [ids[one[0]] for one in actors],
            "auxiliaryMode": [], "cameo": cameo, "chain": chain, "confidence": likely,
            "context": [c for c in contexts.split(";") if c],
            "counts": [{"kind": "dead", "least": dead, "most": dead,
                        "evidence": words["evidence"]}] if dead else [],
            **({"date": told_date} if date else {}), "evidence": [words["evidence"]],
            "factuality": factuality, "id": f"e{position + 1}",
            "meaning": base64.b64encode(meaning).decode(), "mode": modes,
            **({"place": {"country": place, "name": f"in {place}", "evidence": words["place"]}}
               if place else {}),
            "quadClass": quad, "recipient": [ids[one[0]] for one in recipients], "scale": scale,
            "sentence": self.words(start, len(sentence)), "summary": summary, "tense": "past",
            "type": kind, "why": {
                "actor": [words["actor"]], "lexicon": "say verb subj:order", "path": ["nsubj", "obj"],
                "predicate": self.words(start + verb, 4), "probabilities": {kind: 0.9},
                "recipient": [words["recipient"]] if recipients else [], "signals": []},
        }

    def words(self, at, length):
        """Selectors of words, as records have them."""
        end = at + length
        return [
            {"end": end, "start": at, "type": "TextPositionSelector"},
            {"exact": self.text[at:end], "prefix": self.text[max(0, at - 32):at],
             "suffix": self.text[end:end + 32], "type": "TextQuoteSelector"}]

    def write(self, title, url, cast, events, sentences, starts):
        """The record, and the rows of those whom the report names and quotes."""
        rows, report = self.rows, self.report
        actors = []
        for local, one in cast:
            rows["report_actors"].append((report, local, one[0], one[3], one[4]))
            at = max(0, self.text.find(one[2]))
            actors.append({
                "id": local, "name": one[2], "sector": one[4],
                "mentions": [self.words(at, len(one[2])) for _ in range(3)],
                **({"country": one[3]} if one[3] else {}),
                **({"registry": one[1]} if one[1] else {})})
        statements, quotations = [], []
        for n in range(12):
            local, one = cast[n % len(cast)]
            at, content = starts[2 * n], sentences[2 * n]
            verbatim = n < 2
            source = {"kind": "actor", "actor": local}
            rows["statements"].append((
                report, f"s{n + 1}", "actor", one[0], verbatim, at, at + len(content), content))
            statements.append({
                "id": f"s{n + 1}", "source": source, "cue": self.words(at, 4),
                "content": [self.words(at, len(content))], "stance": "neutral",
                "negated": False, "verbatim": verbatim})
            if verbatim:
                rows["quotations"].append((report, n, one[0], at, at + len(content), content))
                quotations.append({
                    "evidence": self.words(at, len(content)), "speaker": source, "whole": True})
        _, version, model, registry, lexicon = world.coder
        record = {
            "actors": actors, "attributions": statements, "coder": {
                "lexicon": lexicon, "model": model, "registry": registry, "version": version},
            "events": events, "format": "verbale.record/1", "notices": [],
            "quotations": quotations, "report": {
                "language": "en", "outlet": self.outlet, "parts": [
                    {"start": at, "end": at + len(sentence), "kind": "paragraph"}
                    for at, sentence in zip(starts[::3], sentences[::3])],
                "published": self.published, "text": "", "title": title, "url": url}}
        packed = zlib.compress(json.dumps(record, separators=(",", ":")).encode(), 3)
        rows["records"].append((report, packed))
