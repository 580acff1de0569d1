import Foundation
import Linking
import Records

extension Ledger {
  /// A record ready to be written: what can be done outside a transaction is done.
  package struct Entry: Sendable {
    package let record: Record
    package let identity: ReportIdentity
    /// Where it was read: a path, and the piece of it.
    package let file: String?
    package let piece: String?
    let bytes: Data
    let fingerprint: Data
    let keepsText: Bool

    /// - Parameter keepsText: that of the ledger it will be added to.
    package init(
      _ record: Record, file: String? = nil, piece: String? = nil, keepsText: Bool = true
    ) throws {
      self.record = record
      identity = ReportIdentity(record.report)
      self.file = file
      self.piece = piece
      self.keepsText = keepsText
      fingerprint = Data(Fingerprint(of: record.report).bytes)
      bytes = try StoredRecord.bytes(record, keepsText: keepsText)
    }
  }
}
