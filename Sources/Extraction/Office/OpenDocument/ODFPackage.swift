import Foundation

/// The parts of an OpenDocument file (ODF 1.3 part 2): of a container, or of one flat XML document.
struct ODFPackage {
  private enum Source {
    case archive(ArchiveReader)
    case flat(Data)
  }

  private let source: Source

  /// - Throws: ``ExtractionError``: `.encrypted` too.
  init(_ content: Data) throws {
    guard content.starts(with: [0x50, 0x4B]) else {
      source = .flat(content)
      return
    }
    let archive = try ArchiveReader(content) { name in
      ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"].contains(name)
        || name.hasSuffix("/content.xml")
    }
    if let manifest = archive.content(of: "META-INF/manifest.xml"),
      manifest.range(of: Data("encryption-data".utf8)) != nil
    {
      throw ExtractionError.encrypted
    }
    source = .archive(archive)
  }

  /// The bytes of a part; of a flat document the whole for each of its own.
  func content(_ part: String) -> Data? {
    switch source {
    case .archive(let archive): archive.content(of: part)
    case .flat(let data): part.contains("/") ? nil : data
    }
  }

  /// The bytes of the document itself.
  ///
  /// - Throws: ``ExtractionError/damaged(detail:)`` where there is none.
  func body() throws -> Data {
    guard let data = content("content.xml") else {
      throw ExtractionError.damaged(detail: "the container has no content.xml")
    }
    return data
  }

  /// Reads a part; nil where it is missing or holds no element.
  func read<Result>(_ part: String, _ body: (XMLNode) throws -> Result) -> Result? {
    content(part).flatMap { try? XMLTree.parse(xml: $0, what: part, body: body) }
  }
}
