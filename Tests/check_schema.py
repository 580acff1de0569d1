"""Validates the program's records against Schema/record.schema.json, and the schema against Sources.

    python3 Tests/check_schema.py .build/release/verbale

Needs the module jsonschema. Prints "N passed, N failed"; the exit status is 1 if any failed.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "Schema/record.schema.json").read_text("utf-8"))

# name: text, options beside --format json
TEXTS = {
    "empty": ("", []),
    "blank": (" \r\n\t\n\u3000", []),
    "undated": ("Peru rejected Chile’s offer.", []),
    "year alone": ("Peru rejected Chile’s offer.", ["--published", "1999"]),
    "emoji": ("🚨🇲🇽 “We reject it,” 👩🏽‍🚀 President Claudia Sheinbaum said. 🚀", ["--published", "2025-08"]),
    "CRLF": ("Peru Bombs Chile\r\n\r\nPeru bombed Chile, Bolivia said.\r\n", ["--published", "2025-08-09"]),
    "quotation marks": ("\"Peru bombed us,\" Chile's president said. “Never,” Peru said. \"Not closed", []),
    "escapes": ("Peru \\ bombed \"Chile\" </script> & \u2028 Bolivia said.", ["--outlet", 'The "Bugle" \\']),
    "wire": (
        "LIMA, Aug. 9, 2025 (Reuters) - Peru's police arrested two Chilean journalists on Saturday, "
        "according to the interior ministry.\n",
        ["--outlet", "Reuters", "--url", "https://example.org/a?b=1&c=“2”"],
    ),
    "a doubt": ("Former President Donald Trump visited Florida.", ["--published", "2025-08-09"]),
    "nested": (
        "Officials familiar with the matter said Kenya believes that Uganda may attack Rwanda if talks fail. "
        "Kenya reportedly refused to meet Uganda, and urged it to withdraw.",
        ["--published", "2025-08-09"],
    ),
    "no date, but an office": ("President Barack Obama met Chancellor Angela Merkel.", []),
    "long ago": ("Peru attacked Chile in 1879. Peru will not attack Chile.", ["--published", "2025-08-09"]),
    "when, where, how many": (
        "Peruvian police arrested up to 12 Chilean journalists in Lima last week. Chile bombed a market in "
        "Arequipa on 5 August, killing at least 30 people.",
        ["--published", "2025-08-09"],
    ),
    "a rule of the manual": (
        "A court in Lima sentenced the former governor to nine years in prison. Ghana intends to recognise "
        "the government of Kosovo.",
        ["--published", "2025-08-09"],
    ),
    "who says what": (
        "“The ferry is late,” the harbour master, Ines Koroma, said, “and nobody has told us why.” "
        "She said that the owner denied that the engine had failed. It would be mended, she added.\n\n"
        "Officials familiar with the repairs called it “a slow death”. The captain reportedly resigned.\n",
        ["--published", "2025-08-09"],
    ),
    "a speaker who is not clear": ("The square was empty.\n\n“They have all gone home.”\n\nIt rained.", []),
    "dialogue": ("— Then walk, answered the driver, Néstor Vaca.\n\n— I will not, said Ana Ruiz.\n", []),
    "marks alone": ("…\n\n!!!\n\n“”\n\n\u0301", []),
    "broken UTF-8": (b"Peru\xff bombed \xc3Chile\xe2\x80.", []),
    "one long line": ("Chile said " + "that Peru said " * 300 + "that Brazil bombed Bolivia.", []),
}

# definition of the schema: file of Sources/Records, name of the enum
ENUMS = {
    "eventType": ("Ontology", "EventType"),
    "context": ("Ontology", "EventContext"),
    "factuality": ("Factuality", "Factuality"),
    "summary": ("Factuality", "Summary"),
    "dateSource": ("EventDetails", "Source"),
    "countKind": ("EventDetails", "Kind"),
    "tense": ("Factuality", "Tense"),
    "auxiliaryMode": ("Factuality", "AuxiliaryMode"),
    "sourceKind": ("Attribution", "Kind"),
    "stance": ("Attribution", "Stance"),
    "partKind": ("Report", "Kind"),
    "noticeKind": ("Notice", "Kind"),
}


def source(name):
    return (ROOT / f"Sources/Records/{name}.swift").read_text("utf-8")


def swift_enum(file, name):
    """The raw values of an enum, without those of the enums inside it."""
    text = source(file)
    start = text.index("{", re.search(rf"\benum {name}: String", text).end())
    values, depth = [], 0
    for line in text[start:].split("\n"):
        if depth == 1 and (cases := re.match(r"\s*case (?!\.)(.+)", line)):
            for case in cases[1].split(","):
                label, _, raw = case.partition("=")
                values.append(raw.strip().strip('"') or label.strip())
        depth += line.count("{") - line.count("}")
        if depth == 0:
            break
    return values


def swift_modes():
    text = source("Ontology")
    text = text[text.index("var modes"): text.index("var isSymmetric")]
    return sorted(set(re.findall(r'"([a-z-]+)": -?[0-9]', text)))


def expected_enums():
    found = {name: swift_enum(*place) for name, place in ENUMS.items()}
    return found | {"mode": swift_modes()}


def records(program, path, options):
    """The records of a file, read from the program's output."""
    outcome = subprocess.run(
        [program, "code", "--format", "json", "--model", ROOT / "Models/verbale.safetensors",
         *options, path],
        env=os.environ | {
            "VERBALE_REGISTRY": str(ROOT / "Registry"), "VERBALE_LEXICON": str(ROOT / "Lexicon")},
        capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        raise ValueError(outcome.stderr.strip())
    found = json.loads(outcome.stdout)
    return found if isinstance(found, list) else [found]


def faults(record, validator):
    for error in validator.iter_errors(record):
        yield f"{error.json_path}: {error.message[:200]}"
    text = record["report"]["text"]
    for position, quote in evidence(record):
        if text[position["start"]:position["end"]] != quote["exact"]:
            yield f"{position['start']}: the text is not “{quote['exact']}”"


def evidence(value):
    """Every pair of selectors in a record."""
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], dict) and value[0].get("type") == "TextPositionSelector":
            yield value
        else:
            for item in value:
                yield from evidence(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from evidence(item)


def properties(schema, value):
    """The properties of the schema that a record uses, as `definition.property`."""
    found = set()

    def walk(node, value, name):
        if "$ref" in node:
            name = node["$ref"].rsplit("/", 1)[1]
            node = SCHEMA["$defs"][name]
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in node.get("properties", {}):
                    found.add(f"{name}.{key}")
                    walk(node["properties"][key], inner, name)
        elif isinstance(value, list):
            items = node.get("prefixItems") or [node.get("items") or {}] * len(value)
            for item, inner in zip(items, value):
                walk(item, inner, name)

    walk(schema, value, "record")
    return found


def all_properties():
    nodes = {"record": SCHEMA} | SCHEMA["$defs"]
    return {f"{name}.{key}" for name, node in nodes.items() for key in node.get("properties", {})}


def main(program):
    counts = {True: 0, False: 0}

    def check(name, found):
        found = list(found)
        counts[not found] += 1
        for fault in found[:8]:
            print(f"{name}: {fault}")

    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for name, values in expected_enums().items():
        enum = SCHEMA["$defs"][name]["enum"]
        check(f"enum {name}", [] if sorted(enum) == sorted(values) else [f"{enum} is not {values}"])
    form = re.search(r'static let format = "(.+)"', source("Record"))[1]
    check("format", [] if SCHEMA["properties"]["format"]["const"] == form else [f"it is {form}"])

    used = set()
    with tempfile.TemporaryDirectory() as folder:
        cases = [(path.name, path, ["--published", "2025-03-14"]) for path in sorted((ROOT / "Examples").glob("*.txt"))]
        cases += [(path.name, path, []) for kind in ("feeds", "pages") for path in sorted((ROOT / "Examples" / kind).iterdir())]
        for number, (name, (text, options)) in enumerate(TEXTS.items()):
            path = pathlib.Path(folder) / f"{number}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            cases.append((name, path, options))
        for name, path, options in cases:
            try:
                for record in records(program, path, options):
                    used |= properties(SCHEMA, record)
                    check(name, faults(record, validator))
            except ValueError as error:
                check(name, [str(error)])
    unused = all_properties() - used
    check("properties that no record used", sorted(unused))
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 0 if counts[False] == 0 else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_schema.py PROGRAM")
    sys.exit(main(sys.argv[1]))
