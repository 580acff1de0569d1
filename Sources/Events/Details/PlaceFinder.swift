import Actors
import Language
import Records

/// Finds the named place where a predicate's clause has it happen: among several names that of its
/// nearest phrase, and there the most exact.
struct PlaceFinder {
  private let text: AnnotatedText
  private let cast: Cast
  private let lexicon: DetailLexicon
  private let dateline: String?
  /// The names of places in each sentence.
  private let names: [Int: [Place]]

  /// A name of a place.
  private struct Place {
    let words: Range<Int>
    let head: Token
    let country: String?
    let isCountry: Bool
  }

  init(text: AnnotatedText, cast: Cast, lexicon: DetailLexicon, dateline: String?) {
    self.text = text
    self.cast = cast
    self.lexicon = lexicon
    self.dateline = dateline
    names = Self.names(in: text, cast)
  }

  /// What the tagger takes for a place, and what the registry knows as one.
  private static func names(in text: AnnotatedText, _ cast: Cast) -> [Int: [Place]] {
    var names: [Int: [Place]] = [:]
    var taken = [Bool](repeating: false, count: text.words.count)
    for name in text.names where name.kind == .location || name.kind == .facility {
      let known = name.words.lazy.compactMap { cast.places[$0] }.first
      let head = text[text.head(of: name.words)]
      names[head.sentence, default: []].append(
        Place(
          words: name.words, head: head, country: known?.country,
          isCountry: known.map { $0.isCountry && $0.words == name.words } ?? false))
      for word in name.words { taken[word] = true }
    }
    for (word, place) in cast.places where !place.words.contains(where: { taken[$0] }) {
      names[text[word].sentence, default: []].append(
        Place(
          words: place.words, head: text[word], country: place.country, isCountry: place.isCountry))
    }
    return names
  }

  func place(of predicate: Token, type: EventType) -> CodedPlace? {
    let names = names[predicate.sentence] ?? []
    var best: (place: Place, cost: Double)?
    for name in names {
      guard let cost = cost(of: name, from: predicate), cost < best?.cost ?? .infinity else {
        continue
      }
      best = (name, cost)
    }
    guard let place = best?.place else { return filed(type) }
    return CodedPlace(
      name: text.string(ofWords: place.words),
      country: place.country ?? country(around: place, names), words: place.words,
      isCountry: place.isCountry)
  }

  /// Acts that are reported from where they are done.
  private func filed(_ type: EventType) -> CodedPlace? {
    guard let dateline, !dateline.isEmpty, type.quadClass == 4 || type == .consult else {
      return nil
    }
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
  private func cost(of name: Place, from predicate: Token) -> Double? {
    var path: [Token] = []
    var token = name.head
    var domain = domains(of: predicate)
    if domain[predicate.index] == nil { domain[predicate.index] = 0 }
    while domain[token.index] == nil {
      path.append(token)
      guard path.count < 7, let head = token.head else { return nil }
      token = head
    }
    guard let level = domain[token.index], let link = path.last else { return nil }
    guard let outer = outerCost(link, of: token, isName: path.count == 1, name) else { return nil }
    for inner in path.dropLast() where !isInner(inner) { return nil }
    return level + outer + 0.3 * Double(path.count - 1) + (name.isCountry ? 1.5 : 0)
      + 0.01 * Double(abs(name.head.index - predicate.index))
  }

  /// The predicate and the words around it whose phrases are of the same act, with what each costs.
  private func domains(of predicate: Token) -> [Int: Double] {
    var domains = [predicate.index: 0.0]
    var token = predicate
    var cost = 0.0
    while let head = token.head, let step = Self.step(token, head) {
      cost += step
      domains[head.index] = min(domains[head.index] ?? .infinity, cost)
      for sister in head.dependents where sister != token && sister.relation.base == .conj {
        domains[sister.index] = domains[sister.index] ?? cost + 2
      }
      token = head
      if cost > 8 { break }
    }
    for next in predicate.dependents {
      switch next.relation.base {
      case .conj, .advcl, .xcomp, .parataxis: domains[next.index] = domains[next.index] ?? 2
      default: break
      }
    }
    return domains
  }

  /// What it costs to go from a word to the one above it; nil where another act begins.
  private static func step(_ token: Token, _ head: Token) -> Double? {
    switch token.relation.base {
    case .obj, .nsubj: token.isNominal ? 1 : nil
    case .obl, .nmod: token.isNominal ? 1.5 : nil
    case .conj: 1.5
    case .xcomp: 1
    case .advcl: 2
    case .acl: token.relation.subtype == .relcl ? 2 : 1.5
    case .compound, .amod, .appos: 1
    case .parataxis: 4
    case .ccomp: 6
    default: nil
    }
  }

  /// What the phrase costs that hangs on the predicate or a word of its act.
  private func outerCost(_ link: Token, of token: Token, isName: Bool, _ name: Place) -> Double? {
    switch link.relation.base {
    case .obl, .nmod:
      if link.relation.subtype == .poss { return name.isCountry || token.isVerbal ? nil : 1.5 }
      guard let preposition = link.preposition else { return link.relation.subtype != nil ? 1 : nil }
      if Self.inside.contains(preposition) { return 0 }
      if Self.towards.contains(preposition) { return name.isCountry ? 1 : 0.7 }
      if ["on", "of", "against", "from"].contains(preposition) { return isName && name.isCountry ? nil : 1.2 }
      return nil
    case .advmod, .xcomp: return 1
    case .obj, .iobj: return isName && name.isCountry ? nil : 1.2
    case .nsubj:
      if isName { return link.relation.subtype == .pass && !name.isCountry ? 1.2 : nil }
      return 1.7
    case .compound, .flat: return name.isCountry ? nil : 1
    case .appos, .dep, .dislocated: return 1.5
    case .acl, .amod: return 1.5
    default: return nil
    }
  }

  /// Whether a word below the phrase still says where: "a bus **near Susya**", "**Toluca** airport".
  private func isInner(_ token: Token) -> Bool {
    switch token.relation.base {
    case .compound, .flat, .appos, .conj, .amod, .acl, .obl: return token.relation.base != .obl || Self.inside.contains(token.preposition ?? "")
    case .nmod:
      guard let preposition = token.preposition, token.relation.subtype != .poss else {
        return true
      }
      return Self.inside.contains(preposition) || preposition == "of" || preposition == "on"
    default: return false
    }
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
