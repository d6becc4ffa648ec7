import Foundation
import Testing

/// Scans from the file to the answer.
struct OCRTests {
  private static let scan = "documents/africa/rwanda-tvet-note.pdf"

  @Test func `a scan is found by its words, and how sure they are is shown`() throws {
    let site = try Site.ingestedSample()
    let outcome = try site.run("search", "Gishari", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(Self.scan) && outcome.output.contains("\"ocr_confidence\" : 9"))
    let shown = try site.run("show", Self.scan)
    #expect(shown.output.contains("title") && shown.output.contains("ocr: 1 of 1 pages, confidence 9"))
    #expect(try site.run("show", Self.scan, "--json").output.contains("\"confidence\" : 9"))
    let markdown = try site.run("show", "documents/africa/nigeria-skills-qualifications.md")
    #expect(!markdown.output.contains("ocr:"))
  }

  @Test func `extract shows a page's confidence, and obeys --ocr and the environment`() throws {
    let site = try Site()
    let file = Repository.path("corpus/" + Self.scan)
    #expect(try site.run("extract", file).output.contains("--- page 1 (OCR, confidence 9"))
    #expect(try site.run("extract", file, "--format", "json").output.contains("\"ocr_confidence\" : 9"))
    for (arguments, environment) in [(["--ocr", "never"], [:]), ([], ["TVET_OCR": "never"])] {
      let off = try site.start(["extract", file] + arguments, environment: environment).wait()
      #expect(off.status == 2 && off.error.contains("only images; OCR is off: --ocr auto reads them"))
    }
    #expect(try site.run("extract", file, environment: ["TVET_OCR": "perhaps"]).status == 64)
  }

  @Test func `what was left out while OCR was off is read when it is on, and only once`() throws {
    let site = try Site()
    try site.copy(scan: "documents/scan.pdf")
    try site.write("corpus/documents/text.md", "# Welding\n\nHow welders learn.\n")
    let off = try site.ingest("--ocr", "never")
    #expect(off.counts["unread_pages"] == 1 && off.reason("documents/scan.pdf")?.hasPrefix("no text: 1 page") == true)
    #expect(try site.ingest("--ocr", "never").changes.isEmpty)
    let on = try site.ingest()
    #expect(on.changes == ["changed": 1] && on.failures.isEmpty && on.counts["ocr_pages"] == 1)
    #expect(try site.ingest().changes.isEmpty)
    #expect(try site.search("Gishari").total == 1)
  }

  @Test func `pages outlive the index, and a damaged store of them is set aside`() throws {
    let site = try Site()
    try site.copy(scan: "documents/scan.pdf")
    #expect(try site.ingest().counts["ocr_pages_kept"] == 0)
    for name in ["tvet.sqlite", "tvet.sqlite-wal", "tvet.sqlite-shm"] { try? site.remove("index/" + name) }
    #expect(try site.ingest().counts["ocr_pages_kept"] == 1)
    try? site.remove("index/ocr.sqlite-wal")
    try site.write("index/ocr.sqlite", String(repeating: "no database ", count: 1_000))
    let again = try site.ingest("--full")
    #expect(again.failures.isEmpty && again.counts["ocr_pages"] == 1 && again.counts["ocr_pages_kept"] == 0)
    #expect(site.exists("index/ocr.sqlite.damaged"))
    #expect(try site.ingest("--full").counts["ocr_pages_kept"] == 1)
  }

  private static let packs = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata"].first {
    FileManager.default.fileExists(atPath: $0 + "/rus.traineddata")
  }

  @Test func `a language pack that was installed is used by the next run, once`() throws {
    let source = try #require(Self.packs)
    let site = try Site()
    try site.copy(scan: "documents/scan.pdf")
    func install(_ names: String...) throws {
      let folder = site.path("packs")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for file in names.map({ $0 + ".traineddata" }) {
        try FileManager.default.copyItem(atPath: source + "/" + file, toPath: folder + "/" + file)
      }
    }
    let environment = ["TESSDATA_PREFIX": site.path("packs"), "TVET_WORKER_SECONDS": "180"]
    try install("osd", "rus")
    let first = try #require(try site.ingest(environment: environment).reason("documents/scan.pdf"))
    #expect(first.contains("install tesseract-ocr-eng"))
    #expect(try site.ingest(environment: environment).changes.isEmpty)
    try install("eng")
    let read = try site.ingest(environment: environment)
    #expect(read.changes == ["changed": 1] && read.failures.isEmpty && read.counts["ocr_pages_kept"] == 0)
    // It was read well: another pack changes nothing, not even for --full.
    try install("vie")
    #expect(try site.ingest(environment: environment).changes.isEmpty)
    #expect(try site.ingest("--full", environment: environment).counts["ocr_pages_kept"] == 1)
  }
}
