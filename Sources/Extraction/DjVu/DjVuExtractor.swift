package import Corpus
import Foundation

/// Reads the text layer of DjVu documents, page by page, by the program `djvutxt` (DjVuLibre is under the GPL, and
/// is run, not linked).
package struct DjVuExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.djvu]

  private static let program = ProgramRunner(program: "djvutxt", package: "djvulibre-bin", kind: "DjVu document")

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    // As plain text, pages without a text layer would be left out, and the others counted wrong.
    let result = try Self.program.run(["--detail=page", "-"], input: input.content)
    let pages = Self.pages(of: result.output)
    guard result.status == 0 || !pages.isEmpty else { throw Self.program.refusal(result) }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    for (index, text) in pages.enumerated() {
      var builder = TextBuilder(layout: .preformatted)
      builder.append(text)
      let blocks = builder.takeBlocks()
      if !blocks.isEmpty { document.pages.append(Page(number: index + 1, blocks: blocks)) }
    }
    document.addOpeningTitle()
    try emit(.document(document.checked(otherwise: "\(pages.count) pages are images without a text layer")))
  }

  /// The pages' texts: one expression a page, `(page 0 0 2550 3300 "text")`, or `()` for one that has none.
  static func pages(of output: [UInt8]) -> [String] {
    var pages: [String] = []
    var text: [UInt8] = []
    var index = 0
    var isQuoted = false
    while index < output.count {
      let byte = output[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\") where isQuoted: text.append(unescape(output, &index))
      case UInt8(ascii: ")") where !isQuoted:
        pages.append(String(decoding: text, as: UTF8.self))
        text.removeAll(keepingCapacity: true)
      default: if isQuoted { text.append(byte) }
      }
    }
    return pages
  }

  /// The byte that an escape stands for: a letter's, or one of up to three octal digits.
  private static func unescape(_ output: [UInt8], _ index: inout Int) -> UInt8 {
    guard index < output.count else { return 0x20 }
    let digits = output[index...].prefix(3).prefix { (0x30...0x37).contains($0) }
    guard digits.isEmpty else {
      index += digits.count
      return digits.reduce(0) { $0 << 3 | ($1 & 7) }
    }
    index += 1
    switch output[index - 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "v"), UInt8(ascii: "f"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return output[index - 1]
    default: return 0x20
    }
  }
}
