/// What countries did to each other, gathered from four tables, so that the assertions of two of
/// them stand side by side in the file, in the order of their days.
///
/// `AssertionRow` writes the rows of an assertion, which the view gives, some of them twice; triggers
/// keep them as the other tables are.
extension Schema {
  static let dyads = """
    CREATE TABLE dyads (
      actor_country TEXT NOT NULL,
      recipient_country TEXT NOT NULL,
      day TEXT NOT NULL,
      assertion_id INTEGER NOT NULL REFERENCES assertions (id) ON DELETE CASCADE,
      actor_sector TEXT NOT NULL,
      recipient_sector TEXT NOT NULL,
      date_from TEXT,
      date_to TEXT,
      type TEXT NOT NULL,
      quad_class INTEGER NOT NULL,
      scale REAL NOT NULL,
      summary TEXT NOT NULL,
      confidence REAL NOT NULL,
      review TEXT,
      event_id TEXT,
      is_current INTEGER NOT NULL,
      coder_id INTEGER NOT NULL,
      outlet TEXT,
      voice_id INTEGER NOT NULL,
      PRIMARY KEY (actor_country, recipient_country, day, assertion_id, actor_sector,
        recipient_sector)
    ) WITHOUT ROWID;

    CREATE VIEW dyads_of_assertions AS
      SELECT one.country AS actor_country, other.country AS recipient_country,
        coalesce(a.day, '') AS day, a.id AS assertion_id, coalesce(one.sector, '') AS actor_sector,
        coalesce(other.sector, '') AS recipient_sector, a.date_from, a.date_to, a.type,
        a.quad_class, a.scale, a.summary, a.confidence, a.review, a.event_id, r.is_current,
        r.coder_id, r.outlet,
        (SELECT min(v.id) FROM reports AS v WHERE v.key = coalesce(r.voice, r.key)) AS voice_id
      FROM assertions AS a
      CROSS JOIN reports AS r ON r.id = a.report_id
      CROSS JOIN assertion_actors AS one ON one.assertion_id = a.id AND one.role = 'actor'
      CROSS JOIN assertion_actors AS other ON other.assertion_id = a.id
      WHERE one.country IS NOT NULL AND other.country IS NOT NULL AND (
        other.role = 'recipient'
        OR (other.role = 'actor' AND other.position <> one.position
          AND a.type IN ('CONSULT', 'COOPERATE')
          AND NOT EXISTS (SELECT 1 FROM assertion_actors AS x
            WHERE x.assertion_id = a.id AND x.role = 'recipient')));

    CREATE TRIGGER dyads_of_assertion AFTER UPDATE OF event_id, review ON assertions BEGIN
      UPDATE dyads SET event_id = new.event_id, review = new.review WHERE assertion_id = new.id;
    END;
    CREATE TRIGGER dyads_of_report AFTER UPDATE OF is_current, coder_id, outlet, voice ON reports
      WHEN new.is_current IS NOT old.is_current OR new.coder_id IS NOT old.coder_id
        OR new.outlet IS NOT old.outlet OR new.voice IS NOT old.voice
    BEGIN
      UPDATE dyads SET is_current = new.is_current, coder_id = new.coder_id, outlet = new.outlet,
        voice_id = (SELECT min(id) FROM reports WHERE key = coalesce(new.voice, new.key))
      WHERE assertion_id IN (SELECT id FROM assertions WHERE report_id = new.id);
    END;

    INSERT OR IGNORE INTO dyads SELECT * FROM dyads_of_assertions ORDER BY 1, 2, 3, 4, 5, 6;
    CREATE INDEX dyads_by_assertion ON dyads (assertion_id);
    """
}
