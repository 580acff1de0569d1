/// Where the fields of a report stand in an object of JSON.
package struct FieldMap: Sendable, Equatable {
  /// What a report is made of.
  package enum Field: String, CaseIterable, Sendable {
    case text, html, title, url, published, modified, outlet, id, byline, language
  }

  private var paths: [Field: String]

  /// Each field stands under its own name.
  package init() {
    paths = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, $0.rawValue) })
  }

  /// Reads settings like `text=body` and `published=meta.date`: the field of the report, then where
  /// it stands, with a stop before each name within an object and each number (from 0) within a list.
  ///
  /// - Throws: `malformed` for what is no setting or names no field.
  package init(_ settings: [String]) throws(ReadingError) {
    self.init()
    for setting in settings {
      let sides = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw ReadingError(.malformed("“\(setting)” is no FIELD=PATH, as text=body"))
      }
      guard let field = Field(rawValue: sides[0]) else {
        let names = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw ReadingError(.malformed("no field is called “\(sides[0])”; there are \(names)"))
      }
      paths[field] = sides[1]
    }
  }

  /// The path of a field, for messages.
  func path(_ field: Field) -> String { paths[field] ?? field.rawValue }

  /// The value of a field; nil where there is none or it is null.
  func value(_ field: Field, in object: JSONValue) -> JSONValue? {
    let found = Self.value(at: path(field)[...], in: object)
    return found == .null ? nil : found
  }

  /// A name that holds a stop itself goes before a path.
  private static func value(at path: Substring, in value: JSONValue) -> JSONValue? {
    switch value {
    case .object(let members):
      if let member = members[String(path)] { return member }
      guard let (first, rest) = step(path), let member = members[first] else { return nil }
      return self.value(at: rest, in: member)
    case .array(let values):
      guard let (first, rest) = step(path) else {
        return Int(path).flatMap { values.indices.contains($0) ? values[$0] : nil }
      }
      guard let index = Int(first), values.indices.contains(index) else { return nil }
      return self.value(at: rest, in: values[index])
    case .null, .bool, .number, .string: return nil
    }
  }

  private static func step(_ path: Substring) -> (first: String, rest: Substring)? {
    guard let stop = path.firstIndex(of: ".") else { return nil }
    return (String(path[..<stop]), path[path.index(after: stop)...])
  }
}
