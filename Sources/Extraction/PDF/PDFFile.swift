import CPDFium
import Foundation

/// A PDF opened by PDFium.
///
/// PDFium is not thread-safe: files are reached only through ``open(_:_:)``, which lets in one caller at a time.
struct PDFFile: ~Copyable {
  let document: OpaquePointer
  let pageCount: Int

  private static let gate = NSLock()

  /// Whether the library is there.
  static var isAvailable: Bool { tvet_pdfium_open() }

  /// Opens a PDF for the time of `body`.
  ///
  /// - Parameter passwords: tried in this order, should the file be encrypted.
  static func open<Result>(
    _ content: Data, passwords: [String] = [], _ body: (borrowing PDFFile) throws -> Result
  ) throws -> Result {
    try gate.withLock {
      try content.withUnsafeBytes { bytes in try body(PDFFile(bytes, passwords)) }
    }
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ passwords: [String]) throws(ExtractionError) {
    var error: Int32 = 0
    var document = tvet_pdf_open(bytes.baseAddress, bytes.count, nil, &error)
    for password in passwords where document == nil && Int(error) == TVET_PDF_ERROR_PASSWORD {
      document = tvet_pdf_open(bytes.baseAddress, bytes.count, password, &error)
    }
    guard let document else {
      switch Int(error) {
      case TVET_PDF_ERROR_PASSWORD, TVET_PDF_ERROR_SECURITY: throw .encrypted
      default: throw .damaged(detail: "PDFium finds no document in it")
      }
    }
    self.document = document
    pageCount = Int(tvet_pdf_page_count(document))
  }

  deinit { tvet_pdf_close(document) }

  /// An entry of the Info dictionary, such as `Title`; nil if it is missing or empty.
  func info(_ key: String) -> String? { Self.value { tvet_pdf_info(document, key, $0, $1) } }

  /// The language that the catalog declares.
  var language: String? { Self.value { tvet_pdf_language(document, $0, $1) } }

  /// What is printed on the page as its number ("iv", "A-3"), as far as the file says it; counted from 0.
  func label(ofPage index: Int) -> String? { Self.value { tvet_pdf_page_label(document, Int32(index), $0, $1) } }

  /// The names of the files that the document carries; the first hundred.
  var attachmentNames: [String] {
    (0..<max(0, min(tvet_pdf_attachment_count(document), 100))).compactMap { index in
      Self.value { tvet_pdf_attachment_name(document, index, $0, $1) }
    }
  }

  /// A page, counted from 0; nil if it cannot be read.
  func page(_ index: Int) -> PDFFilePage? {
    tvet_pdf_page_open(document, Int32(index)).map { PDFFilePage($0) }
  }

  /// What a function of PDFium fills in, in UTF-16; nil where that is nothing, or too long for a value.
  static func value(_ fill: (UnsafeMutablePointer<UInt16>?, Int) -> Int) -> String? {
    var units = [UInt16](repeating: 0, count: 256)
    var count = fill(&units, units.count)
    // A longer value than this is no title or name.
    guard count > 0, count < 1 << 16 else { return nil }
    if count >= units.count {
      units = [UInt16](repeating: 0, count: count + 1)
      count = min(fill(&units, units.count), count)
    }
    return String(decoding: units[..<count], as: UTF16.self)
  }
}

/// A page of a ``PDFFile``. Must be let go before its file.
final class PDFFilePage {
  let page: OpaquePointer
  /// In points.
  let width: Float
  let height: Float

  fileprivate init(_ page: OpaquePointer) {
    self.page = page
    var size = (width: 0.0, height: 0.0)
    tvet_pdf_page_size(page, &size.width, &size.height)
    (width, height) = (Float(size.width), Float(size.height))
  }

  deinit { tvet_pdf_page_close(page) }

  /// Calls `body` with the page's text in UTF-16, as PDFium gives it: lines end with CR LF, a hyphen at a line's
  /// end is U+0002 or U+FFFE.
  ///
  /// - Parameter buffer: memory to use again for each page.
  func withText<Result>(_ buffer: inout [UInt16], _ body: (UnsafeMutableBufferPointer<UInt16>) -> Result) -> Result {
    let capacity = tvet_pdf_page_capacity(page)
    if buffer.count < capacity { buffer = [UInt16](repeating: 0, count: capacity + capacity / 2) }
    return buffer.withUnsafeMutableBufferPointer { units in
      let count = tvet_pdf_page_text(page, units.baseAddress, units.count)
      return body(UnsafeMutableBufferPointer(rebasing: units[..<count]))
    }
  }

  /// How the character at an offset in the text, in Unicode scalars, is drawn.
  func glyph(_ offset: Int) -> tvet_pdf_glyph? {
    var glyph = tvet_pdf_glyph()
    return tvet_pdf_page_glyph(page, Int32(offset), &glyph) ? glyph : nil
  }

  /// Whether one of the page's characters is bold, as far as its font's name says it.
  func isBold(_ character: tvet_pdf_character) -> Bool { tvet_pdf_page_is_bold(page, character.index) }

  /// The page's characters in PDFium's order, with where they stand.
  var characters: [tvet_pdf_character] { characters(0..<max(0, tvet_pdf_page_character_count(page))) }

  /// Those of the characters that the text has at these offsets, in Unicode scalars.
  func characters(ofText offsets: Range<Int>) -> [tvet_pdf_character] {
    let first = tvet_pdf_page_character_index(page, Int32(offsets.lowerBound))
    let last = tvet_pdf_page_character_index(page, Int32(offsets.upperBound - 1))
    return first >= 0 && last >= first ? characters(first..<last + 1) : []
  }

  private func characters(_ indices: Range<Int32>) -> [tvet_pdf_character] {
    indices.compactMap { index in
      var character = tvet_pdf_character()
      return tvet_pdf_page_character(page, index, &character) ? character : nil
    }
  }

  var hasImage: Bool { tvet_pdf_page_has_image(page) }

  /// The share of the page that its largest image covers, 0 to 1.
  var imageShare: Float { tvet_pdf_page_image_share(page) }

  /// Pieces of text, paths, images.
  var objectCount: Int { Int(tvet_pdf_page_object_count(page)) }

  /// The page drawn in grey, 8 bits a pixel, row after row: what character recognition needs.
  ///
  /// - Parameter resolution: in pixels an inch.
  /// - Returns: nil if the page is empty or too large to draw.
  func greyBitmap(resolution: Double) -> (pixels: [UInt8], width: Int, height: Int)? {
    var size = (width: 0.0, height: 0.0)
    tvet_pdf_page_size(page, &size.width, &size.height)
    let width = (size.width * resolution / 72).rounded()
    let height = (size.height * resolution / 72).rounded()
    guard width >= 1, height >= 1, width * height <= Self.maximumPixels else { return nil }
    var pixels = [UInt8](repeating: 255, count: Int(width) * Int(height))
    guard tvet_pdf_page_render_grey(page, &pixels, Int32(width), Int32(height)) else { return nil }
    return (pixels, Int(width), Int(height))
  }

  /// An A2 page at 300 pixels an inch has 35 million.
  private static let maximumPixels = 100e6
}
