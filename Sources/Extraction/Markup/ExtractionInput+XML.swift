import Corpus
import Foundation

extension ExtractionInput {
  /// Parses the input as XML, in whatever charset it is written.
  ///
  /// - Parameters:
  ///   - what: what people call it: "the article".
  ///   - body: takes the root element and an empty document that knows its charset.
  /// - Throws: ``ExtractionError`` where there is no element at all; what `body` throws.
  func readXML<Result>(what: String = "the XML", body: (XMLNode, Document) throws -> Result) throws -> Result {
    guard !content.isEmpty else { throw ExtractionError.noText(detail: "the file is empty") }
    let (text, charset) = CharsetDecoder.decode(content, declared: HTMLCharset.declared(in: content))
    var document = Document(mediaType: mediaType, fingerprint: fingerprint)
    document.addCharset(charset)
    return try XMLTree.parse(xml: Data(text.utf8), isDecoded: true, what: what) { try body($0, document) }
  }
}
