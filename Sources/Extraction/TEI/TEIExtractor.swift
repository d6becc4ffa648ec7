import Analysis
package import Corpus

/// Reads texts in TEI; a corpus (`teiCorpus`) gives a document for each of its texts.
package struct TEIExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.tei]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    try input.readXML(what: "the TEI") { root, empty in
      let texts = Self.texts(beneath: root)
      guard texts.count > 1 else {
        let document = read(texts.first ?? root, into: empty)
        return try emit(.document(try document.checked(otherwise: Self.nothing)))
      }
      for (index, node) in texts.enumerated() {
        var document = read(node, into: empty)
        let record = "\(input.stem)#\(node.attribute("id") ?? String(index + 1))"
        document.record = record
        document.fingerprint = Fingerprint(of: node.serialized)
        if document.hasText {
          try emit(.document(document))
        } else {
          try emit(.failure(record: record, reason: .noText(detail: Self.nothing)))
        }
      }
    }
  }

  private static let nothing = "the TEI has neither abstract nor text"

  /// The texts of a corpus, which may hold corpora.
  private static func texts(beneath root: XMLNode) -> [XMLNode] {
    var found: [XMLNode] = []
    root.walk { node in
      guard node.isElement else { return false }
      let isText = ["tei", "tei.2"].contains(node.name.lowercased())
      if isText { found.append(node) }
      return !isText
    }
    return found
  }

  private func read(_ node: XMLNode, into empty: Document) -> Document {
    var document = empty
    let text = node.all("text")
    let header = node.first("teiHeader") ?? node.first("teiheader")
    let front = text.first.flatMap { $0.first("front") }
    TEIHeader(header: header, front: front).addFields(to: &document, language: text.first?.language ?? node.language)

    let writer = XMLTextWriter(vocabulary: .tei, language: document.ownLanguage)
    var pages = PagedText()
    let hasTitlePage = front?.descendants("titlePart").isEmpty == false
    if !hasTitlePage, let title = document.best(.title).first { pages.append(title.value, as: .heading) }
    for affiliation in document.best(.affiliation) { pages.append(affiliation.value, as: .affiliation) }
    for abstract in header?.first("profileDesc")?.all("abstract") ?? [] { writer.write(abstract, to: &pages) }
    for part in text { writer.write(part, to: &pages) }
    document.pages = pages.takePages()
    PDFHyphenation.resolve(linesOf: &document.pages)
    return document
  }
}
