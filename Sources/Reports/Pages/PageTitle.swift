/// Chooses the title of a page among those that it gives.
///
/// The headline printed (`h1`), that for other sites (`og:title`), that for programs (JSON-LD) and
/// that of the window are often not the same: the name of the outlet is added, the wording is
/// another for search engines. What most of them say is taken; if none agree, what is printed.
struct PageTitle {
  let text: String
  let key: TextKey

  private struct Candidate {
    let text: String
    let key: TextKey
    let weight: Int

    init(_ text: String, weight: Int) {
      self.text = text
      key = TextKey(text)
      self.weight = weight
    }
  }

  /// Nil if the page has none.
  init?(_ facts: PageFacts, headings: [String]) {
    let given = [
      (facts.meta("og:title", "dc.title", "parsely-title"), 4), (facts.article?.headline, 4),
      (facts.meta("twitter:title", "sailthru.title"), 1), (facts.windowTitle, 2),
    ]
    .compactMap { text, weight in text.map { ($0, weight) } }
    let outlets = facts.outletNames.map(TextKey.init)
    var candidates = given.map { text, weight in
      Candidate(Self.withoutOutlet(text, outlets, headings: headings), weight: weight)
    }
    let printed = headings.map { Candidate($0, weight: 5) }.first { heading in
      candidates.isEmpty || candidates.contains { heading.key.overlap(with: $0.key) >= 0.5 }
    }
    if let printed { candidates.insert(printed, at: 0) }
    candidates.removeAll { $0.key.words.isEmpty }
    func votes(_ candidate: Candidate) -> Int {
      candidates.filter { $0.key == candidate.key }.reduce(0) { $0 + $1.weight }
    }
    guard let most = candidates.map(votes).max(),
      let best = candidates.first(where: { votes($0) == most })
    else { return nil }
    text = best.text
    key = best.key
  }

  private static let separators = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " : "]

  /// The title without the name of an outlet behind it, or before it; what comes before the last
  /// separator also where that is just what a heading says.
  private static func withoutOutlet(
    _ text: String, _ outlets: [TextKey], headings: [String]
  ) -> String {
    let cuts = separators.compactMap { text.range(ofLast: $0) }
    guard let cut = cuts.max(by: { $0.lowerBound < $1.lowerBound }) else { return text }
    let (stem, suffix) = (String(text[..<cut.lowerBound]), String(text[cut.upperBound...]))
    let key = TextKey(suffix)
    if outlets.contains(where: { $0.words == key.words || $0.overlap(with: key) == 1 }) {
      return withoutOutlet(stem, outlets, headings: headings)
    }
    let stemKey = TextKey(stem)
    return headings.contains { TextKey($0) == stemKey } ? stem : text
  }
}

extension String {
  /// The range of the last occurrence of a short string.
  fileprivate func range(ofLast part: String) -> Range<String.Index>? {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard text.count >= part.count else { return nil }
    for start in stride(from: text.count - part.count, through: 0, by: -1)
    where text[start..<(start + part.count)].elementsEqual(part) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: part.count)
    }
    return nil
  }
}
