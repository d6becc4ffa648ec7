import Corpus
import Foundation

/// Reads the documents that are embedded in a document, within bounds.
struct EmbeddedFiles {
  /// Files around one whose own embedded files are read.
  private static let maximumNesting = 2
  private static let types: Set<MediaType> = [
    .doc, .docx, .html, .mhtml, .msg, .odp, .ods, .odt, .pdf, .plainText, .ppt, .pptx, .rtf, .xls, .xlsx, .zip,
  ]
  private static let extensions = [
    "doc", "docm", "docx", "dotx", "htm", "html", "mht", "odp", "ods", "odt", "pdf", "ppsx", "ppt", "pptm", "pptx",
    "msg", "rtf", "txt", "xhtml", "xls", "xlsm", "xlsx", "zip",
  ]

  private let outer: ExtractionInput
  /// How many are still read.
  private var count = 20
  /// Bytes that are still read.
  private var size = 16 << 20

  /// - Parameter outer: the document that they are embedded in.
  init(in outer: ExtractionInput) { self.outer = outer }

  /// Whether an entry of a package may be a document, by its name.
  static func isCandidate(_ name: String) -> Bool {
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix(".\($0)") } || name.hasSuffix(".bin") && name.contains("embeddings/")
  }

  /// The text of an embedded file; none where it is of a kind that is not read here, or past the bounds.
  mutating func blocks(of content: Data, name: String) -> [Block] {
    guard outer.containment.depth < Self.maximumNesting, count > 0, content.count <= size else { return [] }
    count -= 1
    size -= content.count
    let file = OLEObject.file(in: content) ?? ContainedFile(name: name, content: content)
    guard case .readable(let type) = MediaTypeDetector().detect(path: file.name, content: file.content),
      Self.types.contains(type), type != .pdf || PDFFile.isAvailable
    else { return [] }
    if type == .html { return Self.page(file.content) }
    // What cannot be read of it costs the embedded file, not the document.
    let pages = try? ContainedFile(name: file.name, content: file.content, mediaType: type).pages(in: outer)
    return pages?.flatMap(\.blocks) ?? []
  }

  /// The text of an object that lies in a storage of a compound file.
  mutating func blocks(of object: OLEFile) -> [Block] {
    if let file = OLEObject.file(in: object) { return blocks(of: file.content, name: file.name) }
    guard let reader = OLEDocuments.reader(object.names), outer.containment.depth < Self.maximumNesting, count > 0,
      let containment = try? outer.containment.inner()
    else { return [] }
    count -= 1
    let input = ExtractionInput(
      path: "", content: Data(), mediaType: reader.mediaTypes[0], fingerprint: outer.fingerprint,
      recognizer: outer.recognizer, containment: containment)
    return (try? reader.init().document(object, input))?.pages.flatMap(\.blocks) ?? []
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

extension Document {
  /// Puts blocks below the text of the last page.
  mutating func addToLastPage(_ blocks: [Block]) {
    guard !blocks.isEmpty else { return }
    if pages.isEmpty { pages = [Page(number: 1, blocks: [])] }
    pages[pages.count - 1].blocks += blocks
  }
}
