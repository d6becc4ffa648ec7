/// How pages without text are read: by optical character recognition (OCR).
package struct OCRSettings: Sendable, Equatable {
  package var mode = OCRMode.auto
  /// The languages that documents may be in, as BCP 47 tags or as Tesseract calls its packs (`fr`, `fra`), the likelier
  /// first; any installed one when empty.
  package var languages: [String] = []

  package init(mode: OCRMode = .auto, languages: [String] = []) {
    self.mode = mode
    self.languages = languages
  }
}

package enum OCRMode: String, Sendable, CaseIterable {
  /// Pages that are images, or whose text layer is garbage.
  case auto
  case never
  /// All pages of PDFs; their text layers are taken where recognition finds nothing.
  case always
}
