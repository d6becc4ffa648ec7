import Analysis
package import Corpus
import Foundation

/// Reads an e-book: the pages of the printed book where it says where they begin, else one page for each file of its
/// spine.
package struct EPUBExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.epub]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let archive = try ArchiveReader(input.content) { name in
      Self.isPage(name) || name.lowercased().hasSuffix(".opf") || name.lowercased().hasSuffix(".ncx")
        || name.hasPrefix("META-INF/")
    }
    let package = try EPUBPackage(archive)
    let locked = Self.encryptedPaths(archive)
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    package.addFields(to: &document)
    let list = EPUBPageList(archive, spine: package.spine, files: package.navigation)
    var pages = EPUBPages(list)
    for (index, item) in package.spine.enumerated() {
      if locked.contains(item.path) {
        throw ExtractionError.locked(detail: "rights management guards the book")
      }
      guard let content = archive.content(of: item.path) else { continue }
      pages.begin(item, index: index)
      Self.read(content, isContents: item.isContents, language: document.ownLanguage, into: &pages)
    }
    document.pages = pages.pages
    try archive.emit(document, otherwise: "the book's pages hold no text; they may be images", to: emit)
  }

  static func isPage(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".xhtml", ".html", ".htm", ".xml"].contains { name.hasSuffix($0) } && !name.hasPrefix("meta-inf/")
  }

  private static func read(_ content: Data, isContents: Bool, language: Language?, into pages: inout EPUBPages) {
    let text = CharsetDecoder.decode(content, declared: HTMLCharset.declared(in: content)).text
    try? XMLTree.parse(html: text) { root in
      var builder = TextBuilder()
      var writer = HTMLTextWriter(
        navigationRole: .contents, language: language, bodyRole: isContents ? .contents : .body)
      if let own = root.attribute("xml:lang").flatMap({ FieldValue.language($0) }) ?? root.language, own != language {
        writer.inherited = own
      }
      var found = pages
      if found.isNumbered { writer.atElement = { found.turn(at: $0, &$1) } }
      writer.write(root.first("body") ?? root, to: &builder)
      found.add(builder.takeBlocks())
      pages = found
    }
  }

  /// Entries that digital rights management has locked. Obfuscated fonts are no obstacle and do not count.
  private static func encryptedPaths(_ archive: ArchiveReader) -> Set<String> {
    guard let data = archive.content(of: "META-INF/encryption.xml") else { return [] }
    let paths = try? XMLTree.parse(xml: data) { root in
      root.descendants("EncryptedData").compactMap { entry -> String? in
        let method = entry.first("EncryptionMethod")?.attribute("Algorithm") ?? ""
        guard !method.contains("obfuscation"), !method.contains("RC") else { return nil }
        return entry.first(at: "CipherData", "CipherReference")?.attribute("URI")
      }
    }
    return Set(paths ?? [])
  }
}
