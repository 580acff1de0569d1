import Foundation
import Tables
import TestSupport
import Testing

@Suite struct LayeredTableTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// The rows as `place of the folder: fields`; a text for each folder, nil where it has no table.
  private func rows(_ texts: String?..., isKeyed: Bool = true) throws -> [String] {
    for (index, text) in texts.enumerated() {
      if let text { try folder.write("\(index)/t.tsv", "a\tb\n" + text) }
    }
    let table = try LayeredTable(
      "t.tsv", folder: folder.path + "/0",
      layers: texts.indices.dropFirst().map { folder.path + "/\($0)" }, columns: ["a", "b"],
      key: { isKeyed ? $0[0] : nil })
    return zip(table.rows, table.heights).map { "\($1): \($0.fields.joined(separator: " "))" }
  }

  @Test func folderWithoutLayersIsItself() throws {
    #expect(try rows("x\t1\nx\t2\ny\t3\n") == ["0: x 1", "0: x 2", "0: y 3"])
  }

  @Test func topmostFolderComesFirstAndCoversWhatIsBelow() throws {
    #expect(
      try rows("x\t1\ny\t2\nx\t3\nw\t8\n", "z\t4\nx\t5\nw\t9\n", "x\t6\nx\t7\n") == [
        "2: x 6", "2: x 7", "1: z 4", "1: w 9", "0: y 2",
      ])
  }

  @Test func folderWithoutTheTableIsPassedOver() throws {
    #expect(try rows("x\t1\n", nil, "y\t2\n", nil) == ["2: y 2", "0: x 1"])
  }

  @Test func rowsWithoutAKeyAreAllKept() throws {
    #expect(try rows("x\t1\n", "x\t1\n", isKeyed: false) == ["1: x 1", "0: x 1"])
  }

  @Test func firstFolderNeedsTheTable() throws {
    let error = try #require(#expect(throws: TableError.self) { try rows(nil, "x\t1\n") })
    #expect(error.path == folder.path + "/0/t.tsv")
  }

  @Test func faultOfALayerIsNamedWithItsFileAndLine() throws {
    let error = try #require(#expect(throws: TableError.self) { try rows("x\t1\n", "y\t2\nz\n") })
    #expect(error.path == folder.path + "/1/t.tsv")
    #expect(error.line == 3)
  }

  @Test func rowTellsWhereItIs() throws {
    let path = try folder.write("t.tsv", "b\ta\n1\t2\n")
    let row = try #require(try Table(path: path, columns: ["a", "b"]).rows.first)
    #expect(
      row.error("odd", column: 1)
        == TableError(path: path, line: 2, column: "b", problem: "odd"))
    #expect(row.error("odd") == TableError(path: path, line: 2, problem: "odd"))
  }
}
