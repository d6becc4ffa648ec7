import Foundation
import Testing

@testable import Corpus

@Suite("Comma-separated values")
struct CSVTests {
  @Test(
    "are read as RFC 4180 describes them, and as spreadsheets write them",
    arguments: [
      ("a,b,c\r\nd,e,f\r\n", [["a", "b", "c"], ["d", "e", "f"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("\"a\",\"b\"\"c\"\n", [["a", "b\"c"]]),
      ("\"a\nb\",\"c,d\"\n", [["a\nb", "c,d"]]),
      ("\"a\r\nb\"\r\n", [["a\r\nb"]]),
      (",\n", [["", ""]]),
      ("\"\"\n", [[""]]),
      ("a, b ,c\n", [["a", " b ", "c"]]),
      ("\n\r\na\n\n", [["a"]]),
      ("# a comment\na\n", [["a"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("", []),
      ("# nothing else", []),
    ] as [(String, [[String]])])
  func reading(text: String, records: [[String]]) throws {
    #expect(try CSVReader.records(of: text.utf8).map(\.fields) == records)
  }

  @Test("tell the line that a record starts on, for messages")
  func lines() throws {
    let text = "# comment\nhead\n\"two\nlines\"\n\nlast\n"
    #expect(try CSVReader.records(of: text.utf8).map(\.line) == [2, 3, 6])
  }

  @Test(
    "with a quotation mark out of place are a fault of that line",
    arguments: [
      ("a\n\"open,to the\nend", CSVFault(line: 2, reason: "a quotation mark that is never closed")),
      ("\"a\"b,c\n", CSVFault(line: 1, reason: "text after a closing quotation mark")),
      ("a\"b,c\n", CSVFault(line: 1, reason: "a quotation mark inside a field that is not quoted")),
    ])
  func faults(text: String, fault: CSVFault) {
    #expect(throws: fault) { try CSVReader.records(of: text.utf8) }
  }

  @Test("that were written are read the same")
  func roundTrip() throws {
    // One Character of several scalars, half of which means something to a reader.
    let alphabet = [
      "a", "é", "\"", "\"\u{301}", ",", ",\u{301}", "\n", "\r", "\r\n", "#", "#\u{301}", " ", "\u{FEFF}", "中", "=",
      "\0",
    ]
    var random = SplitMix(seed: 4180)
    for _ in 0..<2_000 {
      let records = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let text = records.map(CSVWriter.record).joined()
      let read = try CSVReader.records(of: text.utf8).map { $0.fields.map { Array($0.utf8) } }
      #expect(read == records.map { $0.map { Array($0.utf8) } }, "\(text.debugDescription)")
    }
  }

  @Test(
    "from documents cannot be formulas",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), ("=\u{301}1", "'=\u{301}1"),
      ("a=1", "a=1"), ("", ""),
    ])
  func formulas(text: String, written: String) { #expect(CSVWriter.harmless(text) == written) }
}

/// A small generator of reproducible randomness (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
