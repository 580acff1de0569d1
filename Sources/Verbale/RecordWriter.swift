import Actors
import Events
import Language
import Records
import Statements

/// Writes what the rooms found as the public record: ids, selectors, chains.
struct RecordWriter {
  let report: Report
  let statements: Statements
  let cast: Cast
  let coder: Record.Coder
  /// What a noun for somebody tells of the sector: `GOV` for "official".
  private let sectorOfRole: @Sendable (String) -> String?
  private let evidence: EvidenceMaker
  /// Ids of those who are mentioned, in the order of the text.
  private let ids: [Int: String]
  private var text: AnnotatedText { statements.text }

  init(
    report: Report, statements: Statements, cast: Cast, coder: Record.Coder,
    sectorOfRole: @escaping @Sendable (String) -> String?
  ) {
    self.report = report
    self.sectorOfRole = sectorOfRole
    self.statements = statements
    self.cast = cast
    self.coder = coder
    evidence = EvidenceMaker(report.text)
    var ids: [Int: String] = [:]
    for mention in cast.mentions.sorted(by: { $0.head < $1.head }) {
      for member in mention.members where ids[member] == nil { ids[member] = "a\(ids.count + 1)" }
    }
    self.ids = ids
  }

  func record(_ events: [CodedEvent]) -> Record {
    Record(
      coder: coder, report: header, actors: actors,
      events: events.enumerated().map { event($1, number: $0 + 1) },
      attributions: statements.attributions.enumerated().map { statement($1, number: $0 + 1) },
      quotations: statements.quotations.map(quotation), notices: notices)
  }

  private var header: Record.ReportHeader {
    let title = report.parts.first { $0.kind == .title }
    return Record.ReportHeader(
      title: title.map { evidence.evidence($0.range).exact }, outlet: report.outlet,
      url: report.url, id: report.id, byline: report.byline, published: report.published,
      modified: report.modified, language: report.language,
      dated: cast.dating.map { .init(from: $0.from, to: $0.to) }, dateline: report.dateline,
      text: report.text,
      parts: report.parts.map { part in
        let place = evidence.evidence(part.range)
        return .init(kind: part.kind, start: place.start, end: place.end)
      })
  }

  private var actors: [Actor] {
    var mentions: [Int: [Evidence]] = [:]
    for mention in cast.mentions.sorted(by: { $0.head < $1.head }) {
      let evidence = words(mention.words)
      for member in mention.members { mentions[member, default: []].append(evidence) }
    }
    return cast.members.indices.filter { ids[$0] != nil }.sorted { number($0) < number($1) }.map {
      index in
      let member = cast.members[index]
      return Actor(
        id: actorID(index), name: member.name, country: member.country, sector: member.sector,
        office: member.office, registry: member.registry,
        mentions: mentions[index] ?? [])
    }
  }

  private func event(_ event: CodedEvent, number: Int) -> Event {
    let judgement = event.judgement
    return Event(
      id: "e\(number)", type: event.type, mode: event.modes, cameo: event.cameo,
      context: event.contexts,
      actor: event.actors.map(actorID), recipient: event.recipients.map(actorID),
      about: event.about.map(words), chain: chain(judgement.links),
      factuality: factuality(judgement),
      tense: judgement.tense,
      auxiliaryMode: judgement.auxiliaryModes.sorted { $0.rawValue < $1.rawValue },
      summary: event.summary, confidence: Self.rounded(event.confidence),
      date: event.date.map(date), place: event.place.flatMap(place),
      counts: event.counts.map { count in
        EventCount(
          kind: count.kind, least: count.least, most: count.most, evidence: words(count.words))
      },
      evidence: event.evidence.map(words),
      sentence: evidence.evidence(text.sentences[text[event.predicate].sentence].range),
      meaning: event.meaning,
      why: .init(
        predicate: word(event.predicate), actor: event.actorHeads.map(word),
        recipient: event.recipientHeads.map(word), lexicon: event.entry, path: event.paths,
        probabilities: Dictionary(
          uniqueKeysWithValues: event.probabilities.map {
            ($0.key.rawValue, Self.rounded($0.value))
          }),
        rule: event.rule, signals: judgement.signals))
  }

  private func date(_ date: CodedDate) -> EventDate {
    EventDate(
      value: date.value, from: date.from, to: date.to, source: date.words == nil ? .report : .text,
      evidence: date.words.map(words))
  }

  /// A place named in the text, or at the beginning of the dateline.
  private func place(_ place: CodedPlace) -> EventPlace? {
    let found =
      place.words.map(words)
      ?? report.parts.first { $0.kind == .dateline }.flatMap { part in
        let start = part.range.lowerBound
        let evidence = evidence.evidence(start..<(start + place.name.utf8.count))
        return evidence.exact == place.name ? evidence : nil
      }
    return found.map { EventPlace(name: place.name, country: place.country, evidence: $0) }
  }

  func considered(_ one: EventCoding.Considered) -> Explained.Considered {
    Explained.Considered(
      predicate: word(one.predicate),
      sentence: evidence.evidence(text.sentences[text[one.predicate].sentence].range),
      type: one.type, probability: Self.rounded(one.share), lexicon: one.entry ?? "",
      reason: one.reason.rawValue)
  }

  /// As many digits as anybody wants to see.
  private static func rounded(_ share: Float) -> Double { (Double(share) * 1000).rounded() / 1000 }

  private func word(_ index: Int) -> Evidence { evidence.evidence(text[index].range) }

  /// Outermost first: the report, then whoever it cites.
  private func chain(_ links: [Judgement.Link]) -> [Attribution] {
    [Attribution(source: .init(.outlet))]
      + links.reversed().map { link in
        Attribution(
          source: source(link.source), cue: link.cue.map { evidence.evidence(text[$0].range) },
          stance: link.stance,
          verbatim: link.isVerbatim)
      }
  }

  private func factuality(_ judgement: Judgement) -> [Factuality.Judgement] {
    let holders =
      judgement.links.map { link in
        if case .member(let member) = link.source { actorID(member) } else { "unnamed" }
      } + ["outlet"]
    return zip(holders, judgement.values).reversed().map { .init(holder: $0, value: $1) }
  }

  private func statement(_ stated: StatedAttribution, number: Int) -> Statement {
    Statement(
      id: "s\(number)", source: source(stated.source), cue: stated.cue.map(words),
      content: stated.contents.map(words), stance: stated.stance, verbatim: stated.isVerbatim,
      negated: stated.isNegated, within: stated.parent.map { "s\($0 + 1)" })
  }

  private func quotation(_ quote: Quote) -> Quotation {
    Quotation(
      evidence: words(quote.words), speaker: quote.speaker.map(source) ?? .init(.unclear),
      cue: quote.cue.map { evidence.evidence(text[$0].range) }, whole: quote.isWhole)
  }

  private func source(_ source: Judgement.Source) -> Attribution.Source {
    switch source {
    case .member(let member):
      .init(.actor, actor: actorID(member))
    case .unnamed(let range):
      .init(
        .unnamed, words: range.map(words),
        sector: range.map { sectorOfRole(text[text.head(of: $0)].lemma) ?? "UNK" })
    }
  }

  private var notices: [Notice] {
    var notices = report.notices
    if report.published == nil, !text.words.isEmpty { notices.append(undated) }
    notices += cast.doubts.map { doubt in
      let kind: Notice.Kind = doubt.kind == .role ? .role : .designation
      return Notice(kind, doubt.message, evidence: [words(doubt.words)])
    }
    return notices
      + statements.unnamedDocuments.map { range in
        Notice(
          .unnamedSource,
          "“\(words(range).exact)” is neither named nor linked: the chain of sources ends there",
          evidence: [words(range)])
      }
  }

  private var undated: Notice {
    guard let dating = cast.dating else {
      return Notice(
        .undated, "the report has no date: offices are taken as held now; give --published")
    }
    let bounds =
      switch (dating.from, dating.to) {
      case (let from?, let to?): "between \(from) and \(to)"
      case (let from?, nil): "between \(from) and today"
      case (nil, let to?): "before \(to)"
      case (nil, nil): "at any time"
      }
    return Notice(
      .undated,
      "the report has no date; dated: \(bounds), because "
        + dating.reasons.map(\.message).joined(separator: "; ")
        + (dating.contradictions.isEmpty
          ? ""
          : "; against that: " + dating.contradictions.map(\.message).joined(separator: "; ")),
      evidence: dating.reasons.map { words($0.words) })
  }

  private func actorID(_ member: Int) -> String { ids[member] ?? "a0" }

  private func number(_ member: Int) -> Int { Int(actorID(member).dropFirst()) ?? 0 }

  private func words(_ range: Range<Int>) -> Evidence {
    evidence.evidence(text.range(ofWords: range))
  }
}
