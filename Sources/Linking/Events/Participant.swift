import Records

/// A party of an assertion, made ready for comparison.
struct Participant: Sendable {
  /// Of the registry's id; nil if not listed.
  let registry: UInt64?
  let country: UInt64?
  let sector: UInt64?
  /// A state, or whoever speaks for one.
  let speaksForState: Bool
  let isPerson: Bool
  /// The words of the name, ascending.
  let name: [UInt64]

  init(_ party: Assertion.Party) {
    registry = party.registry.map(Hashing.hash)
    country = party.country.map(Hashing.hash)
    sector = party.sector.map(Hashing.hash)
    speaksForState =
      party.registry?.hasPrefix("countries/") == true
      || party.sector == "GOV" || party.sector == "MIL" && party.isPerson
    isPerson = party.isPerson
    name = ContentWords.names(in: party.name).sorted()
  }

  /// How likely both are the same side: 1 for the same row of the registry, 0 for two countries.
  ///
  /// A person who speaks for a state is that state; one part of a state is another with less; a
  /// name that holds the other ("Sheinbaum", "Claudia Sheinbaum") is nearly the same.
  func nearness(to other: Participant) -> Double {
    if let registry, registry == other.registry { return 1 }
    let sameCountry = country != nil && country == other.country
    let otherCountry = country != nil && other.country != nil && !sameCountry
    let names = sharedName(with: other)
    if otherCountry { return registry == nil || other.registry == nil ? 0.3 * names : 0 }
    if registry != nil, other.registry != nil, isPerson, other.isPerson {
      return sameCountry && sector == other.sector ? 0.3 : 0
    }
    var nearness = 0.9 * names
    if sameCountry {
      nearness = max(
        nearness,
        speaksForState && other.speaksForState ? 0.8 : sector == other.sector ? 0.6 : 0.25)
    } else if sector != nil, sector == other.sector {
      nearness = max(nearness, 0.3)
    }
    return nearness
  }

  /// The shared words of both names among those of the shorter.
  private func sharedName(with other: Participant) -> Double {
    let shorter = min(name.count, other.name.count)
    guard shorter > 0 else { return 0 }
    return Double(name.count { other.name.contains($0) }) / Double(shorter)
  }

  /// How well the shorter of two lists is found in the longer; nil where one is empty.
  static func nearness(_ one: [Participant], _ other: [Participant]) -> Double? {
    let (shorter, longer) = one.count <= other.count ? (one, other) : (other, one)
    guard !shorter.isEmpty else { return nil }
    var sum = 0.0
    for party in shorter {
      var best = 0.0
      for its in longer where best < 1 { best = max(best, party.nearness(to: its)) }
      sum += best
    }
    return sum / Double(shorter.count)
  }
}
