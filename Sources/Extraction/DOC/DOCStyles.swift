import Corpus

/// The style sheet of a Word document (MS-DOC 2.9.271): which role a style gives its paragraphs, and which list.
struct DOCStyles {
  /// A style as the file defines it (STD, MS-DOC 2.9.258), without what it inherits.
  private struct Style {
    /// What Word knows it as: 1–9 are its headings.
    var identifier: Int
    /// Index of the style that it starts from.
    var base: Int
    /// Name in lower case.
    var name: String
    /// Its own paragraph format.
    var format: BinaryView
  }

  private var styles: [Style?] = []

  private static let maximumDepth = 12

  init(_ sheet: BinaryView) {
    let count = min(sheet.word(2), 4096)
    let baseSize = sheet.word(4)
    var offset = 2 + sheet.word(0)
    for _ in 0..<count {
      guard offset < sheet.count else { break }
      let size = sheet.word(offset)
      styles.append(size == 0 ? nil : Self.style(sheet.part(offset + 2, size), baseSize: baseSize))
      offset += 2 + size + size & 1
    }
  }

  private static func style(_ content: BinaryView, baseSize: Int) -> Style {
    let kind = content.word(2) & 0xF
    let length = content.word(baseSize)
    var formats = baseSize + 2 + 2 * length + 2
    formats += formats & 1
    // A paragraph style's first format is the paragraph's, behind the style's own index.
    let format = kind == 1 ? content.part(formats + 4, content.word(formats) - 2) : BinaryView([])
    return Style(
      identifier: content.word(0) & 0xFFF, base: content.word(2) >> 4,
      name: content.utf16(baseSize + 2, units: length).lowercased(), format: format)
  }

  /// The paragraph format that a style gives.
  func paragraph(_ index: Int) -> DOCFormats.Paragraph {
    var paragraph = DOCFormats.Paragraph()
    for style in lineage(index).reversed() { paragraph.apply(style.format, data: BinaryView([])) }
    return paragraph
  }

  /// Nil for body text.
  func role(_ index: Int) -> Block.Role? {
    for style in lineage(index) {
      switch style.identifier {
      case 1...9, 62, 74: return .heading  // headings, title, subtitle
      case 19...27, 35: return .contents
      case 34: return .caption
      default:
        if style.name.hasPrefix("bibliography") { return .references }
      }
    }
    return nil
  }

  func isTitle(_ index: Int) -> Bool { lineage(index).first?.identifier == 62 }

  func isByline(_ index: Int) -> Bool { lineage(index).first.map { Bylines.isStyle($0.name) } == true }

  /// A style and those that it is based on.
  private func lineage(_ index: Int) -> [Style] {
    var lineage: [Style] = []
    var next = index
    while lineage.count < Self.maximumDepth, styles.indices.contains(next), let style = styles[next] {
      lineage.append(style)
      next = style.base
    }
    return lineage
  }
}
