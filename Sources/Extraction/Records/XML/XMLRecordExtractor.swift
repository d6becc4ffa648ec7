import Corpus

/// Reads the records of an XML vocabulary, each a document of its own.
protocol XMLRecordExtractor: Extractor {
  /// What a record is called in messages: "MODS record".
  static var noun: String { get }
  /// Whether an element is a record.
  static func isRecord(_ name: String, _ namespace: String) -> Bool
  static func fill(_ builder: inout RecordBuilder, from record: XMLNode)
}

extension XMLRecordExtractor {
  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var records = RecordSequence(mediaType: input.mediaType)
    func isRecord(_ node: XMLNode) -> Bool {
      let (name, namespace) = (node.name, node.namespace)
      return OAIRecord.isRecord(name, namespace) || Self.isRecord(name, namespace)
    }
    let isWhole = try XMLStream.readRecords(input.content, isRecord: isRecord) { node in
      var builder = RecordBuilder(mediaType: input.mediaType)
      var record: XMLNode? = node
      if OAIRecord.isRecord(node.name, node.namespace) {
        record = OAIRecord.metadata(of: node)
        builder.name = OAIRecord.identifier(of: node)
      }
      // A deleted record has a header only.
      guard let record else { return }
      Self.fill(&builder, from: record)
      try records.hand(builder, fingerprint: record.contentFingerprint, to: emit)
    }
    if !isWhole {
      throw ExtractionError.damaged(
        detail: "the XML is not well-formed after \(records.count) record\(records.count == 1 ? "" : "s")")
    }
    if records.count == 0 { throw ExtractionError.noText(detail: "the file holds no \(Self.noun)") }
  }
}

/// The envelope that records have in answers of repositories (OAI-PMH 2.0).
enum OAIRecord {
  static func isRecord(_ name: String, _ namespace: String) -> Bool {
    name == "record" && namespace.hasPrefix("http://www.openarchives.org/OAI/")
  }

  static func metadata(of record: XMLNode) -> XMLNode? { record.first("metadata")?.elements.first { _ in true } }

  static func identifier(of record: XMLNode) -> String? { record.first("header")?.value("identifier") }
}
