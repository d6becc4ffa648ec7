import Corpus

/// Writes the texts of a slide, its notes and its comments.
struct PPTWriter {
  private(set) var title: String?
  private var builder = TextBuilder()

  /// Kinds of text: the title of a slide and of a title slide (MS-PPT 2.13.33).
  private static let titles: Set<Int> = [0, 6]
  private static let headersFootersStrings: ClosedRange<Int> = 0...2

  /// Writes all shapes' texts.
  ///
  /// - Parameters:
  ///   - outline: the texts of the slide that stand in the presentation's list of slides.
  ///   - keepsPlaceholders: whether shapes that show what a slide fills in are written; in a master they hold samples.
  mutating func write(
    _ slide: PPTRecord, outline: [(type: Int, text: String)], role: Block.Role, keepsPlaceholders: Bool = true
  ) {
    var type = -1
    slide.walk { record in
      switch record.kind {
      case PPTRecord.Kind.shape:
        type = -1
        return keepsPlaceholders || !Self.isPlaceholder(record)
      case PPTRecord.Kind.textHeader: type = record.content.double(0)
      case PPTRecord.Kind.outlineReference:
        let index = record.content.double(0)
        if outline.indices.contains(index) { write(outline[index].text, type: outline[index].type, role: role) }
      case PPTRecord.Kind.textUnits, PPTRecord.Kind.textBytes: write(record.text ?? "", type: type, role: role)
      case PPTRecord.Kind.headersFooters:
        writeStrings(of: record, Self.headersFootersStrings, role: .boilerplate)
        return false
      case PPTRecord.Kind.comment:
        writeComment(record)
        return false
      default: break
      }
      return true
    }
  }

  /// The texts of the outline alone, where the slide's own record is missing.
  mutating func write(outline: [(type: Int, text: String)]) {
    for (type, text) in outline { write(text, type: type, role: .body) }
  }

  mutating func writeHeadersAndFooters(of document: PPTRecord) {
    for record in document.children where record.kind == PPTRecord.Kind.headersFooters {
      writeStrings(of: record, Self.headersFootersStrings, role: .boilerplate)
    }
  }

  mutating func takeBlocks() -> [Block] { builder.takeBlocks() }

  private static func isPlaceholder(_ shape: PPTRecord) -> Bool {
    var isFound = false
    shape.walk { record in
      if record.kind == PPTRecord.Kind.placeholder { isFound = true }
      return !isFound
    }
    return isFound
  }

  private mutating func write(_ text: String, type: Int, role: Block.Role) {
    // An asterisk stands for a number or a date that is written when the slide is shown.
    let lines = SymbolFont.text(text).split { "\r\u{B}\n".contains($0) }.map { TextBuilder.line($0) }.filter {
      !$0.isEmpty && $0 != "*"
    }
    guard !lines.isEmpty else { return }
    let isTitle = role == .body && Self.titles.contains(type)
    builder.open(isTitle ? .heading : role)
    if isTitle, title == nil { title = lines.joined(separator: " ") }
    for line in lines {
      builder.append(line)
      builder.line()
    }
  }

  private mutating func writeStrings(of record: PPTRecord, _ instances: ClosedRange<Int>, role: Block.Role) {
    for child in record.children where child.kind == PPTRecord.Kind.string && instances.contains(child.instance) {
      write(child.text ?? "", type: -1, role: role)
    }
  }

  /// Author and text.
  private mutating func writeComment(_ record: PPTRecord) {
    let strings = record.children.filter { $0.kind == PPTRecord.Kind.string }
    let parts = [0, 1].compactMap { instance in strings.first { $0.instance == instance }?.text }
    write(parts.filter { !$0.isEmpty }.joined(separator: ": "), type: -1, role: .note)
  }
}
