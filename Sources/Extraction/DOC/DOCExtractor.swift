package import Corpus
import Foundation

/// Reads Word's DOC (Word 97–2003 and, without formats, Word 6 and 95; MS-DOC): text, tables, list numbers, notes,
/// comments, text boxes, headers and footers; not deleted text.
package struct DOCExtractor: OLEDocumentReader {
  package static let mediaTypes: [MediaType] = [.doc]
  static let mainStreams = ["WordDocument"]
  static let kind = "DOC (Word 97-2003)"

  package init() {}

  func document(_ file: OLEFile, _ input: ExtractionInput) throws -> Document {
    guard let stream = file.stream("WordDocument") else {
      throw ExtractionError.damaged(detail: "the compound file has no Word document")
    }
    let streams = try DOCStreams(file, stream, passwords: input.passwords)
    let (main, table, header) = (streams.main, streams.table, streams.header)
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    let charset = header.isOld ? OLEFile.codePage(language: header.language) : 1252
    var text = try DOCText(main: main, table: table, header: header, charset: "CP\(charset == 0 ? 1252 : charset)")
    for part in DOCHeader.Part.allCases { text.hideFieldCodes(Self.range(of: part, header)) }

    let styles = DOCStyles(table.part(header[.styles]))
    var writer = DOCWriter(
      text: text, formats: DOCFormats(main: main, table: table, data: streams.data, header: header, styles: styles),
      styles: styles,
      lists: DOCLists(
        definitions: table.rest(header[.lists].offset), overrides: table.part(header[.listOverrides])),
      notes: DOCNotes(table: table, header: header) { Self.range(of: $0, header).lowerBound })
    let stories = Self.headers(table.part(header[.headers]), header, text)
    for story in stories.headers { writer.write(story, role: .boilerplate) }
    writer.write(Self.range(of: .body, header), role: .body, breaksPages: true)
    for part in [DOCHeader.Part.textBoxes, .headerTextBoxes] {
      writer.write(Self.range(of: part, header), role: part == .textBoxes ? .body : .boilerplate)
    }
    for story in stories.footers { writer.write(story, role: .boilerplate) }
    document.pages = writer.takePages()
    var files = EmbeddedFiles(in: input)
    let objects = file.storage("ObjectPool")
    document.addToLastPage(objects.names.flatMap { files.blocks(of: objects.storage($0)) })

    if let title = writer.title { document.add(.title, title, origin: .page) }
    document.addBylines(writer.bylines)
    file.addProperties(to: &document)
    document.removeTypists()
    document.addOpeningTitle()
    document.addOpeningAuthors()
    document.addOpeningKind()
    return try document.checked(otherwise: "the document holds no text; it may hold images")
  }

  private static func range(of part: DOCHeader.Part, _ header: DOCHeader) -> Range<Int> {
    let start = DOCHeader.Part.allCases.prefix { $0 != part }.reduce(0) { $0 + header.count($1) }
    return start..<start + header.count(part)
  }

  /// The headers and footers, each once: six separators of notes, then for each section an even, an odd header, an
  /// even, an odd footer, a first header, a first footer (MS-DOC 2.8.24).
  private static func headers(
    _ table: BinaryView, _ header: DOCHeader, _ text: DOCText
  ) -> (headers: [Range<Int>], footers: [Range<Int>]) {
    let whole = range(of: .headers, header).clamped(to: 0..<text.units.count)
    guard table.count >= 4 * 8 else { return (header.isOld ? [whole] : [], []) }
    var stories: (headers: [Range<Int>], footers: [Range<Int>]) = ([], [])
    var seen: Set<[UInt16]> = []
    var free = whole.lowerBound
    for index in 6..<max(6, table.count / 4 - 1) {
      let start = whole.lowerBound + table.double(4 * index)
      let end = whole.lowerBound + table.double(4 * index + 4)
      guard start >= free, start < end, end <= whole.upperBound else { continue }
      free = end
      guard seen.insert(Array(text.units[start..<end])).inserted else { continue }
      if [0, 1, 4].contains(index % 6) {
        stories.headers.append(start..<end)
      } else {
        stories.footers.append(start..<end)
      }
    }
    return stories
  }
}
