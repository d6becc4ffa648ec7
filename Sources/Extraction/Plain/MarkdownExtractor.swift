import Analysis
package import Corpus

/// Reads Markdown (CommonMark with GitHub's tables) and its front matter.
package struct MarkdownExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.markdown]

  /// Bytes of UTF-8 beyond which a file is read as plain text: nobody writes that much by hand.
  private static let maximumSize = 32 << 20

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let (text, charset) = CharsetDecoder.decode(input.content)
    guard !text.isEmpty else { throw ExtractionError.noText(detail: "the file is empty") }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    let frontMatter = FrontMatter(text)
    frontMatter.addFields(to: &document)
    document.addCharset(charset)

    if text.utf8.count <= Self.maximumSize, let tree = CommonMarkTree(Self.withSpacedHeadings(frontMatter.body)) {
      var writer = MarkdownWriter()
      tree.walk { writer.visit($0) }
      document.pages = writer.takePages()
      if !document.has(.title), let heading = writer.firstHeading { document.add(.title, heading, origin: .page) }
    } else {
      document.pages = TextPaginator.pages(of: String(frontMatter.body))
    }
    if !document.has(.title), let title = Self.firstLine(document) ?? Self.lineAboveText(frontMatter.body) {
      document.add(.title, title, origin: .page)
    }
    document.addOpeningKind()
    try emit(.document(document.checked(otherwise: "the file holds no letter or digit")))
  }

  private static func firstLine(_ document: Document) -> String? {
    document.pages.first?.blocks.first.flatMap { TitleGuess.title(ofText: $0.text) }
  }

  /// A line that opens the first paragraph like a heading: it ends long before the lines below it do.
  ///
  /// Markdown makes one paragraph of both.
  private static func lineAboveText(_ text: Substring) -> String? {
    let paragraph = text.prefix(4000).drop { $0.isWhitespace }.split(omittingEmptySubsequences: false) { $0.isNewline }
      .prefix { !$0.allSatisfy(\.isWhitespace) }
    guard paragraph.count > 1, let line = paragraph.first, let first = line.first, first.isLetter || first.isNumber,
      let next = paragraph[1].prefix(while: { !$0.isWhitespace }).first, !next.isLowercase,
      !line.contains(where: { "*_`[]<>|".contains($0) }), let longest = paragraph.dropFirst().map(\.count).max(),
      line.count * 3 <= longest * 2
    else { return nil }
    return TitleGuess.title(ofText: line)
  }

  /// Opens headings written without a space (`##Heading`), which CommonMark reads as text.
  private static func withSpacedHeadings(_ text: Substring) -> Substring {
    var text = text
    var insertions: [Int] = []
    let bytes = text.withUTF8 { Array($0) }
    var index = 0
    while index < bytes.count {
      let hashes = bytes[index...].prefix(7).prefix { $0 == 0x23 }.count
      let next = index + hashes
      // One hash may be a tag.
      if (2...6).contains(hashes), next < bytes.count, bytes[next] > 0x2F, bytes[next] != 0x23 {
        insertions.append(next)
      }
      index = (bytes[index...].firstIndex(of: 0x0A) ?? bytes.count) + 1
    }
    guard !insertions.isEmpty else { return text }
    var spaced: [UInt8] = []
    spaced.reserveCapacity(bytes.count + insertions.count)
    var start = 0
    for insertion in insertions {
      spaced += bytes[start..<insertion]
      spaced.append(0x20)
      start = insertion
    }
    spaced += bytes[start...]
    return String(decoding: spaced, as: UTF8.self)[...]
  }
}
