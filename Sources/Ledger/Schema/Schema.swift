import GRDB

/// The tables of a ledger, as `LEDGER.md` explains them, and how older files become new ones.
///
/// A migration that was once released never changes; whatever comes later is a migration more.
enum Schema {
  /// "Vrbl", which SQLite keeps in the header of the file, so that a ledger is known by it.
  static let applicationID: Int32 = 0x5672_626C

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: version1)
    }
    migrator.registerMigration("queries") { try $0.execute(sql: queryIndices) }
    migrator.registerMigration("dyads") { try $0.execute(sql: dyads) }
    migrator.registerMigration("types") {
      try $0.execute(sql: "ALTER TABLE assertions ADD COLUMN types TEXT")
    }
    return migrator
  }()

  private static let version1 = """
    CREATE TABLE settings (
      name TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    );

    CREATE TABLE coders (
      id INTEGER PRIMARY KEY,
      format TEXT NOT NULL,
      version TEXT NOT NULL,
      model TEXT NOT NULL,
      registry TEXT NOT NULL,
      lexicon TEXT NOT NULL,
      UNIQUE (format, version, model, registry, lexicon)
    );

    CREATE TABLE reports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      is_current INTEGER NOT NULL DEFAULT 1,
      previous_id INTEGER REFERENCES reports (id) ON DELETE SET NULL,
      content_hash TEXT NOT NULL,
      url TEXT,
      source_id TEXT,
      outlet TEXT,
      title TEXT,
      byline TEXT,
      published TEXT,
      dated_from TEXT,
      dated_to TEXT,
      modified TEXT,
      language TEXT,
      added TEXT NOT NULL,
      file TEXT,
      piece TEXT,
      coder_id INTEGER NOT NULL REFERENCES coders (id),
      is_linked INTEGER NOT NULL DEFAULT 0,
      voice TEXT,
      fingerprint BLOB,
      text TEXT,
      UNIQUE (key, content_hash),
      UNIQUE (key, version)
    );
    CREATE INDEX reports_by_published ON reports (published);
    CREATE INDEX reports_by_outlet ON reports (outlet, published);
    CREATE INDEX reports_by_voice ON reports (voice);
    CREATE INDEX reports_to_link ON reports (id) WHERE is_linked = 0;
    CREATE INDEX reports_by_coder ON reports (coder_id);
    CREATE INDEX reports_by_previous ON reports (previous_id);

    CREATE TABLE records (
      report_id INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
      record BLOB NOT NULL
    );

    CREATE TABLE actors (
      id INTEGER PRIMARY KEY,
      registry TEXT,
      name TEXT NOT NULL,
      country TEXT,
      sector TEXT,
      identity TEXT NOT NULL UNIQUE
    );
    CREATE INDEX actors_by_name ON actors (name);
    CREATE INDEX actors_by_country ON actors (country, sector);

    CREATE TABLE report_actors (
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      local_id TEXT NOT NULL,
      actor_id INTEGER NOT NULL REFERENCES actors (id),
      country TEXT,
      sector TEXT,
      office TEXT,
      mentions INTEGER NOT NULL,
      PRIMARY KEY (report_id, local_id)
    ) WITHOUT ROWID;
    CREATE INDEX report_actors_by_actor ON report_actors (actor_id);

    CREATE TABLE events (
      id TEXT PRIMARY KEY NOT NULL,
      type TEXT NOT NULL,
      first_report_id INTEGER REFERENCES reports (id) ON DELETE SET NULL,
      first_day TEXT,
      last_day TEXT,
      reports INTEGER NOT NULL,
      voices INTEGER NOT NULL,
      outlets INTEGER NOT NULL
    );
    CREATE INDEX events_by_day ON events (first_day);
    CREATE INDEX events_by_first_report ON events (first_report_id);

    CREATE TABLE assertions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      local_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      type TEXT NOT NULL,
      mode TEXT,
      modes TEXT NOT NULL,
      cameo TEXT NOT NULL,
      quad_class INTEGER NOT NULL,
      scale REAL NOT NULL,
      contexts TEXT NOT NULL,
      summary TEXT NOT NULL,
      factuality TEXT NOT NULL,
      tense TEXT NOT NULL,
      auxiliary_modes TEXT NOT NULL,
      confidence REAL NOT NULL,
      date TEXT,
      date_precision TEXT,
      date_from TEXT,
      date_to TEXT,
      date_source TEXT,
      day TEXT,
      place TEXT,
      place_country TEXT,
      latitude REAL,
      longitude REAL,
      dead_least INTEGER,
      dead_most INTEGER,
      injured_least INTEGER,
      injured_most INTEGER,
      arrested_least INTEGER,
      arrested_most INTEGER,
      displaced_least INTEGER,
      displaced_most INTEGER,
      participants_least INTEGER,
      participants_most INTEGER,
      predicate TEXT NOT NULL,
      predicate_start INTEGER NOT NULL,
      predicate_end INTEGER NOT NULL,
      sentence_start INTEGER NOT NULL,
      sentence_end INTEGER NOT NULL,
      review TEXT,
      event_id TEXT REFERENCES events (id) ON DELETE SET NULL,
      meaning BLOB,
      sentence TEXT NOT NULL,
      UNIQUE (report_id, local_id)
    );
    CREATE INDEX assertions_by_day ON assertions (day, type);
    CREATE INDEX assertions_by_type ON assertions (type, day);
    CREATE INDEX assertions_by_summary ON assertions (summary, day);
    CREATE INDEX assertions_by_place ON assertions (place_country, day);
    CREATE INDEX assertions_by_event ON assertions (event_id);

    CREATE TABLE assertion_actors (
      assertion_id INTEGER NOT NULL REFERENCES assertions (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      position INTEGER NOT NULL,
      actor_id INTEGER NOT NULL REFERENCES actors (id),
      country TEXT,
      sector TEXT,
      office TEXT,
      PRIMARY KEY (assertion_id, role, position)
    ) WITHOUT ROWID;
    CREATE INDEX assertion_actors_by_actor ON assertion_actors (actor_id, role);
    CREATE INDEX assertion_actors_by_country ON assertion_actors (role, country, sector);

    CREATE TABLE pairs (
      assertion_id INTEGER NOT NULL REFERENCES assertions (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      actor_id INTEGER REFERENCES actors (id),
      actor_country TEXT,
      actor_sector TEXT,
      recipient_id INTEGER REFERENCES actors (id),
      recipient_country TEXT,
      recipient_sector TEXT,
      type TEXT NOT NULL,
      day TEXT,
      PRIMARY KEY (assertion_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX pairs_by_countries ON pairs (actor_country, recipient_country, type, day);
    CREATE INDEX pairs_by_recipient_country ON pairs (recipient_country, type, day);
    CREATE INDEX pairs_by_actor ON pairs (actor_id, day);
    CREATE INDEX pairs_by_recipient ON pairs (recipient_id, day);

    CREATE TABLE chains (
      assertion_id INTEGER NOT NULL REFERENCES assertions (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      source TEXT NOT NULL,
      actor_id INTEGER REFERENCES actors (id),
      words TEXT,
      sector TEXT,
      cue TEXT,
      stance TEXT,
      verbatim INTEGER NOT NULL,
      factuality TEXT,
      PRIMARY KEY (assertion_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX chains_by_actor ON chains (actor_id);

    CREATE TABLE evidence (
      assertion_id INTEGER NOT NULL REFERENCES assertions (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      position INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      exact TEXT NOT NULL,
      PRIMARY KEY (assertion_id, role, position)
    ) WITHOUT ROWID;

    CREATE TABLE statements (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      local_id TEXT NOT NULL,
      within TEXT,
      source TEXT NOT NULL,
      actor_id INTEGER REFERENCES actors (id),
      words TEXT,
      sector TEXT,
      cue TEXT,
      stance TEXT NOT NULL,
      verbatim INTEGER NOT NULL,
      negated INTEGER NOT NULL,
      start INTEGER,
      "end" INTEGER,
      content TEXT NOT NULL,
      UNIQUE (report_id, local_id)
    );
    CREATE INDEX statements_by_actor ON statements (actor_id, stance);

    CREATE TABLE quotations (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      source TEXT NOT NULL,
      actor_id INTEGER REFERENCES actors (id),
      words TEXT,
      sector TEXT,
      cue TEXT,
      whole INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      exact TEXT NOT NULL,
      UNIQUE (report_id, position)
    );
    CREATE INDEX quotations_by_actor ON quotations (actor_id);

    CREATE TABLE notices (
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      message TEXT NOT NULL,
      PRIMARY KEY (report_id, position)
    ) WITHOUT ROWID;

    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      report_key TEXT NOT NULL,
      predicate TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      sentence TEXT NOT NULL,
      coded TEXT NOT NULL,
      kind TEXT NOT NULL,
      field TEXT,
      old TEXT,
      new TEXT,
      why TEXT NOT NULL,
      by TEXT NOT NULL,
      at TEXT NOT NULL
    );
    CREATE INDEX corrections_by_report ON corrections (report_key);

    \(wordIndex("report_text", of: "reports", ["title", "text"]))

    \(wordIndex("evidence_text", of: "assertions", ["sentence"]))

    CREATE VIEW current_reports AS
      SELECT * FROM reports WHERE is_current = 1;

    CREATE VIEW current_assertions AS
      SELECT a.*, r.key AS report_key, r.outlet, r.published, r.url, r.title, r.voice, r.coder_id
      FROM assertions AS a JOIN reports AS r ON r.id = a.report_id
      WHERE r.is_current = 1 AND a.review IS NOT 'rejected';
    """

  /// A full-text index of columns of a table, and the triggers that keep it up to date.
  private static func wordIndex(_ name: String, of table: String, _ columns: [String]) -> String {
    let list = columns.joined(separator: ", ")
    let new = columns.map { "new." + $0 }.joined(separator: ", ")
    let old = columns.map { "old." + $0 }.joined(separator: ", ")
    return """
      CREATE VIRTUAL TABLE \(name) USING fts5 (
        \(list), content = '\(table)', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
      );
      CREATE TRIGGER \(name)_insert AFTER INSERT ON \(table) BEGIN
        INSERT INTO \(name) (rowid, \(list)) VALUES (new.id, \(new));
      END;
      CREATE TRIGGER \(name)_delete AFTER DELETE ON \(table) BEGIN
        INSERT INTO \(name) (\(name), rowid, \(list))
          VALUES ('delete', old.id, \(old));
      END;
      CREATE TRIGGER \(name)_update AFTER UPDATE OF \(list) ON \(table) BEGIN
        INSERT INTO \(name) (\(name), rowid, \(list))
          VALUES ('delete', old.id, \(old));
        INSERT INTO \(name) (rowid, \(list)) VALUES (new.id, \(new));
      END;
      """
  }
}
