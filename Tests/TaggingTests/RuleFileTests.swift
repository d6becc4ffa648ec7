import Corpus
import Facets
import Foundation
import Testing

@testable import Tagging

@Suite("The file of rules")
struct RuleFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
  private var file: RuleFile { RuleFile(path: folder.path + "/authorities/rules.csv", authorities: Shelf.authorities) }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("authorities"), withIntermediateDirectories: true)
    try text.write(toFile: file.path, atomically: true, encoding: .utf8)
  }

  private func rule(_ query: String, note: String = "") throws -> Rule {
    try file.rule(query: query, facet: "theme", value: "batik", role: "", note: note, line: 0)
  }

  @Test("is made, grows and shrinks by lines, and keeps comments and the columns of others")
  func lines() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(file.read().rules == [])
    try file.append(rule("weav* AND \"loom, shuttle\"", note: "two\nlines"))
    try file.append(rule("mason*"))
    #expect(file.read().rules.map(\.query) == ["weav* AND \"loom, shuttle\"", "mason*"])
    try file.remove(file.read().rules[0])
    #expect(file.read().rules.map(\.query) == ["mason*"])

    try write("who,facet,value,query\n# ours\nx,theme,batik,a\n\ny,country,Kenya,b")
    try file.append(rule("c"))
    #expect(
      file.read().rules.map { "\($0.line) \($0.query) \($0.value) \($0.role)" } == [
        "3 a theme=batik about", "5 b country=KE about", "6 c theme=batik about",
      ])
    try file.remove(file.read().rules[1])
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text == "who,facet,value,query\n# ours\nx,theme,batik,a\n\n,theme,batik,c\n")
  }

  @Test(
    "names file and line of what is no rule",
    arguments: [
      ("a,planet,MARS,,\n", 2, "'planet' is no facet"), ("a,year,2015,,\n", 2, "'year' is no facet"),
      ("a,theme,batik,,\nb,country,Kenia-Land,,\n", 3, "there is no country 'Kenia-Land'"),
      ("a,theme,batik,around,\n", 2, "'around' is no role"), (",theme,batik,,\n", 2, "the query is empty"),
      ("contry:KE,theme,batik,,\n", 2, "there is no field 'contry'"), ("(a,theme,batik,,\n", 2, "not closed"),
      ("a AND theme:batik,theme,batik,,\n", 2, "asks for the tag that it gives"),
      ("a,theme,batik,,note,too,many\n", 2, "7 fields, but the header names 5"),
      ("a NOT country:Kenya,country,KE,,\n", 2, "asks for the tag that it gives"),
    ])
  func faults(lines: String, line: Int, reason: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("query,facet,value,role,note\n" + lines)
    let reading = file.read()
    let error = reading.faults.first
    #expect(reading.isComplete && reading.faults.count == 1 && reading.rules.map(\.line) == Array(2..<line))
    #expect(error?.description.hasPrefix("\(file.path):\(line): ") == true)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test("tells all faults, and keeps the rules between them")
  func manyFaults() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("query,facet,value\na,planet,MARS\nb,theme,batik\nc\nd,theme,batik\n,theme,batik\n")
    #expect(file.read().rules.map(\.query) == ["b", "d"] && file.read().faults.map(\.line) == [2, 4, 6])
    try file.append(rule("e"))
    #expect(file.read().rules.map(\.query) == ["b", "d", "e"])
  }

  @Test(
    "is not written where it is no table",
    arguments: [
      ("query,facet\n", 0, "no column “value”"),
      ("query,facet,value\na,theme,batik\n\"b,theme,batik\n", 3, "never closed"),
      ("\"query,facet,value\n", 1, "never closed"),
    ])
  func malformed(text: String, line: Int, reason: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(text)
    let reading = file.read()
    #expect(!reading.isComplete && reading.faults.map(\.line) == [line])
    #expect(reading.faults.first?.description.contains(reason) == true)
    let rule = try rule("e")
    #expect(throws: RuleError.self) { try file.append(rule) }
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
  }
}
