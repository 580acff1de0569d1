import ArgumentParser
import Foundation
import Ledger
import Verbale

/// Which ledger, for every command that has one.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("The file of the ledger; LEDGER.md explains it.", valueName: "file"))
  var path: String

  /// Opens a ledger that has to be there.
  func open() throws -> Ledger {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(.notFound, file: path)
    }
    return try Ledger(path: path)
  }

  func openForReading() throws -> Ledger { try Ledger(reading: path) }
}

/// How many reports are coded at a time.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many reports are coded at a time.", valueName: "number"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads is between 1 and 1024")
    }
  }
}
