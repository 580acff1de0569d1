import Actors
import Language
import Records
import Statements
import TestSupport

private let lexicon = Result { try StatementLexicon(folder: Repository.lexicon) }
private let resolver = Result {
  ActorResolver(
    try Registry(folders: [Repository.registry]),
    try CoreferenceLexicon(folder: Repository.lexicon))
}

/// What is said in a tree by whom, by rules alone, in a report of 9 August 2025.
func statements(_ tree: String) throws -> Statements {
  let text = try Tree.read(tree)
  let cast = try resolver.get().resolve(text, on: CalendarDate(year: 2025, month: 8, day: 9))
  return Statements(text, cast, try lexicon.get(), year: 2025)
}

extension Statements {
  /// A name of the cast, or the words of somebody unnamed.
  func name(_ source: Judgement.Source) -> String {
    switch source {
    case .member(let member): cast.members[member].name
    case .unnamed(let words): words.map { text.string(ofWords: $0) } ?? "nobody"
    }
  }
}
