"""Writes a ledger as SQL, for the tests of migrations: dump.py news.db > 1.sql

The searches are left out: their triggers fill them as the rows come in.
"""
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
shadow = ("_data", "_idx", "_docsize", "_config")
objects = [
    (kind, name, sql)
    for kind, name, sql in database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    if not name.startswith("sqlite_") and not ("_text_" in name and name.endswith(shadow))
]
print(f"PRAGMA application_id = {database.execute('PRAGMA application_id').fetchone()[0]};")
for _, _, sql in objects:
    print(sql + ";")
print("PRAGMA defer_foreign_keys = ON;")
for kind, name, sql in objects:
    if kind != "table" or "VIRTUAL" in sql:
        continue
    columns = [row[1] for row in database.execute(f"PRAGMA table_info('{name}')")]
    values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    for (row,) in database.execute(f"SELECT {values} FROM {name}"):
        print(f"INSERT INTO {name} VALUES ({row});")
