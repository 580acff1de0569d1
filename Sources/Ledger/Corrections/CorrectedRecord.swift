import Records

/// A record with what people said about it.
package struct CorrectedRecord: Sendable {
  /// With the values that were set; what was rejected is still in it.
  package let record: Record
  /// By the ids of events.
  package let reviews: [String: Review]

  /// What fits no event any more, or several, changes nothing.
  ///
  /// - Parameter known: somebody of another report, by the registry's id.
  init(
    _ original: Record, _ corrections: [Correction], known: @escaping (String) throws -> Actor?
  ) throws {
    var people = RecordActors(original.actors, known: known)
    var events = original.events.map(EventDraft.init)
    var reviews: [String: Review] = [:]
    for correction in corrections {
      guard let index = correction.index(in: original) else { continue }
      let id = original.events[index].id
      switch correction.change {
      case .accept: reviews[id] = .accepted
      case .reject: reviews[id] = .rejected
      case .set(let field, _, let new):
        try events[index].set(field, to: new, people: &people)
        reviews[id] = .corrected
      }
    }
    record =
      corrections.isEmpty
      ? original
      : Record(
        coder: original.coder, report: original.report, actors: people.actors,
        events: events.map(\.event), attributions: original.attributions,
        quotations: original.quotations, notices: original.notices)
    self.reviews = reviews
  }
}
