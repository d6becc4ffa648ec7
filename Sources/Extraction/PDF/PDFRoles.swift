import Corpus

enum PDFRoles {
  static func assign(_ pages: inout [[PDFLine]]) -> Float { 10 }
}
