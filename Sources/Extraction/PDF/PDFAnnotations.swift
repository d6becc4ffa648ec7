import CPDFium
import Corpus

/// What readers and forms have added to a page, and what its text leaves out: comments, the names of attached files,
/// what has been filled in.
enum PDFAnnotations {
  /// On one page; links are counted, though they say nothing.
  private static let maximumCount = 1000

  /// - Parameter page: a page of `file`.
  static func blocks(on page: PDFFilePage, of file: borrowing PDFFile) -> [Block] {
    var blocks: [Block] = []
    for index in 0..<max(0, min(tvet_pdf_annotation_count(page.page), Int32(maximumCount))) {
      guard let annotation = tvet_pdf_annotation_open(page.page, index) else { continue }
      defer { tvet_pdf_annotation_close(annotation) }
      let document = file.document
      func value(_ value: Int) -> String? {
        PDFFile.value { tvet_pdf_annotation_value(document, annotation, Int32(value), $0, $1) }
          .map { TextBuilder.paragraphs($0) }.flatMap { $0.isEmpty ? nil : $0 }
      }
      switch Int(tvet_pdf_annotation_kind(annotation)) {
      // A popup shows what the annotation it belongs to says.
      case TVET_PDF_LINK, TVET_PDF_POPUP: break
      case TVET_PDF_WIDGET:
        if let text = field(Int(tvet_pdf_field_kind(document, annotation)), value) { blocks.append(Block(.body, text)) }
      default:
        let text = [TVET_PDF_AUTHOR, TVET_PDF_CONTENTS].compactMap(value).joined(separator: ": ")
        if value(TVET_PDF_CONTENTS) != nil { blocks.append(Block(.note, text)) }
        if let name = value(TVET_PDF_FILE_NAME) { blocks.append(Block(.note, name)) }
      }
    }
    return blocks
  }

  /// A field that is filled in, as "label: value".
  private static func field(_ kind: Int, _ value: (Int) -> String?) -> String? {
    let kinds = [TVET_PDF_CHECK_BOX, TVET_PDF_RADIO_BUTTON, TVET_PDF_COMBO_BOX, TVET_PDF_TEXT_FIELD]
    guard kinds.contains(kind), let content = value(TVET_PDF_FIELD_VALUE), content != "Off" else { return nil }
    // The full name is that of all fields around it: "form1.page1.school".
    let name = value(TVET_PDF_FIELD_NAME)?.split(separator: ".").last.map(String.init)
    guard let label = value(TVET_PDF_FIELD_LABEL) ?? name else { return content }
    return "\(label): \(content)"
  }
}
