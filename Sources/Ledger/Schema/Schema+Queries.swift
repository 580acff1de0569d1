/// Indices that lists in other orders than by day need, and filters by sector.
extension Schema {
  static let queryIndices = """
    CREATE INDEX assertions_by_confidence ON assertions (confidence);
    CREATE INDEX events_by_reports ON events (reports);
    CREATE INDEX assertion_actors_by_sector ON assertion_actors (role, sector);
    """
}
