import Analysis
import Corpus

extension WireWriter {
  mutating func write(_ document: Document) {
    write(document.mediaType.rawValue)
    write(document.member) { $0.write($1) }
    write(document.record) { $0.write($1) }
    write(document.fingerprint.bytes)
    write(document.fields) { writer, field in
      writer.write(field.name.rawValue)
      writer.write(field.value)
      writer.write(field.language) { $0.write($1.rawValue) }
      writer.write(field.origin.rawValue)
    }
    write(document.pages) { writer, page in
      writer.write(page.number)
      writer.write(page.blocks) { writer, block in
        writer.write(block.role.rawValue.asciiValue ?? 0)
        writer.write(block.language) { $0.write($1.rawValue) }
        writer.write(block.text)
      }
      writer.write(page.confidence) { $0.write($1) }
    }
  }

  mutating func write(_ error: ExtractionError) {
    let (code, detail): (UInt8, String) =
      switch error {
      case .unsupported(let kind): (1, kind)
      case .encrypted: (2, "")
      case .damaged(let detail): (3, detail)
      case .noText(let detail): (4, detail)
      case .limit(let detail): (5, detail)
      case .unreadable(let detail): (6, detail)
      case .crashed(let detail): (7, detail)
      case .timedOut(let seconds): (8, String(seconds))
      case .wrongPassword: (9, "")
      case .locked(let detail): (10, detail)
      }
    write(code)
    write(detail)
  }
}

extension WireReader {
  mutating func document() throws(Malformed) -> Document {
    let mediaType = MediaType(rawValue: try string())
    let member = try optional { reader throws(Malformed) in try reader.string() }
    let record = try optional { reader throws(Malformed) in try reader.string() }
    let fingerprint = try fingerprint()
    let fields = try list { reader throws(Malformed) in try reader.field() }
    let pages = try list { reader throws(Malformed) in
      Page(
        number: try reader.number(), blocks: try reader.list { reader throws(Malformed) in try reader.block() },
        confidence: try reader.optional { reader throws(Malformed) in try reader.number() })
    }
    return Document(
      mediaType: mediaType, member: member, record: record, fingerprint: fingerprint, fields: fields, pages: pages)
  }

  mutating func fingerprint() throws(Malformed) -> Fingerprint {
    guard let fingerprint = Fingerprint(bytes: try byteString()) else { throw Malformed() }
    return fingerprint
  }

  mutating func extractionError() throws(Malformed) -> ExtractionError {
    let code = try byte()
    let detail = try string()
    switch code {
    case 1: return .unsupported(kind: detail)
    case 2: return .encrypted
    case 3: return .damaged(detail: detail)
    case 4: return .noText(detail: detail)
    case 5: return .limit(detail: detail)
    case 6: return .unreadable(detail: detail)
    case 7: return .crashed(detail: detail)
    case 8:
      guard let seconds = Int(detail) else { throw Malformed() }
      return .timedOut(seconds: seconds)
    case 9: return .wrongPassword
    case 10: return .locked(detail: detail)
    default: throw Malformed()
    }
  }

  private mutating func language() throws(Malformed) -> Language? {
    try optional { reader throws(Malformed) in Language(try reader.string()) }
  }

  private mutating func field() throws(Malformed) -> Field {
    let name = Field.Name(rawValue: try string())
    let value = try string()
    let language = try language()
    guard let origin = Field.Origin(rawValue: try number()) else { throw Malformed() }
    return Field(name, value, language: language, origin: origin)
  }

  private mutating func block() throws(Malformed) -> Block {
    guard let role = Block.Role(rawValue: Character(Unicode.Scalar(try byte()))) else { throw Malformed() }
    let language = try language()
    return Block(role, try string(), language: language)
  }
}
