import Corpus
import Foundation

/// An extractor of containers, which may hold files of their kind.
protocol NestingExtractor: Extractor {
  /// - Parameter nesting: how many files the file stands in.
  init(nesting: Int)
}

/// Reads the documents that are embedded in a document, within bounds.
struct EmbeddedFiles {
  private static let maximumNesting = 2
  private static let types: Set<MediaType> = [
    .docx, .pptx, .xlsx, .odt, .odp, .ods, .html, .plainText, .pdf, .rtf, .mhtml,
  ]
  private static let extensions = [
    "docx", "docm", "dotx", "pptx", "pptm", "ppsx", "xlsx", "xlsm", "odt", "odp", "ods", "pdf", "html", "htm", "xhtml",
    "txt", "mht", "rtf",
  ]

  private let nesting: Int
  /// How many are still read.
  private var count = 20
  /// Bytes that are still read.
  private var size = 16 << 20

  init(nesting: Int) { self.nesting = nesting }

  /// Whether an entry of a package may be a document, by its name.
  static func isCandidate(_ name: String) -> Bool {
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix(".\($0)") }
  }

  /// The text of an embedded file; none where it is of a kind that is not read here, or past the bounds.
  mutating func blocks(of content: Data, name: String) -> [Block] {
    guard nesting < Self.maximumNesting, count > 0, content.count <= size,
      case .readable(let type) = MediaTypeDetector().detect(path: name, content: content), Self.types.contains(type),
      type != .pdf || PDFFile.isAvailable
    else { return [] }
    count -= 1
    size -= content.count
    if type == .html { return Self.page(content) }
    let kind = Extractors.all.first { $0.mediaTypes.contains(type) }
    let nested = (kind as? any NestingExtractor.Type)?.init(nesting: nesting + 1)
    guard let extractor: any Extractor = nested ?? kind?.init() else { return [] }
    let input = ExtractionInput(path: name, content: content, mediaType: type, fingerprint: Fingerprint(of: content))
    var blocks: [Block] = []
    // What cannot be read of it costs the embedded file, not the document.
    try? extractor.extract(input) {
      if case .document(let document) = $0 { blocks += document.pages.flatMap(\.blocks) }
    }
    return blocks
  }

  /// All of a page: in a document it is no web page with navigation around its content.
  private static func page(_ content: Data) -> [Block] {
    let text = CharsetDecoder.decode(content, declared: HTMLCharset.declared(in: content)).text
    let blocks = try? XMLTree.parse(html: text) { root in
      var builder = TextBuilder()
      HTMLTextWriter().write(root, to: &builder)
      return builder.takeBlocks()
    }
    return blocks ?? []
  }
}
