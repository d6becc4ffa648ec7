import Corpus
import Foundation
import Indexing
import Testing

@testable import Ingestion

/// Records and the files that they describe, over whole runs.
@Suite("Joining of records", .enabled(if: builtTool != nil))
final class RecordJoiningTests: TemporaryCorpus {
  private static let text = "Apprentices in workshops\n\nMasters take young people into their workshops for years.\n"

  private func bib(_ fields: String, key: String = "mensah") -> String {
    "@report{\(key), author = {Mensah, Kofi}, publisher = {Council}, \(fields)}\n"
  }

  private var ids: Set<String> {
    get throws {
      let store = try IndexStore.openForReading(path: try corpus.indexPath)
      let columns = try store.read { try PackedColumns($0) }
      return try store.read { db in
        try Set(
          StoredDocument.idsByTitle(
            db, limit: 100, where: { columns.present[Int($0) / 64] & 1 << UInt64($0 % 64) != 0 }
          ).compactMap {
            try StoredDocument.fetch(db, id: $0)?.displayID
          })
      }
    }
  }

  private func check(_ title: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try document("report.txt")
    #expect(found.title == title, sourceLocation: sourceLocation)
    #expect(
      found.authors == (title == "Apprentices in workshops" ? [] : ["Mensah, Kofi"]), sourceLocation: sourceLocation)
  }

  @Test(
    "by file, DOI, or title and year; whichever came first",
    arguments: [
      "title = {The Report}, file = {Full Text:files/report.txt:text/plain}",
      "title = {The Report}, file = {C:\\docs\\REPORT.txt}",
      "title = {The Report}, file = {../sub/report.txt}",
    ], [true, false])
  func byFile(_ fields: String, recordFirst: Bool) throws {
    if !recordFirst { try write("sub/report.txt", Self.text) }
    try write("lib/library.bib", bib(fields))
    try ingest()
    if recordFirst {
      #expect(try document("mensah").title == "The Report")
      try write("sub/report.txt", Self.text)
      try ingest()
    }
    try check("The Report")
    #expect(try ids == [try document("report.txt").displayID])
    #expect(try document("mensah").id == document("report.txt").id, "the record's name is the document's")
    #expect(try ingest().documents == 0)
    #expect(try read { try IndexSummary($0).joinedRecords } == 1)
  }

  @Test("by DOI or title, where these lead to one file only")
  func byMetadata() throws {
    try write("a.md", "---\ntitle: Learning by doing in small firms\ndate: 2019\ndoi: 10.1000/a\n---\nText.\n")
    try write("b.md", "---\ntitle: Learning at two places at once\ndate: 2020\n---\nText.\n")
    try write("c.md", "---\ntitle: Learning at three places at once\ndate: 2020\n---\nText one.\n")
    try write("d.md", "---\ntitle: Learning at three places at once\ndate: 2020\n---\nText two.\n")
    for (name, author, year) in [("e.md", "Kofi Mensah", 2018), ("f.md", "Awa Sow", 2019)] {
      try write(
        name,
        "---\ntitle: How \(name.prefix(1)) masters choose apprentices\nauthor: \(author)\ndate: \(year)\n---\nText.\n")
    }
    try write(
      "library.bib",
      bib("title = {Other}, doi = {10.1000/A}, year = 2018", key: "k1")
        + bib("title = {Learning at {Two} Places -- at once}, year = 2020", key: "k2")
        + bib("title = {Learning at three places at once}, year = 2020", key: "k3")
        + bib("title = {Learning at two places at once}, year = 2021", key: "k4")
        + bib("title = {Else}, doi = {10.1000/a}, year = 1990", key: "k5")
        + bib("title = {How e masters choose apprentices}, year = 2019", key: "k6")
        + bib("title = {How f masters choose apprentices}, year = 2019", key: "k7"))
    try ingest()
    #expect(try document("k1").id == document("a.md").id)
    #expect(try document("k2").id == document("b.md").id)
    #expect(try document("a.md").title == "Other")
    #expect(try document("k6").id == document("e.md").id, "a year apart, and the same author")
    for key in ["k3", "k4", "k5", "k7"] { #expect(try document(key).record == key) }
    #expect(try read { try Joining.fetchAll($0) }.map(\.joining.reason) == [.doi, .title, .title])
  }

  @Test("follows the record's changes, and ends with it")
  func recordChanges() throws {
    try write("report.txt", Self.text)
    try write("library.bib", bib("title = {Kenya: the Report}, file = {report.txt}"))
    try ingest()
    try check("Kenya: the Report")
    #expect(try tags("report.txt")["KE"] != nil, "a record's title is what the document is about")
    try write("library.bib", bib("title = {The Second Report}, file = {report.txt}"))
    try ingest()
    try check("The Second Report")
    #expect(try tags("report.txt")["KE"] == nil)
    try write("library.bib", bib("title = {The Second Report}"))
    try ingest()
    try check("Apprentices in workshops")
    #expect(try document("mensah").record == "mensah")
    #expect(try ids.count == 2)
    try remove("library.bib")
    try ingest()
    #expect(try ids == [try document("report.txt").displayID])
  }

  @Test("follows the file: moved, changed, gone and back")
  func fileChanges() throws {
    try write("report.txt", Self.text)
    try write("library.bib", bib("title = {The Report}, file = {report.txt}"))
    try ingest()
    try move("report.txt", "renamed.txt")
    try ingest()
    #expect(try document("renamed.txt").title == "Apprentices in workshops")
    #expect(try ids.count == 2)
    try move("renamed.txt", "report.txt")
    try ingest()
    try check("The Report")
    try write("report.txt", Self.text + "More.\n")
    try ingest()
    try check("The Report")
    #expect(try ids.count == 1)
    try remove("report.txt")
    try ingest()
    #expect(try ids == ["mensah"])
    try write("report.txt", Self.text)
    try ingest()
    try check("The Report")
    try ingest { $0.rereadsAll = true }
    try check("The Report")
    #expect(try ids.count == 1)
  }

  @Test("what was decided about a record is about its document")
  func decisions() throws {
    try write("library.bib", bib("title = {The Report}, file = {report.txt}"))
    try ingest()
    try corpus.journal.append([
      Decision(
        decidedAt: "2020-01-01T00:00:00Z", analyst: "Amina", document: "mensah",
        path: "documents/library.bib#mensah", facet: .country, value: "UG", role: .about, verdict: .add)
    ])
    try write("report.txt", Self.text)
    try ingest()
    #expect(try tags("report.txt")["UG"]?.verdict == .add)
    #expect(try ids.count == 1)
  }

  @Test(
    "of two records that name a file the fuller one describes it, and the other's values are kept",
    arguments: [true, false])
  func fullerRecord(isFirst: Bool) throws {
    try write("report.txt", Self.text)
    let full =
      "@report{full, title = {The Report}, author = {Mensah, Kofi and Sow, Awa}, publisher = {Council}, "
      + "year = 2019, keywords = {skills}, file = {report.txt}}\n"
    let poor =
      "@report{poor, title = {Report}, author = {Mensah, Kofi and Anon}, keywords = {work}, "
      + "file = {report.txt}}\n"
    try write(isFirst ? "a.bib" : "b.bib", full)
    try write(isFirst ? "b.bib" : "a.bib", poor)
    try ingest()
    let found = try document("report.txt")
    #expect(found.title == "The Report" && found.authors == ["Mensah, Kofi", "Sow, Awa"])
    func values(_ name: Field.Name) -> [String] { found.fields.filter { $0.name == name }.map(\.value) }
    #expect(values("poor:author") == ["Mensah, Kofi", "Anon"] && values("poor:title") == ["Report"])
    #expect(values(.keyword) == ["skills", "work"] && found.year == 2019)
  }

  @Test("records in an archive describe the files beside them there")
  func archive() throws {
    let ris = { (title: String, path: String) in
      "TY  - RPRT\nTI  - \(title)\nAU  - Mensah, Kofi\nPY  - 2019\nL1  - \(path)\nER  - \n"
    }
    for (name, title) in [("one.tar", "Skills in Chad"), ("two.tar", "Skills in Mali")] {
      let entries: KeyValuePairs = [
        "Export/Export.ris": ris(title, "files/12/full_text.txt"),
        "Export/files/12/full_text.txt": "\(title)\n\n" + Self.text,
        "Export/files/13/full_text.txt": "Other than \(title)\n\n" + Self.text,
      ]
      try writeTar(name, entries)
    }
    try ingest()
    for (name, title) in [("one.tar", "Skills in Chad"), ("two.tar", "Skills in Mali")] {
      let found = try document("\(name)#Export/files/12/full_text.txt")
      #expect(found.title == title && found.authors == ["Mensah, Kofi"] && found.record == nil)
      #expect(try document("\(name)#Export/files/13/full_text.txt").authors.isEmpty)
    }
    #expect(try ids.count == 4)
    try write("library.bib", bib("title = {Third}, file = {one.tar/Export/files/13/full_text.txt}"))
    try ingest()
    #expect(try document("mensah").key == document("one.tar#Export/files/13/full_text.txt").fingerprint.hex)
  }

  @Test("members of archives have ids of their own; records' ids are theirs while they are alone with them")
  func identifiers() throws {
    try writeTar(
      "one.tar", ["a_b.txt": "One text of words", "c.jsonl": "{\"id\": \"r1\", \"text\": \"Words of r1\"}\n"])
    try writeTar("two.tar", ["a_b.txt": "Another text of words"])
    try write(
      "d.jsonl", "{\"id\": \"r1\", \"text\": \"Words of another\"}\n{\"id\": \"r2\", \"text\": \"Words of r2\"}\n")
    try ingest()
    let found = try ids
    #expect(found.count == 5 && found.contains("r2") && !found.contains("r1") && !found.contains { $0.contains("a_b") })
    #expect(try document("one.tar#a_b.txt").title == "One text of words")
    for id in found { #expect(try document(id).displayID == id) }
    #expect(throws: LookupError.self) { try document("a_b.txt") }
    try remove("d.jsonl")
    try ingest()
    #expect(try ids.contains("r1"))
    #expect(try document("c.jsonl#r1").displayID == "r1")
  }

  @Test("notes of a record find its document, and several records are one")
  func severalRecords() throws {
    try write("report.txt", Self.text)
    try write("a.bib", bib("title = {The Report}, file = {report.txt}, doi = {10.1000/r}, note = {Zanzibar archive}"))
    try write("b.bib", bib("title = {A copy}, doi = {10.1000/r}, isbn = {9780000000002}", key: "copy"))
    try ingest()
    try check("The Report")
    let fields = try document("report.txt").fields
    #expect(fields.filter { $0.name == .author }.count == 1)
    #expect(fields.contains { $0.name == .isbn })
    #expect(try ids.count == 1)
    try remove("a.bib")
    try ingest()
    #expect(try ids.count == 2, "what only the other record said is gone with it")
  }
}
