import Corpus

/// An extractor of documents in compound files, which may also lie in a storage of another: that is how Office embeds
/// them.
protocol OLEDocumentReader: Extractor {
  /// The streams of which a compound file of this kind has one.
  static var mainStreams: [String] { get }
  /// What people call the kind of file.
  static var kind: String { get }

  /// - Throws: ``ExtractionError``.
  func document(_ file: OLEFile, _ input: ExtractionInput) throws -> Document
}

extension OLEDocumentReader {
  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let file = try OLEFile(input.content, what: Self.kind)
    try emit(.document(document(file, input)))
  }
}

/// The extractors that read compound files.
enum OLEDocuments {
  private static let readers: [any OLEDocumentReader.Type] = [
    DOCExtractor.self, PPTExtractor.self, XLSExtractor.self, MSGExtractor.self,
  ]

  /// What reads the document whose streams have these names.
  static func reader(_ names: [String]) -> (any OLEDocumentReader.Type)? {
    let names = Set(names.map { $0.lowercased() })
    return readers.first { $0.mainStreams.contains { names.contains($0.lowercased()) } }
  }
}
