import Corpus
import Foundation

/// Reads PDF files by the program `pdftotext`: text only, without type sizes and the file's own metadata.
enum PDFToText {
  static func read(_ input: ExtractionInput) throws(ExtractionError) -> Document {
    let text = try run(input.content)
    // Each page ends with a form feed.
    var pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map(lines)
    if pages.last?.isEmpty == true { pages.removeLast() }
    guard pages.contains(where: { !$0.isEmpty }) else {
      throw .noText(detail: PDFExtractor.describe(pages: pages.count))
    }
    var builder = PDFDocumentBuilder(info: PDFInfo())
    for page in pages { builder.append(page) }
    return builder.document(input)
  }

  private static func lines(of page: Substring) -> [PDFLine] {
    page.split(whereSeparator: \.isNewline).compactMap { line in
      let text = line.unicodeScalars.filter { $0.value >= 0x20 }
      let words = String(text).precomposedStringWithCompatibilityMapping.split(separator: " ")
      return words.isEmpty ? nil : PDFLine(text: words.joined(separator: " "))
    }
  }

  private static let program = ProgramRunner(
    program: "pdftotext", package: "poppler-utils", kind: "PDF without libpdfium.so (run Scripts/setup)",
    maximumOutput: PDFExtractor.maximumTextBytes)

  private static func run(_ content: Data) throws(ExtractionError) -> String {
    let result = try program.run(["-q", "-enc", "UTF-8", "-", "-"], input: content)
    switch result.status {
    case 0: return String(decoding: result.output, as: UTF8.self)
    case 3: throw .encrypted
    default: throw program.refusal(result)
    }
  }
}
