extension Name {
  /// Reads tags `B-Person`, `I-Person`, `O`; anything else counts as `O`.
  ///
  /// An `I-` that continues nothing of its kind begins a name.
  package static func names(tags: [String], startingAt first: Int = 0) -> [Name] {
    var names: [Name] = []
    var open: (kind: NameKind, start: Int)?
    for (index, tag) in (tags + ["O"]).enumerated() {
      let kind =
        tag.hasPrefix("B-") || tag.hasPrefix("I-")
        ? NameKind(rawValue: String(tag.dropFirst(2))) : nil
      if let name = open, kind != name.kind || tag.hasPrefix("B-") {
        names.append(Name(name.kind, first + name.start..<first + index))
        open = nil
      }
      if let kind, open == nil { open = (kind, index) }
    }
    return names
  }

  /// The tag of each of `count` words; of names that overlap the first is written.
  package static func tags(_ names: [Name], count: Int) -> [String] {
    var tags = [String](repeating: "O", count: count)
    for name in names where name.words.allSatisfy({ tags[$0] == "O" }) {
      for word in name.words {
        tags[word] = (word == name.words.lowerBound ? "B-" : "I-") + name.kind.rawValue
      }
    }
    return tags
  }
}
