import Analysis
package import Corpus

/// Reads a web page: its main content, without navigation, and what its head says of it.
package struct HTMLExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.html]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let (text, charset) = CharsetDecoder.decode(input.content, declared: HTMLCharset.declared(in: input.content))
    guard !text.isEmpty else { throw ExtractionError.noText(detail: "the file is empty") }
    let document = try XMLTree.parse(html: text) { root in
      var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
      document.addCharset(charset)
      let heading = root.descendants("h1").lazy.map { $0.text() }.first { !$0.isEmpty }
      HTMLMetadata(root: root).addFields(to: &document, heading: heading)
      let blocks = Self.mainContent(of: root, language: document.ownLanguage)
      if !blocks.isEmpty { document.pages = [Page(number: 1, blocks: blocks)] }
      if !document.has(.year), let year = Self.yearOfIssue(document) { document.addYear(from: year, origin: .page) }
      document.addOpeningKind()
      return document
    }
    try emit(.document(document.checked(otherwise: "the page has no text")))
  }

  /// The line of a journal's page that names volume and year: `Vol. 5 No. 1, October 1999`.
  private static func yearOfIssue(_ document: Document) -> String? {
    let lines = document.pages.first?.blocks.prefix(6).flatMap { $0.text.prefix(1000).split(separator: "\n").prefix(4) }
    return lines?.prefix(6).first { line in
      line.count <= 120 && line.firstMatch(of: #/(?i)\bvol(ume|umen|\.)?\s*\d/#) != nil
        && YearFinder.year(in: line) != nil
    }.map(String.init)
  }

  private static func mainContent(of root: XMLNode, language: Language?) -> [Block] {
    let outline = HTMLOutline(root: root)
    let selection = MainContentFinder(outline).find()
    var writer = HTMLTextWriter(language: language)
    writer.removed = Set(selection.removed.map { outline.elements[$0].node.identity })
    var builder = TextBuilder()
    for index in selection.roots { writer.write(outline.elements[index].node, to: &builder) }
    let blocks = builder.takeBlocks()
    if !blocks.isEmpty { return blocks }
    // Nothing is left of the selection: everything the page shows, navigation and all.
    HTMLTextWriter(navigationRole: .boilerplate, language: language).write(root, to: &builder)
    return builder.takeBlocks()
  }
}
