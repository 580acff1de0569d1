import Actors
import ArgumentParser
import Foundation
import Tables
import Verbale

struct ShowActor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actor",
    abstract: "Prints what the registry knows about whoever a name may mean, and from where.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A name, an alias, a surname, or the name of an office.")
  var name: String

  @Option(name: .customLong("on"), help: ArgumentHelp("The day that is meant.", valueName: "date"))
  var date: CalendarDate?

  @Option(help: "Text for people, or JSON.")
  var format: Format = .table

  @OptionGroup var data: DataOptions

  func run() throws {
    let found = DossierReader(try data.facts()).dossiers(named: name, on: date)
    if format == .json {
      print(try json(found))
    } else {
      print(found.map(text).joined(separator: "\n\n"))
    }
    if found.isEmpty {
      warn("the registry knows nobody called “\(name)”")
      throw ExitCode(1)
    }
  }

  private func text(_ dossier: Dossier) -> String {
    let codes = [dossier.kind, dossier.country, dossier.sector].compactMap { $0 }
    let head = "\(dossier.name) · \(codes.joined(separator: " ")) · \(dossier.registry)"
    let day = date.map { "on \($0)" } ?? "now"
    return
      ([head]
      + dossier.facts.map { fact in
        let isDated = fact.row.contains("tenures.tsv") && fact.holds
        return "  \(fact.what)\(isDated ? "  ← \(day)" : "")\n      \(fact.row) · \(fact.source)"
      }).joined(separator: "\n")
  }
}

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry", abstract: "Looks after the tables of actors.",
    subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells what is wrong in the tables: file, line, column and why.",
      discussion: """
        Checks the installed tables with the folders of --registry laid over them. The exit status \
        is 1 if anything is wrong.
        """)

    @OptionGroup var data: DataOptions

    func run() throws {
      let problems = RegistryCheck(try data.facts(isLenient: true)).problems()
      for problem in problems { print(problem.finding) }
      print(
        problems.isEmpty
          ? "no problem found" : "\(problems.count) problem\(problems.count == 1 ? "" : "s")")
      if !problems.isEmpty { throw ExitCode(1) }
    }
  }
}
