import Actors
import Encoder
import Events
import Language
import Records
import Reports
import Statements
import Tables

/// Reads a report and keeps the record: the whole pipeline.
///
///     let record = try Recorder(.find()).record(text: "Peru rejected Chile's offer.")
///
/// Immutable: one recorder serves any number of threads.
public struct Recorder: Sendable {
  /// The version of this program.
  public static let version = "0.1.0"

  /// Rows of the registry that were left out by a lenient reading, and why.
  public let problems: [String]

  package let tokenizer = Tokenizer()
  package let annotator: Annotator
  package let actors: ActorResolver
  private let statementLexicon: StatementLexicon
  private let attributionTagger: AttributionTagger
  private let factualityModel: FactualityModel?
  package let events: EventCoder
  /// What its records say that they were made by.
  package let coder: Record.Coder

  /// Loads model, registry and lexicon.
  ///
  /// A row of the registry with a fault is an error, unless the reading is lenient: then the row is
  /// left out, and ``problems`` tells of it.
  ///
  /// - Throws: an error that names the file that is missing, damaged or of another version.
  public init(_ installation: Installation, isLenient: Bool = false) throws {
    let model = try ModelFile(path: installation.model)
    annotator = try Annotator(model)
    let registry = try Registry(
      folders: [installation.registry] + installation.layers, isLenient: isLenient)
    problems = registry.problems.map(\.description)
    let lexicon = try Lexicon(folder: installation.lexicon, layers: installation.lexiconLayers)
    let meanings = try WordMeanings(model, vocabulary: WordPiece(model))
    actors = ActorResolver(registry, lexicon.coreference, meanings)
    statementLexicon = lexicon.statements
    attributionTagger = try AttributionTagger(model)
    factualityModel = try FactualityModel(model)
    events = try EventCoder(
      lexicon: lexicon.events, contexts: lexicon.contexts, rules: lexicon.rules,
      details: lexicon.details, model: model, words: meanings,
      sectorOfRole: actors.sector(ofRole:), isNobody: actors.isNobody(noun:asRecipient:))
    coder = Record.Coder(
      version: Self.version, model: try Installation.hash(file: installation.model),
      registry: try Installation.hash(folders: [installation.registry] + installation.layers),
      lexicon: try Installation.hash(folders: [installation.lexicon] + installation.lexiconLayers))
  }

  /// Reads a plain text as a report.
  ///
  /// - Throws: an error that says why the bytes are no report.
  public func read(
    text: String, published: CalendarDate? = nil, outlet: String? = nil, url: String? = nil
  ) throws -> Report {
    try PlainTextReader().read(Array(text.utf8), published: published, outlet: outlet, url: url)
  }

  /// The record of a plain text.
  ///
  /// - Throws: an error that says why the text is no report.
  public func record(
    text: String, published: CalendarDate? = nil, outlet: String? = nil, url: String? = nil
  ) throws -> Record {
    record(try read(text: text, published: published, outlet: outlet, url: url))
  }

  /// The record of a report. Never fails: an empty report has an empty record.
  ///
  /// - Parameter minConfidence: events that are less likely to be right are left out; 0 to 1.
  public func record(_ report: Report, minConfidence: Double = 0) -> Record {
    explained(report, minConfidence: minConfidence).record
  }

  /// The record of a report, with what was looked at and is no event.
  public func explained(_ report: Report, minConfidence: Double = 0) -> Explained {
    explained(report, minConfidence: minConfidence, after: { _ in })
  }

  /// `after` is told when each stage has ended.
  package func explained(_ report: Report, minConfidence: Double = 0, after: (Stage) -> Void)
    -> Explained
  {
    let statements = statements(report, after: after)
    var coding = events.code(
      statements, published: report.published, dateline: report.dateline?.place)
    coding.events.removeAll { Double($0.confidence) < minConfidence }
    after(.events)
    let writer = RecordWriter(
      report: report, statements: statements, cast: coding.cast, coder: coder,
      sectorOfRole: actors.sector(ofRole:))
    let explained = Explained(
      record: writer.record(coding.events), considered: coding.considered.map(writer.considered))
    after(.record)
    return explained
  }

  /// Who says what in a report, and how surely: the pipeline up to that room.
  package func statements(_ report: Report, after: (Stage) -> Void = { _ in }) -> Statements {
    let tokenized = tokenizer.tokenize(
      SourceText(report.text),
      paragraphs: report.isEnglish ? report.parts.filter(\.kind.isCoded).map(\.range) : [])
    after(.words)
    let annotated = annotator.annotate(tokenized)
    after(.language)
    let cast = actors.resolve(
      annotated, on: report.published, dateline: report.dateline?.place)
    after(.actors)
    let statements = Statements(
      annotated, cast, statementLexicon, tagger: attributionTagger, model: factualityModel,
      year: report.published?.year)
    after(.statements)
    return statements
  }

  /// Every telling of an event in a report, unmerged.
  package func told(_ statements: Statements) -> EventCoding { events.told(statements) }

  /// Logarithms of how likely each type is of what one span of a text does to another.
  package func types(from source: [Int], to target: [Int], in text: TokenizedText)
    -> [EventType: Float]
  {
    events.types(from: source, to: target, in: annotator.annotate(text))
  }

  /// The attributions of a text that is no report, as the tagger reads them.
  package func attributions(in text: TokenizedText) -> [StatedAttribution] {
    let annotated = annotator.annotate(text)
    let cast = actors.resolve(annotated, on: nil, dateline: nil)
    return Statements(
      annotated, cast, statementLexicon, tagger: attributionTagger, year: nil
    ).attributions.filter(\.isTagged)
  }

  /// The rooms that a report goes through.
  package enum Stage: String, CaseIterable, Sendable {
    case words, language, actors, statements, events, record
  }
}
