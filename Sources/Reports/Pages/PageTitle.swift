/// Chooses the title of a page among those that it gives.
///
/// The headline printed (`h1`), that for other sites (`og:title`), that for programs (JSON-LD) and
/// that of the window are often not the same. A printed headline counts if another agrees with it.
/// In this order: where those two differ, what at least two of the others say and neither of them;
/// `og:title` where it has hardly a word that the printed headline lacks and `twitter:title` is not
/// just what is printed; the printed headline; `og:title`, JSON-LD, `twitter:title`, the window. The name of the outlet is cut off.
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
    let tweeted = candidate(facts.meta("twitter:title"))
    let others = [candidate(facts.article?.headline), tweeted, candidate(facts.windowTitle)]
      .compactMap { $0 }
    let printed = headings.map(Self.init).filter { !$0.key.words.isEmpty }
    let all = ([shared].compactMap { $0 } + others)
    let agreed = printed.first { one in all.contains { $0.key.overlap(with: one.key) >= 0.34 } }
    if let agreed, let shared, shared.key != agreed.key,
      let third = others.first(where: { one in
        one.key != shared.key && one.key != agreed.key && others.count { $0.key == one.key } > 1
      })
    {
      self = third
    } else if let agreed {
      let isShared = shared.map { $0.key.overlap(with: agreed.key) >= 0.85 } ?? false
      self = isShared && tweeted?.key != agreed.key ? shared ?? agreed : agreed
    } else if let first = all.first ?? printed.first {
      self = first
    } else {
      return nil
    }
  }

  private init(_ text: String) {
    self.text = text
    key = TextKey(text)
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " : ", " * ",
  ]

  /// What comes before a separator, where that is just what is printed, or where what comes behind
  /// the last is the name of an outlet.
  private static func withoutOutlet(
    _ text: String, _ outlets: [TextKey], headings: [String]
  ) -> String {
    let utf8 = Array(text.utf8)
    let cuts = separators.flatMap { utf8.ranges(of: Array($0.utf8)) }
      .sorted { $0.lowerBound < $1.lowerBound }
    guard !cuts.isEmpty, cuts.count <= 16 else { return text }
    let printed = headings.map(TextKey.init)
    if let cut = cuts.first(where: { printed.contains(TextKey(Array(utf8[..<$0.lowerBound]))) }) {
      return String(decoding: utf8[..<cut.lowerBound], as: UTF8.self)
    }
    var end = utf8.count
    for cut in cuts.reversed() {
      let suffix = TextKey(Array(utf8[cut.upperBound..<end]))
      guard outlets.contains(where: { $0.overlap(with: suffix) == 1 }) else { break }
      end = cut.lowerBound
    }
    return String(decoding: utf8[..<end], as: UTF8.self)
  }
}
