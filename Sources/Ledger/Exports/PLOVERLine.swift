import Records

/// An event as a line of PLOVER's JSON; what PLOVER has no field for is in `verbale`.
///
/// Source: PLOVER manual, Open Event Data Alliance, chapter on JSON fields.
struct PLOVERLine: Encodable {
  let id: String
  let date: String
  let actor: [Entity]
  let recipient: [Entity]
  let event: [String]
  let mode: [String]
  let context: [String]
  let quadCode: Int
  let eventScale: Double
  let eventLoc: Place?
  let eventText: String
  let text: String
  let textInfo: TextInfo
  let citeInfo: CiteInfo
  let codedDate: String?
  let verbale: Extension

  private enum CodingKeys: String, CodingKey {
    case id, date, actor, recipient, event, mode, context, text, verbale
    case quadCode = "quad_code"
    case eventScale = "event_scale"
    case eventLoc = "event_loc"
    case eventText = "event_text"
    case textInfo = "text_info"
    case citeInfo = "cite_info"
    case codedDate = "coded_date"
  }

  /// Somebody, by PLOVER's codes.
  struct Entity: Encodable {
    let code: String?
    let sector: String?
    let entityText: String
    let identifierID: String?
    let identifierText: String
    let office: String?

    private enum CodingKeys: String, CodingKey {
      case code, sector, office
      case entityText = "entity_text"
      case identifierID = "identifier_id"
      case identifierText = "identifier_text"
    }

    init(_ actor: Actor) {
      code = actor.country
      sector = actor.sector
      entityText = actor.mentions.first?.exact ?? actor.name
      identifierID = actor.registry
      identifierText = actor.name
      office = actor.office
    }
  }

  struct Place: Encodable {
    let name: String
    let country: String?
    let latitude: Double?
    let longitude: Double?
  }

  /// Where the sentence stands: code points of the report, half-open.
  struct TextInfo: Encodable {
    let start: Int
    let end: Int
  }

  struct CiteInfo: Encodable {
    let title: String?
    let url: String?
    let publication: String?
    let language: String?
    let coder: String
    let version: String
  }

  /// What PLOVER has no field for, in the words of the record.
  struct Extension: Encodable {
    let summary: Factuality.Summary
    let factuality: [Factuality.Judgement]
    let chain: [Attribution]
    /// Those whom ids in `factuality` and `chain` mean.
    let actors: [String: String]
    let tense: Factuality.Tense
    let auxiliaryMode: [Factuality.AuxiliaryMode]
    let confidence: Double
    let cameo: String
    /// Nil where only the day of a report stands in `date`.
    let date: EventDate?
    let counts: [EventCount]
    let about: [Evidence]
    let evidence: [Evidence]
    let reports: [Telling]
  }

  /// One of the reports that tell it.
  struct Telling: Encodable {
    let key: String
    let outlet: String?
    let url: String?
    let title: String?
    let published: CalendarDate?
    let voice: String?
    let summary: Factuality.Summary
    let confidence: Double
    let sentence: Evidence
  }

  /// The date is that of the event, else of its first report, else empty.
  init(_ ledgerEvent: LedgerEvent) {
    let telling = ledgerEvent.telling
    let what = telling.event
    let report = telling.report
    id = ledgerEvent.id
    date = (what.date?.start ?? ledgerEvent.firstPublished)?.description ?? ""
    actor = telling.actors(what.actor).map(Entity.init)
    recipient = telling.actors(what.recipient).map(Entity.init)
    event = [what.type.rawValue]
    mode = what.mode
    context = what.context.map(\.rawValue)
    quadCode = what.quadClass
    eventScale = what.scale
    eventLoc = what.place.map {
      Place(
        name: $0.name, country: $0.country, latitude: telling.coordinates?.latitude,
        longitude: telling.coordinates?.longitude)
    }
    eventText = what.why.predicate.exact
    text = what.sentence.exact
    textInfo = TextInfo(start: what.sentence.start, end: what.sentence.end)
    citeInfo = CiteInfo(
      title: report.title, url: report.url, publication: report.outlet, language: report.language,
      coder: "Verbale", version: ledgerEvent.coder.version)
    codedDate = report.added.map { String($0.prefix(10)) }
    verbale = Extension(
      summary: what.summary, factuality: what.factuality, chain: what.chain,
      actors: Dictionary(
        telling.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      tense: what.tense, auxiliaryMode: what.auxiliaryMode, confidence: what.confidence,
      cameo: what.cameo, date: what.date, counts: what.counts, about: what.about,
      evidence: what.evidence,
      reports: ledgerEvent.tellings.map {
        Telling(
          key: $0.report.key, outlet: $0.report.outlet, url: $0.report.url,
          title: $0.report.title, published: $0.report.published, voice: $0.report.voice,
          summary: $0.event.summary, confidence: $0.event.confidence, sentence: $0.event.sentence)
      })
  }
}
