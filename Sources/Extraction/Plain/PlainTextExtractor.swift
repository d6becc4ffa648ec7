package import Corpus

/// Reads plain text of any charset; of subtitles what is said.
package struct PlainTextExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.plainText]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let (text, charset) = CharsetDecoder.decode(input.content)
    guard !text.isEmpty else { throw ExtractionError.noText(detail: "the file is empty") }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    let subtitles = Subtitles.text(of: text)
    document.pages = TextPaginator.pages(of: subtitles?.text ?? text)
    if let title = subtitles.map(\.title) ?? TitleGuess.title(ofText: text) {
      document.add(.title, title, origin: .page)
    }
    if let language = subtitles?.language { document.addLanguage(from: language, origin: .embedded) }
    if subtitles == nil { document.addOpeningKind() }
    document.addCharset(charset)
    try emit(.document(document.checked(otherwise: "the file holds no letter or digit")))
  }
}
