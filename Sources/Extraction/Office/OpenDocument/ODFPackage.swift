import Corpus
import Foundation

/// The parts of an OpenDocument file (ODF 1.3 part 2): of a container, or of one flat XML document.
struct ODFPackage {
  /// Where the parts come from.
  private enum Source {
    case archive(ArchiveReader)
    case flat(Data)
  }

  private let source: Source

  private let encryption: ODFEncryption?
  private let passwords: [String]

  /// - Throws: ``ExtractionError``: `.encrypted` where no password is right.
  init(_ input: ExtractionInput) throws {
    passwords = input.passwords
    guard input.content.starts(with: [0x50, 0x4B]) else {
      source = .flat(input.content)
      encryption = nil
      return
    }
    let archive = try ArchiveReader(input.content) { name in
      ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"].contains(name)
        || name.hasSuffix("/content.xml")
    }
    encryption = archive.content(of: "META-INF/manifest.xml").flatMap { ODFEncryption(manifest: $0) }
    source = .archive(archive)
    if let encryption, encryption.isUnclear || content("content.xml") == nil { throw ExtractionError.encrypted }
  }

  /// The bytes of a part; of a flat document the whole for each of its own.
  func content(_ part: String) -> Data? {
    switch source {
    case .archive(let archive):
      archive.content(of: part).flatMap { content in
        encryption.map { $0.open(content, path: part, passwords: passwords) } ?? content
      }
    case .flat(let data): part.contains("/") ? nil : data
    }
  }

  /// The bytes of the document itself.
  ///
  /// - Throws: ``ExtractionError/damaged(detail:)`` where there is none.
  func body() throws -> Data {
    if let data = content("content.xml") { return data }
    guard case .archive(let archive) = source else { throw ExtractionError.damaged(detail: "the document is empty") }
    throw archive.missing("content.xml")
  }

  /// Hands out the document, see ``ArchiveReader/emit(_:otherwise:to:)``.
  func emit(_ document: Document, otherwise detail: String, to emit: (Extraction) throws -> Void) throws {
    switch source {
    case .archive(let archive): try archive.emit(document, otherwise: detail, to: emit)
    case .flat: try emit(.document(document.checked(otherwise: detail)))
    }
  }

  /// Reads a part; nil where it is missing or holds no element.
  func read<Result>(_ part: String, _ body: (XMLNode) throws -> Result) -> Result? {
    content(part).flatMap { try? XMLTree.parse(xml: $0, what: part, body: body) }
  }
}
