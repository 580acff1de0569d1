import Foundation
import TestSupport
import Testing
import Verbale

/// Who says what in the example, as `Examples/panama-dismisses.expected.md` has it.
@Suite struct ExampleTests {
  private static let record = Result {
    try VerbaleTests.record(
      String(decoding: try Repository.data("Examples/panama-dismisses.txt"), as: UTF8.self),
      published: "2025-03-14")
  }

  private func name(_ source: Attribution.Source, in record: Record) -> String {
    source.actor.flatMap { id in record.actors.first { $0.id == id }?.name }
      ?? source.words?.exact ?? ""
  }

  @Test func quotationsHaveTheirSpeakers() throws {
    let record = try Self.record.get()
    #expect(
      record.quotations.map { [$0.evidence.exact, name($0.speaker, in: record)] } == [
        ["\"no foreign army is coming for the canal,\"", "José Raúl Mulino"],
        ["\"simply out of the question.\"", "José Raúl Mulino"],
        [
          "\"Whenever we are asked, our answer has been 'The canal is Panamanian',\"",
          "Javier Martínez-Acha",
        ],
      ])
  }

  @Test(arguments: [
    ("NBC News", "indicating"), ("Recent reports", "point"), ("José Raúl Mulino", "insists"),
    ("José Raúl Mulino", "brushed"), ("José Raúl Mulino", "said"),
    ("José Raúl Mulino", "adding"), ("Javier Martínez-Acha", "reaffirmed"),
    ("Javier Martínez-Acha", "stressed"), ("Javier Martínez-Acha", "said"),
    ("The article", "notes"), ("Marco Rubio", "arguing"),
    ("Marco Rubio", "noted"), ("United States", "speaks"), ("", "reportedly"),
  ])
  func sourceSaysSo(_ source: String, _ cue: String) throws {
    let record = try Self.record.get()
    #expect(
      record.attributions.contains { statement in
        name(statement.source, in: record) == source
          && statement.cue?.exact.contains(cue) == true
      })
  }
}
