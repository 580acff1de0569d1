import Records

/// A mention with the names of those it refers to in the same text.
package struct ReferenceCase: Sendable, Codable {
  package let id: String
  package let kind: String
  package let pointed: PointedText
  /// Words of the text that name them; empty where nobody named is meant.
  package let refersTo: [String]

  private enum CodingKeys: String, CodingKey {
    case id, kind, refersTo
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    kind = try values.decodeIfPresent(String.self, forKey: .kind) ?? "other"
    pointed = try PointedText(from: decoder)
    refersTo = try values.decode([String].self, forKey: .refersTo)
  }

  package func encode(to encoder: any Encoder) throws {
    try pointed.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(kind, forKey: .kind)
    try values.encode(refersTo, forKey: .refersTo)
  }

  /// Nil if the record resolves the mention as it should, else what it says instead.
  package func fault(of record: Record) -> String? {
    guard let place = pointed.place(in: record) else { return "it is not there" }
    let found = Set(record.actors(at: place).map(\.id))
    var expected: Set<String> = []
    for name in refersTo {
      let actors = PointedText.places(of: name, in: record.report.text)
        .filter { !$0.overlaps(place) }
        .lazy.map { record.actors(at: $0) }.first { !$0.isEmpty }
      guard let actors else { return "“\(name)” is no actor" }
      expected.formUnion(actors.map(\.id))
    }
    if found == expected { return nil }
    let names = record.actors.filter { found.contains($0.id) }.map(\.name)
    return "\(names.isEmpty ? ["nobody"] : names), not \(refersTo.isEmpty ? ["nobody"] : refersTo)"
  }
}
