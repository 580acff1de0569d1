/// Facts by id, in the order of the files.
package struct FactTable<Fact: Sendable>: Sendable {
  /// In the order of the files.
  package private(set) var values: [Fact] = []
  private var places: [String: Int] = [:]

  package subscript(id: String) -> Fact? { places[id].map { values[$0] } }

  package var keys: Dictionary<String, Int>.Keys { places.keys }

  /// Adds a fact, or puts it in the place of the one with its id.
  mutating func put(_ fact: Fact, _ id: String) {
    if let known = places[id] {
      values[known] = fact
    } else {
      places[id] = values.count
      values.append(fact)
    }
  }

  mutating func reserve(_ count: Int) {
    values.reserveCapacity(values.count + count)
    places.reserveCapacity(places.count + count)
  }
}
