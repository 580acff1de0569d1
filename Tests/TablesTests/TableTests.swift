import Foundation
import Tables
import TestSupport
import Testing

@Suite struct TableTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func table(_ text: String, _ columns: String...) throws -> Table {
    try Table(path: folder.write("t.tsv", text), columns: columns)
  }

  /// The error of reading `text`, which must name the file.
  private func failure(_ text: String, _ columns: String...) throws -> TableError {
    let path = try folder.write("t.tsv", text)
    let error = try #require(
      #expect(throws: TableError.self) { try Table(path: path, columns: columns) })
    #expect(error.path == path)
    #expect(error.description.contains(path))
    return error
  }

  // MARK: Rows

  @Test func columnsAreTakenByName() throws {
    let rows = try table("id\tname\tnote\nnor\tNorway\tx\nswe\tSweden\ty\n", "note", "id").rows
    #expect(rows.map(\.fields) == [["x", "nor"], ["y", "swe"]])
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows[1][0] == "y")
  }

  @Test(arguments: [
    "a\tb\n1\t2\n3\t4", "a\tb\n1\t2\n3\t4\n", "a\tb\r\n1\t2\r\n3\t4\r\n",
    "\n\na\tb\n\n1\t2\n\n\n3\t4\n\n",
    "# first\na\tb\n# 9\t9\n1\t2\n#\n3\t4\n", "#\r\na\tb\r\n\r\n1\t2\r\n3\t4", "b\ta\n2\t1\n4\t3\n",
    "a\tz\tb\n1\t\t2\n3\t_\t4\n", "a\tb\n1\t2\tmore\n3\t4\n",
  ])
  func sameRowsHoweverWritten(_ text: String) throws {
    #expect(try table(text, "a", "b").rows.map(\.fields) == [["1", "2"], ["3", "4"]])
  }

  @Test func linesAreCountedAsEditorsDo() throws {
    let rows = try table("# one\r\n\r\na\r\n# four\r\n5\r\n\r\n7", "a").rows
    #expect(rows.map(\.line) == [5, 7])
    #expect(rows.map { $0[0] } == ["5", "7"])
  }

  /// Only a mark at the start of a line makes a comment.
  @Test func markInsideALineIsText() throws {
    #expect(
      try table("a\tb\nx\t#1\n #y\tz\n", "a", "b").rows.map(\.fields) == [
        ["x", "#1"], [" #y", "z"],
      ])
  }

  @Test func emptyFields() throws {
    let row = try table("a\tb\tc\td\n\t_\t__\t _\n", "a", "b", "c", "d").rows[0]
    #expect(row.fields == ["", "", "__", " _"])
    #expect((0..<4).map { row.value($0) } == [nil, nil, "__", " _"])
  }

  @Test func lastFieldMayBeEmpty() throws {
    #expect(try table("a\tb\n1\t\n", "a", "b").rows[0].fields == ["1", ""])
  }

  @Test func lettersOfAllScripts() throws {
    let rows = try table("a\nSão Tomé\n“日本”\n🇲🇽\n", "a").rows
    #expect(rows.map { $0[0] } == ["São Tomé", "“日本”", "🇲🇽"])
  }

  @Test func headerAloneIsAnEmptyTable() throws {
    #expect(try table("a\tb\n", "b").rows.isEmpty)
    #expect(try table("a\tb\n1\t2\n").rows.map(\.fields) == [[]])
  }

  // MARK: Optional columns

  @Test func optionalColumnsStandBehindTheOthers() throws {
    let rows = try lenient("note\tid\tname\nx\tnor\tNorway\n", ["id"], ["name", "note"]).rows
    #expect(rows.map(\.fields) == [["nor", "Norway", "x"]])
  }

  @Test func fieldsOfAnOptionalColumnThatIsMissingAreEmpty() throws {
    let rows = try lenient("id\tnote\nnor\tx\nswe\ty\n", ["id"], ["name", "note"]).rows
    #expect(rows.map(\.fields) == [["nor", "", "x"], ["swe", "", "y"]])
    #expect(rows.map { $0.value(1) } == [nil, nil])
    #expect(rows[0].isSame(1, as: rows[1]))
  }

  @Test func shortRowIsToldOfAnOptionalColumnThatIsThere() throws {
    let (rows, problems) = try lenient("id\tname\nnor\tNorway\nswe\n", ["id"], ["name"])
    #expect(rows.map(\.fields) == [["nor", "Norway"]])
    #expect(problems.map(\.line) == [3])
    #expect(problems.map(\.column) == ["name"])
  }

  // MARK: Rows that are told and left out

  /// Reads a table without throwing for its rows.
  private func lenient(_ text: String, _ columns: [String], _ optional: [String] = []) throws -> (
    rows: [Table.Row], problems: [TableError]
  ) {
    var problems: [TableError] = []
    let table = try Table(
      path: folder.write("t.tsv", text), columns: columns, optional: optional,
      problems: &problems)
    return (table.rows, problems)
  }

  @Test func badRowsAreToldAndTheOthersKept() throws {
    let (rows, problems) = try lenient("a\tb\n1\t2\n3\n5\t6\n\n# 7\n8\n", ["b", "a"])
    #expect(rows.map(\.fields) == [["2", "1"], ["6", "5"]])
    #expect(rows.map(\.line) == [2, 4])
    #expect(problems.map(\.line) == [3, 7])
    #expect(problems.map(\.column) == ["b", "b"])
    #expect(problems.map(\.path) == [folder.path + "/t.tsv", folder.path + "/t.tsv"])
  }

  @Test func problemsOfSeveralTablesAddUp() throws {
    var problems = [TableError(path: "x/other.tsv", problem: "it is old")]
    let path = try folder.write("t.tsv", "a\tb\n1\n")
    _ = try Table(path: path, columns: ["b"], problems: &problems)
    #expect(problems.map(\.path) == ["x/other.tsv", path])
  }

  @Test(arguments: ["", "b\n1\n"]) func whatLeavesNoTableIsThrown(_ text: String) throws {
    var problems: [TableError] = []
    let path = try folder.write("t.tsv", text)
    #expect(throws: TableError.self) {
      try Table(path: path, columns: ["a"], problems: &problems)
    }
    #expect(problems.isEmpty)
  }

  @Test func fieldsAreComparedAsTheyAreWritten() throws {
    let rows = try table("a\tb\nx\t1\nx\t2\nX\t_\n_\t_\n\t_\n", "a", "b").rows
    func same(_ column: Int) -> [Bool] {
      zip(rows, rows.dropFirst()).map { $0.isSame(column, as: $1) }
    }
    #expect(same(0) == [true, false, false, false])
    #expect(same(1) == [false, false, true, true])
  }

  // MARK: Bytes that are no text

  /// A table with a byte that cannot be in UTF-8 in the second column of line 3.
  private func broken() throws -> String {
    try folder.write(
      "t.tsv",
      Data("id\tname\tnote\nnor\tNorway\tø\n".utf8) + Data("swe\tSwe".utf8) + [0xFF]
        + Data("den\tå\ndnk\tDenmark\tæ\n".utf8))
  }

  @Test func brokenBytesAreNamedWithTheirColumn() throws {
    let path = try broken()
    let error = #expect(throws: TableError.self) { try Table(path: path, columns: ["id", "name"]) }
    #expect(
      error == TableError(path: path, line: 3, column: "name", problem: "it is not UTF-8"))
  }

  @Test func rowWithBrokenBytesIsLeftOut() throws {
    var problems: [TableError] = []
    let table = try Table(path: broken(), columns: ["note", "name"], problems: &problems)
    #expect(table.rows.map(\.fields) == [["ø", "Norway"], ["æ", "Denmark"]])
    #expect(problems.map(\.line) == [3])
  }

  @Test func brokenBytesThatNobodyAsksForDoNoHarm() throws {
    let rows = try Table(path: broken(), columns: ["id", "note"]).rows
    #expect(rows.map(\.fields) == [["nor", "ø"], ["swe", "å"], ["dnk", "æ"]])
  }

  // MARK: Errors

  @Test func missingColumnIsNamed() throws {
    let error = try failure("# list\nid\tname\nx\ty\n", "id", "capital")
    #expect(error.line == 2)
    #expect(error.problem.contains("“capital”"))
  }

  @Test func missingFieldIsNamedWithItsLine() throws {
    let error = try failure("id\tname\tnote\nx\ty\tz\n\n# c\nx\n", "id", "name")
    #expect(error.line == 5)
    #expect(error.column == "name")
    #expect(error.description.contains("line 5"))
    #expect(error.problem == "1 fields; column 2 is missing")
  }

  /// A short row does no harm where what it lacks was not asked for.
  @Test func fieldsNobodyAsksForMayBeMissing() throws {
    #expect(try table("id\tname\tnote\nx\ty\n", "id", "name").rows.map(\.fields) == [["x", "y"]])
  }

  @Test(arguments: ["", "\n\n", "# only\n# comments\n", "\r\n"]) func noHeader(_ text: String)
    throws
  {
    let error = try failure(text, "id")
    #expect(error.line == nil)
    #expect(error.problem == "it has no header row")
  }

  @Test func missingFileIsNamed() throws {
    let path = folder.path + "/none.tsv"
    let error = #expect(throws: TableError.self) { try Table(path: path, columns: ["id"]) }
    #expect(error?.path == path)
    #expect(error?.line == nil)
    #expect(error?.description.contains(path) == true)
  }

  @Test func folderIsNoTable() throws {
    #expect(throws: TableError.self) { try Table(path: folder.path, columns: ["id"]) }
  }

  @Test func descriptionSaysWhere() {
    #expect(
      TableError(path: "x/t.tsv", line: 7, problem: "no stance is called “odd”").description
        == "the table x/t.tsv, line 7, cannot be used: no stance is called “odd”")
    #expect(
      TableError(path: "x/t.tsv", line: 7, column: "stance", problem: "it is empty").description
        == "the table x/t.tsv, line 7, column “stance”, cannot be used: it is empty")
    #expect(
      TableError(path: "x/t.tsv", line: nil, problem: "it is empty").description
        == "the table x/t.tsv cannot be used: it is empty")
  }
}
