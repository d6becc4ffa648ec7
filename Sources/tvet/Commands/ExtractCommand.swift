import Analysis
import ArgumentParser
import Corpus
import Extraction
import Foundation

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Show what the tool reads from one file; no index is needed.",
    discussion: "The file is read by a worker process with limits on memory and time, as an ingest does.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The file.")
  var file: String

  @Option(name: .long, help: "How it is written.")
  var format: Format = .text

  @Option(name: .long, help: "A password to try, should the file be encrypted; may be given several times.")
  var password: [String] = []

  @OptionGroup var ocr: OCROptions

  func run() throws {
    var configuration = WorkerConfiguration()
    configuration.ocr = ocr.settings(
      try Settings.load(corpus: CorpusOptions.defaultPath, environment: ProcessInfo.processInfo.environment))
    let worker = Worker(configuration)
    defer { worker.close() }
    let path = CorpusOptions.absolute(file)
    var isFirst = true
    var isWhole = true
    let report = try worker.extract(ExtractionRequest(path: path, passwords: password)) { extraction in
      switch extraction {
      case .failure(let record, let reason):
        isWhole = false
        Console.error("\(file)#\(record): \(reason)")
      case .document(let document): try show(document, isFirst: isFirst)
      }
      isFirst = false
    }
    if let failure = report.failure {
      isWhole = false
      Console.error("\(file): \(failure)")
    }
    if !isWhole { throw ExitStatus.someFailed }
  }

  /// Several documents of a container are separated by an empty line as text, and are a line each as JSON.
  private func show(_ document: Document, isFirst: Bool) throws {
    switch format {
    case .json: try JSONOutput.print(ExtractedJSON(document), isPretty: document.place == nil)
    case .text:
      if !isFirst { Console.print("") }
      if let member = document.member { Console.print("member: \(member)") }
      if let record = document.record { Console.print("record: \(record)") }
      for field in document.fields { Console.print("\(field.name.rawValue): \(field.value)  [\(field.origin)]") }
      for page in document.pages {
        let confidence = page.confidence.map { " (OCR, confidence \($0))" } ?? ""
        Console.print("\n--- page \(page.number)\(confidence)\n\(page.text)")
      }
    }
  }
}

private struct ExtractedJSON: Encodable {
  var mediaType: String
  var member: String?
  var record: String?
  var sha256: String
  var fields: [FieldJSON]
  var pages: [PageJSON]

  struct FieldJSON: Encodable {
    var name: String
    var value: String
    var language: String?
    var origin: String
  }

  struct PageJSON: Encodable {
    var number: Int
    /// Of the page's words, 0 to 100, where they were recognised and not read.
    var ocrConfidence: Int?
    var blocks: [BlockJSON]

    enum CodingKeys: String, CodingKey {
      case number, blocks
      case ocrConfidence = "ocr_confidence"
    }
  }

  struct BlockJSON: Encodable {
    var role: String
    var language: String?
    var text: String
  }

  enum CodingKeys: String, CodingKey {
    case mediaType = "media_type"
    case member, record, sha256, fields, pages
  }

  init(_ document: Document) {
    mediaType = document.mediaType.rawValue
    member = document.member
    record = document.record
    sha256 = document.fingerprint.hex
    fields = document.fields.map {
      FieldJSON(
        name: $0.name.rawValue, value: $0.value, language: $0.language?.rawValue, origin: "\($0.origin)")
    }
    pages = document.pages.map { page in
      PageJSON(
        number: page.number, ocrConfidence: page.confidence,
        blocks: page.blocks.map {
          BlockJSON(role: "\($0.role)", language: $0.language?.rawValue, text: $0.text)
        })
    }
  }
}
