import Facets
import Testing

@Suite struct AuthorityTableTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("\u{FEFF}# a comment, \"with quotes\n\n# another\na,b\n# between rows\n1,2", [["1", "2"]]),
    ("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", [["x, y", "he said \"no\""]]),
    ("a,b\n\"two\nlines\",2\n3,4\n", [["two\nlines", "2"], ["3", "4"]]),
    ("a,b\n1\n", [["1", ""]]),
    ("a,b\n1,2,,,\n", [["1", "2"]]),
    ("a,b\n,\n\"\",\"\"\n", [["", ""], ["", ""]]),
    ("a,b\n", []),
    ("", []),
  ])
  func readsRows(_ text: String, _ rows: [[String]]) throws {
    let table = try AuthorityTable(file: "t.csv", bytes: Array(text.utf8))
    let read = (0..<table.rowCount).map { row in table.columns.indices.map { table.string(row, $0) } }
    #expect(read == rows)
  }

  @Test(arguments: [
    ("a,b\n1,2\n1,2,3\n", "t.csv:3: 3 fields, but the header names 2"),
    ("# c\na,b\n1,\"2\n3\n", "t.csv:3: a quotation mark that is never closed"),
    ("a,b\n1,\"2\"x\n", "t.csv:2: text after a closing quotation mark"),
    ("a,b\n1,2\"\n", "t.csv:2: a quotation mark inside a field that is not quoted"),
    ("a,c\n1,2\n", "t.csv: the header row has no column “b”"),
  ])
  func namesFileAndLineOfAFault(_ text: String, _ message: String) throws {
    let error = try #require(throws: AuthorityError.self) {
      try AuthorityTable(file: "t.csv", bytes: Array(text.utf8), required: ["a", "b"])
    }
    #expect(error.description == message)
  }

  @Test func knowsTheLineOfARow() throws {
    let table = try AuthorityTable(file: "t.csv", bytes: Array("# c\na\n\"x\ny\"\n\nz\n".utf8))
    #expect((0..<table.rowCount).map(table.line) == [3, 6])
  }
}
