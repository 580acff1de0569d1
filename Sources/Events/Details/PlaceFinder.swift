import Actors
import Language
import Records

/// Finds the named place where a predicate's clause has it happen: among several names that of its
/// nearest phrase, and there the most exact.
struct PlaceFinder {
  private let text: AnnotatedText
  private let cast: Cast
  private let dateline: String?
  /// The names of places in each sentence.
  private let names: [Int: [Place]]

  /// A name of a place.
  private struct Place {
    let words: Range<Int>
    let head: Token
    let country: String?
    let isCountry: Bool
    /// A capital that stands for its state.
    let isActor: Bool
  }

  init(text: AnnotatedText, cast: Cast, dateline: String?) {
    self.text = text
    self.cast = cast
    self.dateline = dateline
    names = Self.names(in: text, cast)
  }

  /// What the tagger takes for a place, and what the registry knows as one.
  private static func names(in text: AnnotatedText, _ cast: Cast) -> [Int: [Place]] {
    var names: [Int: [Place]] = [:]
    var taken = [Bool](repeating: false, count: text.words.count)
    func add(_ words: Range<Int>, _ head: Token, _ known: Cast.Place?) {
      names[head.sentence, default: []].append(
        Place(
          words: words, head: head, country: known?.country,
          isCountry: known.map { $0.isCountry && $0.words == words } ?? false,
          isActor: cast.member(at: head) != nil))
      for word in words { taken[word] = true }
    }
    for name in text.names where name.kind == .location || name.kind == .facility {
      let head = text[text.head(of: name.words)]
      guard head.partOfSpeech != .adjective,
        cast.member(at: head).map({
          cast.members[$0].kind == .state || cast.members[$0].registry?.hasPrefix("places/") == true
        }) ?? true
      else { continue }
      add(name.words, head, name.words.lazy.compactMap { cast.places[$0] }.first)
    }
    for (word, place) in cast.places.sorted(by: { $0.key < $1.key })
    where !place.words.contains(where: { taken[$0] }) {
      add(place.words, text[word], place)
    }
    for name in text.names { for word in name.words { taken[word] = true } }
    for (word, annotation) in text.annotations.enumerated()
    where annotation.partOfSpeech == .properNoun && !taken[word] {
      // "at Tacumbú": a name that neither tagger nor registry knows
      let token = text[word]
      guard [.obl, .nmod].contains(annotation.relation.base), cast.member(at: token) == nil,
        ["in", "at", "near", "outside", "off"].contains(token.preposition ?? "")
      else { continue }
      add(word..<(word + 1), token, nil)
    }
    return names
  }

  func place(of predicate: Token, type: EventType) -> CodedPlace? {
    let names = names[predicate.sentence] ?? []
    var best: (place: Place, cost: Double)?
    let domains = names.isEmpty ? [:] : domains(of: predicate)
    for name in names {
      guard let cost = cost(of: name, from: predicate, domains, type),
        cost < best?.cost ?? (Self.isVerbal(type) ? 1.2 : 6)
      else { continue }
      best = (name, cost)
    }
    guard let place = best?.place else { return filed(predicate, type) }
    return CodedPlace(
      name: text.string(ofWords: place.words),
      country: place.country ?? country(around: place, names), words: place.words,
      isCountry: place.isCountry)
  }

  /// What is said takes place where it is said only by the words for the saying itself.
  private static func isVerbal(_ type: EventType) -> Bool {
    type.quadClass % 2 == 1 && type != .consult
  }

  /// The dateline's, for acts that are reported from where they are done: those of the first lines.
  private func filed(_ predicate: Token, _ type: EventType) -> CodedPlace? {
    guard let dateline, !dateline.isEmpty, !dateline.contains("/"), predicate.sentence < 2,
      (names[predicate.sentence] ?? []).isEmpty, type.quadClass == 4 || type == .consult
    else { return nil }
    return CodedPlace(name: dateline, country: cast.home, words: nil, isCountry: false)
  }

  /// "near Goma, in eastern **Congo**", "Sudan's Darfur region": the country of a name beside it.
  private func country(around place: Place, _ names: [Place]) -> String? {
    names.first { other in
      guard other.country != nil, other.words != place.words else { return false }
      return other.head.ancestors.prefix(2).contains(place.head)
        || place.head.ancestors.prefix(2).contains(other.head)
    }?.country
  }

  // MARK: How near a name is

  /// The lower, the likelier is the name the place of the predicate; nil if it is not.
  private func cost(
    of name: Place, from predicate: Token, _ domains: [Int: Double], _ type: EventType
  ) -> Double? {
    var path: [Token] = []
    var token = name.head
    while domains[token.index] == nil {
      path.append(token)
      guard path.count < 7, let head = token.head else { return nil }
      token = head
    }
    guard let level = domains[token.index], let link = path.last, let own = path.first else {
      return nil
    }
    var inner = 0.0
    var outer = cost(of: link, on: token, isName: path.count == 1, name, type)
    if path.count > 1 {
      // "at a Baghdad guest house", "into Tripoli's suburbs": the phrase is one of place
      let isWithin = path.dropFirst().contains { Self.isOfPlace($0) }
      guard let first = cost(ofOwn: own, of: name, isWithin: isWithin) else { return nil }
      let between = path.dropFirst().dropLast().map { Self.cost(between: $0) }
      guard !between.contains(nil) else { return nil }
      inner = first + between.reduce(0) { $0 + ($1 ?? 0) }
      // "with live ammunition **near Rîbnița**"
      if outer == nil, [.obl, .nmod].contains(link.relation.base), Self.isInside(own) { outer = 2 }
    }
    guard let outer else { return nil }
    return level + outer + inner + (name.isCountry ? 1.5 : 0)
      + 0.01 * Double(abs(name.head.index - predicate.index))
  }

  /// The predicate and the words around it whose phrases are of the same act, with what each costs.
  private func domains(of predicate: Token) -> [Int: Double] {
    var domains = [predicate.index: 0.0]
    var token = predicate
    var cost = 0.0
    while let head = token.head, let step = Self.step(token), cost + step < 6 {
      cost += step
      domains[head.index] = cost
      for sister in head.dependents(.conj) where domains[sister.index] == nil {
        domains[sister.index] = cost + 2
      }
      token = head
    }
    for next in predicate.dependents
    where [.conj, .advcl, .xcomp].contains(next.relation.base) && Self.step(next) != nil {
      domains[next.index] = domains[next.index] ?? 2
    }
    return domains
  }

  /// What it costs to go from a word to the one above it; nil where another act begins.
  private static func step(_ token: Token) -> Double? {
    switch token.relation.base {
    case .obj, .nsubj: token.isNominal ? 1 : nil
    case .obl, .nmod: token.isNominal ? 1.5 : nil
    case .conj: 1.5
    case .xcomp, .compound, .amod, .appos: 1
    case .advcl:
      Clause(token).marks.contains { ["after", "before", "if", "unless"].contains($0) } ? nil : 2
    case .acl: token.relation.subtype == .relcl ? 2 : 1.5
    default: nil
    }
  }

  /// What the phrase costs that hangs on the predicate or a word of its act.
  private func cost(
    of link: Token, on token: Token, isName: Bool, _ name: Place, _ type: EventType
  ) -> Double? {
    /// Whoever acts or is acted upon is no place.
    let isActor = isName && (name.isCountry || name.isActor)
    switch link.relation.base {
    case .obl, .nmod:
      if link.relation.subtype == .poss { return isActor || token.isVerbal ? nil : 1.5 }
      guard let preposition = link.preposition else {
        return link.relation.subtype != nil ? 1 : nil
      }
      if Self.inside.contains(preposition) { return 0 }
      if Self.towards.contains(preposition) {
        if !isActor { return 0.7 }
        return Self.moving.contains(type) || type == .aid && !name.isCountry ? 1 : nil
      }
      return ["on", "of", "against"].contains(preposition) && !isActor ? 1.2 : nil
    case .advmod, .xcomp: return 1
    case .obj, .iobj: return isActor ? nil : 1.2
    case .nsubj:
      if isName { return link.relation.subtype == .pass && !isActor ? 1.2 : nil }
      return 1.7
    // "the Muscat talks", not "a Muscat ultimatum"
    case .compound, .flat: return name.isCountry || isActor && type != .consult ? nil : 1
    case .appos, .acl, .amod: return 1.5
    default: return nil
    }
  }

  /// Types that may be of going somewhere: there a state is a place, too.
  private static let moving: Set<EventType> = [.consult, .mobilize, .retreat, .coerce]

  /// What the name's own link costs below a phrase: "a bus **near Susya**", "**Toluca** airport";
  /// nil for whose something is: "**Senegal**'s navy".
  private func cost(ofOwn link: Token, of name: Place, isWithin: Bool) -> Double? {
    let isActor = !isWithin && (name.isCountry || name.isActor)
    switch link.relation.base {
    case .flat, .appos, .conj: return 0.3
    case .compound, .amod: return isActor ? nil : 0.3
    case .obl, .nmod:
      guard let preposition = link.preposition, link.relation.subtype != .poss else {
        return isActor ? nil : 0.3
      }
      if Self.inside.contains(preposition) { return 0.3 }
      return ["of", "on"].contains(preposition) && !isActor ? 0.3 : nil
    default: return nil
    }
  }

  /// What a word costs that stands between the name and the phrase; nil where another act begins.
  private static func cost(between token: Token) -> Double? {
    switch token.relation.base {
    case .compound, .flat, .appos, .conj, .amod, .acl: 0.3
    case .nmod, .obl: isOfPlace(token) || token.preposition == "of" ? 0.3 : 1
    case .obj: 0.5
    default: nil
    }
  }

  private static func isInside(_ token: Token) -> Bool { inside.contains(token.preposition ?? "") }

  private static func isOfPlace(_ token: Token) -> Bool {
    isInside(token) || towards.contains(token.preposition ?? "")
  }

  private static let inside: Set = [
    "in", "at", "near", "off", "outside", "around", "across", "along", "inside", "within", "above",
    "below", "throughout", "beside", "next to", "close to", "north of", "south of", "east of",
    "west of", "outside of", "under", "over", "between", "by", "behind", "aboard", "round",
    "opposite", "beyond",
  ]
  private static let towards: Set = [
    "to", "into", "towards", "toward", "onto", "through", "from", "out of", "out", "down", "up",
    "past", "via",
  ]
}
