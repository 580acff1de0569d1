/// What the days of two assertions say of whether they are of one event: on it depends what else is
/// asked.
///
/// On the same day little has to be shared. Where one report recalls something without its day, all
/// hangs on who, where and what.
enum DayRelation: Int, CaseIterable, Sendable {
  /// Neither of the others.
  case unlike
  /// It may be the same, told or that of the report.
  case same
  /// One leaves the day open, and it may be that of the other.
  case open

  init(_ one: DayRange?, _ other: DayRange?) {
    guard let one, let other else {
      self = .unlike
      return
    }
    let gap = one.gap(to: other)
    if one.isOpen || other.isOpen {
      self = gap <= 1 ? .open : .unlike
    } else {
      self = gap == 0 ? .same : .unlike
    }
  }
}
