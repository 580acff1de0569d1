import Language
import Records

extension Casting {
  /// Who is said to have been designated by whom, where the registry has it otherwise.
  mutating func doubtDesignations() {
    for word in text.words.indices {
      let verb = text[word]
      guard verb.isVerbal, Self.designating.contains(verb.lemma.lowercased()),
        let object = Clause(verb).patient?.token, isAsTerrorists(verb)
      else { continue }
      doubtDesignation(verb, object)
    }
  }

  private static let designating: Set = [
    "designate", "categorize", "categorise", "classify", "label", "list", "declare", "brand",
    "blacklist",
  ]

  /// "… **as terrorist organizations**"
  private func isAsTerrorists(_ verb: Token) -> Bool {
    verb.dependents.contains { dependent in
      [.obl, .xcomp, .advcl, .nmod, .obj, .ccomp].contains(dependent.relation.base)
        && dependent.subtree.contains { $0.lemma.lowercased().hasPrefix("terroris") }
    }
  }

  private mutating func doubtDesignation(_ verb: Token, _ object: Token) {
    let number = number(of: object)
    guard let batch = batch(of: object, number: number), let first = batch.first,
      let date = first.date
    else {
      return
    }
    let authority =
      registry.offices[first.authority]?.name ?? registry.organisations[first.authority]?.name
      ?? first.authority
    let agent = Clause(verb).agent?.token
    if let country = agent.flatMap({ cast.member(at: $0) }).flatMap({ cast.members[$0].country }),
      country != registry.offices[first.authority]?.country,
      country != registry.organisations[first.authority]?.country
    {
      return
    }
    var faults: [String] = []
    if let agent, Self.documents.contains(agent.lemma.lowercased()) {
      faults.append("that “\(text.string(ofWords: nounPhrase(agent)))” did it")
    }
    if let number, number != batch.count { faults.append("that they are \(number)") }
    if let day = self.date, day.latest < date.earliest { faults.append("that it is done") }
    if faults.isEmpty { return }
    let lower = min(agent?.index ?? verb.index, verb.index, object.index)
    let upper = max(verb.index, object.index) + 1
    cast.doubts.append(
      .init(
        kind: .designation,
        message: "the report says \(faults.joined(separator: " and ")); according to the registry "
          + "the \(authority) designated \(batch.count) "
          + (batch.count == 1 ? "group" : "groups") + " as \(first.category) on \(date) "
          + "(\(first.instrument))"
          + (first.basis.map { basis in
            ", under \(basis)" + (first.basisDate.map { " of \($0)" } ?? "")
              + ", which set it in motion"
          } ?? ""),
        words: lower..<upper))
  }

  /// Acts by which something is ordered.
  private static let documents: Set = [
    "order", "directive", "decree", "law", "act", "memorandum", "proclamation",
  ]

  /// The designations that were made together and fit the words: those of a group that is named,
  /// else as many as are spoken of, else those made as organisations, most at once, last.
  private func batch(of object: Token, number: Int?) -> [Registry.Designation]? {
    let named = cast.members(at: object).compactMap { member -> String? in
      let registry = cast.members[member].registry ?? ""
      return registry.hasPrefix("groups/") ? String(registry.dropFirst("groups/".count)) : nil
    }
    let known = registry.designationBatches.filter {
      $0[0].isOfTerrorists && $0[0].date != nil
    }
    if !named.isEmpty {
      return known.joined().filter { named.contains($0.group) }.max { $0.day < $1.day }.map { [$0] }
    }
    let kind = object.lemma.lowercased()
    let latest = date?.latest ?? .max
    return known.filter { batch in
      batch[0].day <= latest && batch.contains { registry.groups[$0.group]?.kind == kind }
    }.max {
      ($0.count == number ? 1 : 0, $0[0].isOfOrganisations ? 1 : 0, $0.count, $0[0].day)
        < ($1.count == number ? 1 : 0, $1[0].isOfOrganisations ? 1 : 0, $1.count, $1[0].day)
    }
  }

  private func number(of noun: Token) -> Int? {
    noun.dependents(.nummod).first.flatMap { Int($0.form) ?? Self.numbers[$0.form.lowercased()] }
  }

  private static let numbers: [String: Int] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
  ]
}

extension Registry.Designation {
  /// The day as a number that orders days.
  fileprivate var day: Int { date?.earliest ?? 0 }
}
