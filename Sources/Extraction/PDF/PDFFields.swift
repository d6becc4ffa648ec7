import Corpus

enum PDFFields {
  static func fields(of pages: [[PDFLine]], bodySize: Float, info: PDFInfo, stem: String) -> [Field] { [] }
}
