import Records

extension Reading {
  /// How sure the detector must be to contradict what a report says of its language.
  private static let contradiction = 0.5

  /// The same reading; a report that does not tell its language, or plainly another, has the one of
  /// its text, and a notice where that is not coded.
  func inItsLanguage(by detector: LanguageDetector) -> Reading {
    guard case .report(let report, let place) = self else { return self }
    let guess = detector.guess(report.codedText)
    let language: String? =
      if let stated = report.language {
        guess.map { $0.confidence >= Self.contradiction ? $0.language : stated } ?? stated
      } else {
        guess?.language
      }
    return .report(report.told(in: language), place)
  }
}

extension Report {
  /// Bytes that hold at least as much as the detector looks at.
  private static var sample: Int { 12_000 }

  /// The beginning of what would be coded.
  fileprivate var codedText: String {
    let utf8 = Array(self.text.utf8)
    var text = ""
    for part in parts where part.kind.isCoded && text.utf8.count < Self.sample {
      text += String(decoding: utf8[part.range].prefix(Self.sample), as: UTF8.self) + "\n"
    }
    return text
  }

  fileprivate func told(in language: String?) -> Report {
    let isCoded = language == nil || language == "en"
    let notice = isCoded ? [] : [Notice(.language, "not coded: language \(language ?? "")")]
    return Report(
      text: text, parts: parts, dateline: dateline, published: published, outlet: outlet, url: url,
      id: id, byline: byline, modified: modified, language: language, notices: notices + notice)
  }
}
