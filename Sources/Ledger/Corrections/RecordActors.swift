import Records

/// The actors of a record, with those that corrections bring in.
///
/// An actor is written as the registry's id, `persons/…`, or as `Name (PER GOV)`, with the codes
/// that are known.
struct RecordActors {
  private(set) var actors: [Actor]
  private let known: (String) throws -> Actor?

  init(_ actors: [Actor], known: @escaping (String) throws -> Actor?) {
    self.actors = actors
    self.known = known
  }

  /// How an actor is written so that other records have the same one.
  static func text(of actor: Actor) -> String {
    if let registry = actor.registry { return registry }
    let codes = [actor.country, actor.sector].compactMap { $0 }
    return actor.name + (codes.isEmpty ? "" : " (\(codes.joined(separator: " ")))")
  }

  func text(ofIDs ids: [String]) -> String {
    ids.compactMap { id in actors.first { $0.id == id } }.map(Self.text).joined(separator: "; ")
  }

  /// The ids of the actors of a list with `;` between them; whoever is new joins the record.
  mutating func ids(_ list: String) throws -> [String] {
    if list.isEmpty { return [] }
    return try list.split(separator: ";", omittingEmptySubsequences: false).map {
      try id(String($0).trimmed)
    }
  }

  private mutating func id(_ text: String) throws -> String {
    guard !text.isEmpty else {
      throw LedgerError.Reason.correction("an actor's name is empty; take out the “;” beside it")
    }
    if let actor = actors.first(where: { $0.id == text || Self.text(of: $0) == text }) {
      return actor.id
    }
    let named = actors.filter { $0.name.lowercased() == text.lowercased() }
    if named.count == 1 { return named[0].id }
    let number = (actors.compactMap { Int($0.id.dropFirst()) }.max() ?? 0) + 1
    let actor = try newActor(text, id: "a\(number)")
    actors.append(actor)
    return actor.id
  }

  private func newActor(_ text: String, id: String) throws -> Actor {
    guard !text.contains("/") else {
      guard let actor = try known(text) else {
        throw LedgerError.Reason.correction(
          "no report of the ledger names \(text); write the actor as “Name (COUNTRY SECTOR)”")
      }
      return Actor(
        id: id, name: actor.name, country: actor.country, sector: actor.sector, office: nil,
        registry: actor.registry, mentions: [])
    }
    var name = text
    var codes: [String] = []
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      name = String(text[..<open]).trimmed
      codes = text[text.index(after: open)...].dropLast().split(separator: " ").map(String.init)
    }
    let sector = codes.last.flatMap(Sector.init)?.rawValue
    let countries = codes.dropLast(sector == nil ? 0 : 1)
    guard !name.isEmpty, countries.count <= 1,
      countries.allSatisfy({ code in
        code.utf8.count == 3 && code.utf8.allSatisfy { (65...90).contains($0) }
      })
    else {
      throw LedgerError.Reason.correction(
        "“\(text)” is no actor; write it as “Name (COUNTRY SECTOR)”, for instance “miners (PER LAB)”"
      )
    }
    return Actor(
      id: id, name: name, country: countries.first, sector: sector, office: nil, registry: nil,
      mentions: [])
  }
}

extension String {
  /// Without spaces and tabs around.
  var trimmed: String {
    var utf8 = Substring(self).utf8
    while let first = utf8.first, first == 0x20 || first == 0x09 { utf8.removeFirst() }
    while let last = utf8.last, last == 0x20 || last == 0x09 { utf8.removeLast() }
    return String(Substring(utf8))
  }
}
