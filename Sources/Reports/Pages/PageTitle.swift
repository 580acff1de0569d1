/// Chooses the title of a page among those that it gives.
///
/// The headline printed (`h1`), that for other sites (`og:title`), that for programs (JSON-LD) and
/// that of the window are often not the same: the name of the outlet is added, the wording is
/// another for search engines. In this order: `og:title`, where it shares words with any of the
/// others; what is printed, where another says it too; JSON-LD; `twitter:title`; the window; what is
/// printed. The name of the outlet is cut off.
struct PageTitle {
  let text: String
  let key: TextKey

  /// Nil if the page has none.
  init?(_ facts: PageFacts, headings: [String]) {
    let outlets = facts.outletNames.map(TextKey.init)
    func candidate(_ text: String?) -> Self? {
      text.map { Self(Self.withoutOutlet($0, outlets, headings: headings)) }
        .flatMap { $0.key.words.isEmpty || outlets.contains($0.key) ? nil : $0 }
    }
    let shared = candidate(facts.meta("og:title", "dc.title", "parsely-title"))
    let others = [
      candidate(facts.article?.headline), candidate(facts.meta("twitter:title", "sailthru.title")),
      candidate(facts.windowTitle),
    ].compactMap { $0 }
    let printed = headings.map(Self.init).filter { !$0.key.words.isEmpty }
    if let shared, (others + printed).contains(where: { $0.agrees(with: shared) }) {
      self = shared
    } else if let agreed = printed.first(where: { one in others.contains { $0.agrees(with: one) } }) {
      self = agreed
    } else if let first = others.first ?? shared ?? printed.first {
      self = first
    } else {
      return nil
    }
  }

  private init(_ text: String) {
    self.text = text
    key = TextKey(text)
  }

  /// Whether the two share at least a third of the words of the shorter one.
  private func agrees(with other: Self) -> Bool { key.overlap(with: other.key) >= 0.34 }

  private static let separators = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " : ", " * "]

  /// The title without the name of an outlet behind it, or before it; what comes before the last
  /// separator also where that is just what a heading says.
  private static func withoutOutlet(
    _ text: String, _ outlets: [TextKey], headings: [String]
  ) -> String {
    // "Headline | Outlet | by Somebody"
    if let whole = headings.first(where: { heading in
      text.utf8.count > heading.utf8.count && text.hasPrefix(heading)
        && separators.contains { text.dropFirst(heading.count).hasPrefix($0) }
    }) {
      return whole
    }
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
