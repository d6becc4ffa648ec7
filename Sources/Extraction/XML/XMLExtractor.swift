import Analysis
package import Corpus

/// Reads XML of a vocabulary that nothing else here knows: its text in the order of its elements, no attributes.
///
/// Feeds, FictionBook and the XML of Word and Excel 2003 are told apart by their root.
package struct XMLExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.xml]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let document = try input.readXML { root, empty in
      var document = empty
      XMLMetadata(root: root).addFields(to: &document)
      var text = PagedText()
      XMLTextWriter(vocabulary: .of(root), language: document.ownLanguage).write(root, to: &text)
      document.pages = text.takePages()
      return document
    }
    try emit(.document(document.checked(otherwise: "the XML holds no letter or digit")))
  }
}
