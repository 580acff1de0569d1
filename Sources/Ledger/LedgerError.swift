import Foundation
import GRDB

/// Why a ledger could not be read or written: what was wrong, which file, and what to do.
package struct LedgerError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    case notFound
    case noLedger
    /// Made by a newer version of the program.
    case newer
    /// Made by an older version; opened for reading alone it cannot be brought to the present form.
    case older
    case locked
    case full
    case readOnly
    case damaged
    /// The system refused, in its own words.
    case unreadable(String)
    /// A setting of the file is another than the one asked for.
    case textIsKept
    case noReport(String)
    case noAssertion(String)
    /// A field or value that no correction can have, and what could be.
    case correction(String)
    /// A report's text was dropped: what needs it cannot be done.
    case textIsDropped
    case other(String)
  }

  package let reason: Reason
  /// The path as given.
  package let file: String

  package init(_ reason: Reason, file: String) {
    self.reason = reason
    self.file = file
  }

  /// Whatever was thrown while the file was in use.
  init(_ error: any Error, file: String) {
    switch error {
    case let error as LedgerError: self = error
    case let error as Reason: self.init(error, file: file)
    case let error as DatabaseError: self.init(Self.reason(error), file: file)
    default: self.init(.other("\(error)"), file: file)
    }
  }

  private static func reason(_ error: DatabaseError) -> Reason {
    switch error.resultCode {
    case .SQLITE_NOTADB: .noLedger
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_FULL: .full
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
    case .SQLITE_CANTOPEN, .SQLITE_IOERR: .unreadable(error.message ?? "input or output error")
    default: .other(error.description)
    }
  }
}

extension LedgerError.Reason: Error {}

extension LedgerError: CustomStringConvertible {
  package var description: String { "\(file): \(complaint)" }

  private var complaint: String {
    switch reason {
    case .notFound: "no such ledger; check the path, or make one with verbale add"
    case .noLedger: "this is no ledger of verbale; check the path"
    case .newer: "the ledger was made by a newer verbale; use that one"
    case .older:
      "the ledger was made by an older verbale; bring it up to date with verbale add or recode"
    case .locked: "another program has been writing to the ledger for too long; try again later"
    case .full: "no space left on the disk; nothing of this report was written: make space, go on"
    case .readOnly: "the ledger cannot be written; check the permissions of the file and its folder"
    case .damaged: "the ledger is damaged; restore a copy, or rescue it with sqlite3's .recover"
    case .unreadable(let cause): "cannot be opened (\(cause)); check the path and its permissions"
    case .textIsKept: "the ledger keeps texts; for one without them, give another file"
    case .noReport(let name): "no report \(name); verbale search and show tell the numbers"
    case .noAssertion(let name):
      "no event \(name); name it by report and event, for instance 12:e3"
    case .correction(let what): what
    case .textIsDropped: "the ledger does not keep texts: reports have to be read and added again"
    case .other(let what): what
    }
  }
}
