import Foundation
import TestSupport
import Verbale

/// The recorder over the repository's own data, loaded once.
let recorder = Result {
  try Recorder(
    Installation(
      model: Repository.model, registry: Repository.registry, lexicon: Repository.lexicon))
}

/// The record of a text.
func record(_ text: String, published: String? = nil) throws -> Record {
  let recorder = try recorder.get()
  return recorder.record(
    try recorder.read(text: text, published: published.flatMap { CalendarDate($0) }))
}

/// Counts that are compared at once.
func counts(_ counts: Int...) -> [Int] { counts }

/// The program as it was built beside the tests.
enum Program {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The records of `--format jsonl`, or the one of `--format json`.
    var records: [Record] {
      get throws {
        if let one = try? JSONDecoder().decode(Record.self, from: Data(output.utf8)) {
          return [one]
        }
        return try output.split(separator: "\n").map {
          try JSONDecoder().decode(Record.self, from: Data($0.utf8))
        }
      }
    }
  }

  /// Nil where the tests run and no program was built.
  static let path: String? = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: bundle).resolvingSymlinksInPath()
    for _ in 0..<4 {
      folder.deleteLastPathComponent()
      let program = folder.appendingPathComponent("verbale").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    return nil
  }()

  /// Registry and lexicon are found above the program.
  static let data = ["--model", Repository.model]

  /// Runs a program to its end; the environment is empty but for what is given.
  static func run(
    _ arguments: [String], input: String = "", program: String? = path,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try Folder()
    func file(_ name: String, _ text: String = "") throws -> String { try folder.write(name, text) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program ?? "")
    process.arguments = arguments
    process.environment = environment
    let (output, errors) = (try file("output"), try file("errors"))
    process.standardInput = FileHandle(forReadingAtPath: try file("input", input))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self))
  }
}
