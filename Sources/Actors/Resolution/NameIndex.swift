import Language

/// Finds the registry's names in a text, word by word, the longest first.
final class NameIndex: Sendable {
  /// What a name may mean.
  enum Referent: Sendable, Hashable {
    case country(String)
    /// `Mexican`: belongs to a country.
    case nationality(String)
    /// `Mexicans`: its people.
    case people(String)
    case person(String)
    case organisation(String)
    case group(String)
    case outlet(String)
    /// A capital or a seat of government that may stand for its state.
    case seat(country: String, isCapital: Bool)
    case place(String)

    var isPlace: Bool {
      switch self {
      case .seat, .place: true
      default: false
      }
    }

    /// A state, its people, its places.
    var isOfCountry: Bool {
      switch self {
      case .country, .nationality, .people, .seat, .place: true
      default: false
      }
    }
  }

  private struct Entry: Sendable {
    /// All words, folded, with a space between two.
    let name: String
    /// How many words.
    let count: Int
    let referent: Referent
    /// Letters that must be capitals in the text, for an acronym that is also a word.
    let acronym: String?
    /// Whether its last word begins with a capital, as it then must in the text.
    let endsInCapital: Bool
    /// The next entry with the same first word, as an index; −1 for none.
    var next: Int

    var words: [String] { name.split(separator: " ").map(String.init) }
  }

  private let tokenizer = Tokenizer()
  private let entries: [Entry]
  /// For each first word the last and the first of its entries.
  private let chains: [String: (first: Int, last: Int)]
  private let surnames: [String: [String]]
  private let wholeSurnames: [String: [String]]

  var count: Int { entries.count }

  /// The names that begin with a word, in the order of the tables.
  private func entries(from first: String) -> some Sequence<Entry> {
    sequence(first: chains[first]?.first ?? -1) { self.entries[$0].next }
      .prefix { $0 >= 0 }.lazy.map { self.entries[$0] }
  }

  init(_ registry: Registry) {
    let tokenizer = tokenizer
    var entries: [Entry] = []
    var chains: [String: (first: Int, last: Int)] = [:]
    var surnames: [String: [String]] = [:]
    var wholeSurnames: [String: [String]] = [:]
    let names =
      registry.persons.values.count + registry.aliases.count + registry.places.values.count
      + registry.organisations.values.count
    entries.reserveCapacity(names * 5 / 4)
    chains.reserveCapacity(names)
    func add(_ name: String, _ referent: Referent) {
      let words = Self.words(name, tokenizer)
      if words.isEmpty { return }
      let first = words.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(words[..<$0]) } ?? words
      entries.append(
        Entry(
          name: words, count: 1 + words.utf8.count { $0 == UInt8(ascii: " ") }, referent: referent,
          acronym: Self.acronym(name), endsInCapital: Self.endsInCapital(name), next: -1))
      let place = entries.count - 1
      if let last = chains[first]?.last { entries[last].next = place }
      chains[first, default: (place, place)].last = place
    }
    func code(_ place: Registry.Place) -> String {
      registry.countries[place.country]?.code ?? place.country
    }
    for country in registry.countries.values {
      add(country.name, .country(country.code))
      add(country.adjective, .nationality(country.code))
      add(country.demonym, .people(country.code))
      add(country.demonymPlural, .people(country.code))
    }
    for place in registry.places.values {
      switch place.kind {
      case "capital": add(place.name, .seat(country: code(place), isCapital: true))
      case "seat": add(place.name, .seat(country: code(place), isCapital: false))
      default: add(place.name, .place(place.id))
      }
    }
    for person in registry.persons.values {
      add(person.name, .person(person.id))
      let surname = Self.words(person.surname, tokenizer)
      if let last = surname.split(separator: " ").last {
        surnames[String(last), default: []].append(person.id)
        if last.utf8.count < surname.utf8.count {
          wholeSurnames[surname, default: []].append(person.id)
        }
      }
    }
    for body in registry.organisations.values {
      add(body.name, .organisation(body.id))
    }
    for body in registry.groups.values {
      add(body.name, .group(body.id))
    }
    for body in registry.outlets.values {
      add(body.name, .outlet(body.id))
    }
    for alias in registry.aliases {
      switch alias.table {
      case "countries":
        let code = registry.countries[alias.id]?.code ?? alias.id
        switch alias.kind {
        case "demonym": add(alias.text, .people(code))
        case "adjective": add(alias.text, .nationality(code))
        case "metonym": add(alias.text, .seat(country: code, isCapital: false))
        default: add(alias.text, .country(code))
        }
      case "persons": add(alias.text, .person(alias.id))
      case "organisations": add(alias.text, .organisation(alias.id))
      case "groups": add(alias.text, .group(alias.id))
      case "outlets": add(alias.text, .outlet(alias.id))
      case "places":
        if let place = registry.places[alias.id] {
          add(
            alias.text,
            place.kind == "capital" || place.kind == "seat"
              ? .seat(country: code(place), isCapital: place.kind == "capital") : .place(place.id)
          )
        }
      default: break
      }
    }
    self.entries = entries
    self.chains = chains
    self.surnames = surnames
    self.wholeSurnames = wholeSurnames
  }

  private static func endsInCapital(_ name: String) -> Bool {
    let last = name.utf8.lastIndex(of: UInt8(ascii: " ")).map {
      name[name.utf8.index(after: $0)...]
    }
    return (last ?? name[...]).unicodeScalars.first?.properties.isUppercase == true
  }

  /// The letters of a short name that is all in capitals.
  private static func acronym(_ name: String) -> String? {
    if name.utf8.count > 12 || name.utf8.contains(where: { (0x61...0x7A).contains($0) }) {
      return nil
    }
    let letters = name.filter { $0.isLetter }
    return letters.count <= 5 && letters == letters.uppercased() ? letters : nil
  }

  /// The words of a name as they are read in a text, folded, with a space between two.
  private static func words(_ name: String, _ tokenizer: Tokenizer) -> String {
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x80 || $0 == 0x20 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
    if isPlain { return folded(name) }
    // with a word behind, the stop of "Jr." is not that of a sentence
    return tokenizer.tokenize(SourceText(name + " of")).words.dropLast().map { folded($0.form) }
      .joined(separator: " ")
  }

  /// The longest name that begins at a word, and all that it may mean; `words` are those of the
  /// text, folded.
  func match(at index: Int, in text: AnnotatedText, _ words: [String], end: Int) -> (
    words: Range<Int>, referents: [Referent]
  )? {
    guard let chain = chains[words[index]] else { return nil }
    // "al-Shabab", "dpa"
    func isCapital(_ word: Int) -> Bool {
      let first = text.words[word].form.unicodeScalars.first
      return first?.properties.isUppercase == true || first?.properties.numericType != nil
    }
    guard isCapital(index) || ["al", "el", "dpa"].contains(words[index]) else { return nil }
    /// An acronym that is also a word must be in capitals.
    func isWritten(_ acronym: String?, _ range: Range<Int>) -> Bool {
      acronym.map { text.words[range].map(\.form).joined().filter(\.isLetter) == $0 } ?? true
    }
    var length = 0
    var referents: [Referent] = []
    var place = chain.first
    while place >= 0 {
      let (count, here) = (entries[place].count, place)
      place = entries[place].next
      guard count >= length, index + count <= end else { continue }
      let range = index..<(index + count)
      guard Self.isSame(entries[here].name, words[range]),
        count == 1 || range.contains(where: isCapital),
        !entries[here].endsInCapital || isCapital(range.upperBound - 1) || count == 1,
        isWritten(entries[here].acronym, range)
      else { continue }
      if count > length { referents = [] }
      length = count
      let referent = entries[here].referent
      if !referents.contains(referent) { referents.append(referent) }
    }
    return length == 0 ? nil : (index..<(index + length), referents)
  }

  /// Whether a name is some words with a space between two.
  private static func isSame(_ name: String, _ words: ArraySlice<String>) -> Bool {
    var rest = name.utf8.makeIterator()
    for (place, word) in words.enumerated() {
      if place > 0, rest.next() != UInt8(ascii: " ") { return false }
      for byte in word.utf8 where rest.next() != byte { return false }
    }
    return rest.next() == nil
  }

  /// The country of a dateline: `CONCEPCIÓN, Chile`, `DHAKA`.
  func country(ofPlace place: String, _ registry: Registry) -> String? {
    for part in place.split(whereSeparator: { $0 == "," || $0 == "/" }).reversed() {
      let words = Self.words(String(part.trimmingPrefix(" ")), tokenizer).split(separator: " ")
        .map(String.init)
      guard let first = words.first else { continue }
      for entry in entries(from: first) where Self.isSame(entry.name, words[...]) {
        switch entry.referent {
        case .country(let code), .seat(let code, _): return code
        case .place(let id):
          if let country = registry.places[id]?.country, !country.isEmpty { return country }
        default: break
        }
      }
    }
    return nil
  }

  /// Persons whose surname ends in a word.
  func persons(withSurname word: String) -> [String] { surnames[folded(word)] ?? [] }

  /// Persons whose whole surname some words are: `Peña Nieto`.
  func persons(withSurnames words: [String]) -> [String] {
    words.count == 1
      ? persons(withSurname: words[0])
      : wholeSurnames[words.map { folded($0) }.joined(separator: " ")] ?? []
  }

  // MARK: Names that are not written as the registry has them

  /// Persons whom a name of two words or more may mean though it is not spelled as in the registry:
  /// names left out or given by their initials, one letter wrong in the first or the last name.
  func persons(near name: [String], _ registry: Registry) -> [String] {
    let name = name.map { folded($0) }.filter { $0.count > 1 && !$0.hasSuffix(".") }
    guard name.count > 1, let first = name.first, let last = name.last else { return [] }
    let sameFirst = entries(from: first).compactMap { entry -> String? in
      guard case .person(let id) = entry.referent, entry.count > 1 else { return nil }
      if entry.words.filter({ $0 != "-" }) == name { return id }
      let surnameWord = registry.persons[id].flatMap { $0.surname.split(separator: " ").last }
      guard let surname = surnameWord.map({ folded(String($0)) }) else { return nil }
      return Self.isNear(last, surname) && (last == surname || name.count <= entry.count)
        ? id : nil
    }
    let sameLast = (surnames[last] ?? []).filter { id in
      guard let known = registry.persons[id]?.name.split(separator: " ").first else { return false }
      return Self.isNear(first, folded(String(known)))
    }
    var seen: Set<String> = []
    return (sameFirst + sameLast).filter { seen.insert($0).inserted }
  }

  /// One letter more, less or other, in words long enough for that to be a slip.
  private static func isNear(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return start + end >= max(a.count, b.count) - 1
  }

  /// What a whole name means.
  func referents(exactly name: String) -> [Referent] {
    let words = Self.words(name, tokenizer).split(separator: " ").map(String.init)
    var found: [Referent] = []
    for entry in entries(from: words.first ?? "")
    where Self.isSame(entry.name, words[...]) && !found.contains(entry.referent) {
      found.append(entry.referent)
    }
    return found
  }

  /// Whoever a name may mean, for a person who asks: by the whole name, else by surname, else nearly.
  func referents(named name: String, _ registry: Registry) -> [Referent] {
    var words = Self.words(name, tokenizer).split(separator: " ").map(String.init)
    if words.first == "the", words.count > 1 { words.removeFirst() }
    guard let first = words.first else { return [] }
    let given = name.lowercased().hasPrefix("the ") ? String(name.dropFirst(4)) : name
    let exact = referents(exactly: given)
    if !exact.isEmpty { return exact }
    let persons =
      words.count == 1 ? persons(withSurname: first) : persons(near: words, registry)
    return persons.map { .person($0) }
  }
}
