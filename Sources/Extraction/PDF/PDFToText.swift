import CWorker
import Corpus
import Foundation
import Glibc

/// Reads PDF files by the program `pdftotext`: text only, without type sizes and the file's own metadata.
enum PDFToText {
  static func read(_ input: ExtractionInput) throws(ExtractionError) -> Document {
    let text = try run(path: input.path)
    // Each page ends with a form feed.
    var pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map(lines)
    if pages.last?.isEmpty == true { pages.removeLast() }
    guard pages.contains(where: { !$0.isEmpty }) else {
      throw .noText(detail: PDFExtractor.describe(pages: pages.count))
    }
    return PDFDocumentBuilder(pages: pages, info: PDFInfo()).document(input)
  }

  private static func lines(of page: Substring) -> [PDFLine] {
    page.split(whereSeparator: \.isNewline).compactMap { line in
      let text = line.unicodeScalars.filter { $0.value >= 0x20 }
      let words = String(text).precomposedStringWithCompatibilityMapping.split(separator: " ")
      return words.isEmpty ? nil : PDFLine(text: words.joined(separator: " "))
    }
  }

  private static func run(path: String) throws(ExtractionError) -> String {
    var child = tvet_child()
    let arguments = ["pdftotext", "-q", "-enc", "UTF-8", "--", path, "-"]
    let code = withCStrings(arguments) { tvet_child_spawn(&child, "pdftotext", $0, environ, false) }
    guard code == 0 else {
      throw .unsupported(kind: "PDF (libpdfium.so not found; run Scripts/setup)")
    }
    let output = readAll(child.output)
    var peak: UInt64 = 0
    let status = tvet_child_wait(child.pid, output == nil ? 0 : 5000, &peak)
    for descriptor in [child.input, child.output, child.error] { close(descriptor) }
    guard let output else { throw .limit(detail: "more than \(PDFExtractor.maximumTextBytes >> 20) MiB of text") }
    switch status >> 8 & 0xFF {
    case 0 where status == 0: return String(decoding: output, as: UTF8.self)
    case 127: throw .unsupported(kind: "PDF (libpdfium.so not found; run Scripts/setup)")
    case 3: throw .encrypted
    default: throw .damaged(detail: "pdftotext cannot read it")
    }
  }

  /// Nil if there is more than a document may hold.
  private static func readAll(_ descriptor: Int32) -> [UInt8]? {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while content.count <= PDFExtractor.maximumTextBytes {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&polled, 1, -1)
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else { return content }
      content.append(contentsOf: chunk[..<count])
    }
    return nil
  }
}
