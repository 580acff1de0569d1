import ArgumentParser
import Foundation
import Verbale

/// Records as files hold them: one, a list, or one on each line.
enum RecordFiles {
  /// - Throws: an error that names the file and the line that is no record.
  static func read(_ path: String) throws -> [Record] {
    let content =
      path == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try bytes(path)
    let decoder = JSONDecoder()
    guard let first = content.first(where: { !isSpace($0) }) else { return [] }
    if first == UInt8(ascii: "[") {
      return try decode([Record].self, Data(content), decoder, path, line: nil)
    }
    var records: [Record] = []
    for (number, line) in content.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() where !line.allSatisfy(isSpace) {
      if records.isEmpty, let one = try? decoder.decode(Record.self, from: Data(content)) {
        return [one]
      }
      records.append(try decode(Record.self, Data(line), decoder, path, line: number + 1))
    }
    return records
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ data: Data, _ decoder: JSONDecoder, _ path: String, line: Int?
  ) throws -> Value {
    do {
      return try decoder.decode(type, from: data)
    } catch {
      throw ValidationError(
        "\(path)\(line.map { ", line \($0)" } ?? "") is no record of verbale code: \(error)")
    }
  }
}
