import Analysis
package import Corpus

/// Reads journal articles and books in JATS, BITS or the older NLM formats.
///
/// A file of several articles (`<pmc-articleset>`, OAI-PMH) gives a document for each.
package struct JATSExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.jats]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    try input.readXML(what: "the article") { root, empty in
      let articles = Self.articles(beneath: root)
      guard let first = articles.first else {
        throw ExtractionError.damaged(detail: "the XML has no element <article>")
      }
      guard articles.count > 1 else {
        return try emit(.document(try read(first, into: empty).checked(otherwise: Self.nothing)))
      }
      for (index, article) in articles.enumerated() {
        var document = read(article, into: empty)
        let record = document.best(.doi).first?.value ?? "\(input.stem)#\(index + 1)"
        document.record = record
        document.fingerprint = Fingerprint(of: article.serialized)
        if document.hasText {
          try emit(.document(document))
        } else {
          try emit(.failure(record: record, reason: .noText(detail: Self.nothing)))
        }
      }
    }
  }

  private static let nothing = "the article has neither abstract nor body"
  private static let roots: Set<String> = ["article", "book", "book-part-wrapper"]

  /// The outermost articles or books.
  private static func articles(beneath root: XMLNode) -> [XMLNode] {
    var found: [XMLNode] = []
    root.walk { node in
      guard node.isElement else { return false }
      if roots.contains(node.name) { found.append(node) }
      return !roots.contains(node.name)
    }
    return found
  }

  private func read(_ article: XMLNode, into empty: Document) -> Document {
    var document = empty
    let front = JATSFront(root: article)
    front.addFields(to: &document)
    let writer = XMLTextWriter(vocabulary: .jats, language: document.ownLanguage)
    var text = PagedText()

    // The front as a reader sees it: title, affiliations, abstracts.
    for title in document.best(.title) {
      text.append(title.value, as: .heading, language: title.language == writer.language ? nil : title.language)
    }
    for affiliation in document.best(.affiliation) { text.append(affiliation.value, as: .affiliation) }
    for abstract in front.abstracts where !JATSFront.isPicture(abstract) { writer.write(abstract, to: &text) }
    for name in Self.parts {
      for part in article.all(name) { writer.write(part, to: &text) }
    }
    for name in ["sub-article", "response"] {
      for part in article.all(name) { write(part, writer, to: &text) }
    }
    for notice in front.notices { text.append(notice, as: .boilerplate) }
    document.pages = text.takePages()
    return document
  }

  private static let parts = [
    "front-matter", "body", "book-body", "book-part", "back", "book-back", "floats-group", "floats-wrap",
  ]

  /// A translation, a response or a review, in its own language.
  private func write(_ part: XMLNode, _ writer: XMLTextWriter, to text: inout PagedText) {
    let own = part.language
    let inherited = own == writer.language ? nil : own
    let front = JATSFront(root: part)
    for title in front.titles { text.append(title.value, as: .heading, language: title.language ?? inherited) }
    for abstract in front.abstracts where !JATSFront.isPicture(abstract) {
      writer.write(abstract, inherited: inherited, to: &text)
    }
    for name in Self.parts {
      for child in part.all(name) { writer.write(child, inherited: inherited, to: &text) }
    }
    for name in ["sub-article", "response"] {
      // Responses to responses are written as they stand.
      for child in part.all(name) { writer.write(child, inherited: inherited, to: &text) }
    }
  }
}
