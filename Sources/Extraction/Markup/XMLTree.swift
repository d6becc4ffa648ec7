import CXML
import Foundation

/// A parsed XML or HTML document; owns libxml2's tree.
///
/// Nothing is fetched, entities are not expanded, depth is bounded (256 in XML, by ``MarkupGuard`` in HTML), and
/// markup faults are overlooked: a damaged file gives what was read before the damage.
final class XMLTree {
  /// Sets libxml2 up once: its globals are not safe to set up from two threads.
  static let prepared: Void = xmlInitParser()

  private let document: xmlDocPtr
  private let root: xmlNodePtr

  private init?(_ document: xmlDocPtr?) {
    guard let document else { return nil }
    guard let root = xmlDocGetRootElement(document) else {
      xmlFreeDoc(document)
      return nil
    }
    self.document = document
    self.root = root
  }

  deinit { xmlFreeDoc(document) }

  /// - Parameter isDecoded: whether the content is UTF-8, whatever its declaration says.
  /// - Throws: ``ExtractionError/damaged(detail:)`` where there is no element at all; what `body` throws.
  static func parse<Result>(
    xml content: Data, isDecoded: Bool = false, what: String = "the XML", body: (XMLNode) throws -> Result
  ) throws -> Result {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue | (isDecoded ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    return try withGuarded(content, what: what) { bytes, count in
      try read(xmlReadMemory(bytes, count, nil, isDecoded ? "UTF-8" : nil, Int32(options)), what: what, body: body)
    }
  }

  /// - Parameter text: already decoded; what its `meta` elements say of a charset is ignored.
  static func parse<Result>(html text: String, body: (XMLNode) throws -> Result) throws -> Result {
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | XML_PARSE_HUGE.rawValue
    return try withGuarded(Data(text.utf8), what: "the HTML", isHTML: true) { bytes, count in
      try read(htmlReadMemory(bytes, count, nil, "UTF-8", Int32(options)), what: "the HTML", body: body)
    }
  }

  static func withGuarded<Result>(
    _ content: Data, what: String, isHTML: Bool = false, body: (UnsafePointer<CChar>?, Int32) throws -> Result
  ) throws -> Result {
    Self.prepared
    let guarded = MarkupGuard.limited(content, isHTML: isHTML)
    guard let count = Int32(exactly: guarded.count) else {
      throw ExtractionError.limit(detail: "\(what) is over 2 GiB")
    }
    return try guarded.withUnsafeBytes { raw in
      try body(raw.baseAddress?.assumingMemoryBound(to: CChar.self), count)
    }
  }

  private static func read<Result>(
    _ document: xmlDocPtr?, what: String, body: (XMLNode) throws -> Result
  ) throws -> Result {
    guard let tree = XMLTree(document) else { throw ExtractionError.damaged(detail: "\(what) holds no element") }
    return try withExtendedLifetime(tree) { try body(XMLNode(pointer: tree.root)) }
  }
}
