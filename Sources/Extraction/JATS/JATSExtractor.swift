import Analysis
package import Corpus

/// Reads journal articles in JATS or the older NLM formats.
package struct JATSExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.jats]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    guard !input.content.isEmpty else { throw ExtractionError.noText(detail: "the file is empty") }
    let document = try XMLTree.parse(xml: input.content, what: "the article") { root in
      // Repositories wrap articles (`<pmc-articleset>`, OAI-PMH); the first one is the file's document.
      guard let article = root.name == "article" ? root : root.descendants("article").first else {
        throw ExtractionError.damaged(detail: "the XML has no element <article>")
      }
      return Self.read(article, input)
    }
    try emit(.document(document.checked(otherwise: "the article has neither abstract nor body")))
  }

  private static func read(_ article: XMLNode, _ input: ExtractionInput) -> Document {
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    JATSFront(root: article).addFields(to: &document)
    let language = document.ownLanguage
    var builder = TextBuilder()

    // The front as a reader sees it: title, affiliations, abstracts.
    if let title = document.best(.title).first { write(title.value, .heading, nil, to: &builder) }
    for affiliation in document.best(.affiliation) { write(affiliation.value, .affiliation, nil, to: &builder) }
    for abstract in document.best(.abstract) {
      write(abstract.value, .body, abstract.language == language ? nil : abstract.language, to: &builder)
    }
    let writer = JATSWriter()
    for name in ["body", "back", "floats-group", "sub-article", "response"] {
      for part in article.all(name) { writer.write(part, role: .body, to: &builder) }
    }
    let blocks = builder.takeBlocks()
    if !blocks.isEmpty { document.pages = [Page(number: 1, blocks: blocks)] }
    return document
  }

  private static func write(_ text: String, _ role: Block.Role, _ language: Language?, to builder: inout TextBuilder) {
    builder.open(role, language: language)
    builder.layout = .preformatted
    builder.append(text)
    builder.layout = .flowing
    builder.line()
  }
}
