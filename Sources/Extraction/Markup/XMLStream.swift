import CXML
import Foundation

/// Reads an XML document too large for a tree, an element at a time.
///
/// Nothing is fetched and entities are not expanded, as in ``XMLTree``; a damaged file gives what stands before the
/// damage.
enum XMLStream {
  private static let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue

  /// Bytes below which a tree is no matter: it gives more of a damaged file than the reader does, which stops some
  /// way before the damage.
  private static let largestTree = 2 << 20

  /// Hands out, in document order, the elements of the names given that stand in no other of them.
  ///
  /// - Parameters:
  ///   - opened: called with the start tag of each other element; its children are not there yet.
  ///   - body: returns whether to go on. The node is valid only inside of it.
  /// - Throws: ``ExtractionError`` where the content is over 2 GiB or holds no element; what `body` throws.
  static func read(
    _ content: Data, elements names: Set<String>, what: String = "the XML", opened: (XMLNode) -> Void = { _ in },
    body: (XMLNode) throws -> Bool
  ) throws {
    if content.count <= largestTree { return try readTree(content, names, what, opened, body) }
    _ = try stream(
      content, options | XML_PARSE_RECOVER.rawValue, what, isWanted: { names.contains($0.name) }, opened: opened,
      body: body)
  }

  /// Hands out, in document order, the elements that are records.
  ///
  /// - Returns: whether the file is well-formed to its end.
  /// - Throws: as ``read(_:elements:what:opened:body:)``.
  static func readRecords(
    _ content: Data, isRecord: (XMLNode) -> Bool, body: (XMLNode) throws -> Void
  ) throws -> Bool {
    try stream(
      content, options, "the XML", isWanted: isRecord, opened: { _ in },
      body: { node in
        try body(node)
        return true
      })
  }

  private static func stream(
    _ content: Data, _ options: UInt32, _ what: String, isWanted: (XMLNode) -> Bool, opened: (XMLNode) -> Void,
    body: (XMLNode) throws -> Bool
  ) throws -> Bool {
    try XMLTree.withGuarded(content, what: what) { bytes, count in
      guard let reader = xmlReaderForMemory(bytes, count, nil, nil, Int32(options)) else { return false }
      defer { xmlFreeTextReader(reader) }
      var status = xmlTextReaderRead(reader)
      while status == 1 {
        guard xmlTextReaderNodeType(reader) == Int32(XML_READER_TYPE_ELEMENT.rawValue),
          let start = xmlTextReaderCurrentNode(reader)
        else {
          status = xmlTextReaderRead(reader)
          continue
        }
        guard isWanted(XMLNode(pointer: start)) else {
          opened(XMLNode(pointer: start))
          status = xmlTextReaderRead(reader)
          continue
        }
        guard let element = xmlTextReaderExpand(reader), try body(XMLNode(pointer: element)) else { return false }
        status = xmlTextReaderNext(reader)
      }
      return status == 0
    }
  }

  private static func readTree(
    _ content: Data, _ names: Set<String>, _ what: String, _ opened: (XMLNode) -> Void,
    _ body: (XMLNode) throws -> Bool
  ) throws {
    try XMLTree.parse(xml: content, what: what) { root in
      var goesOn = true
      try root.walk { node in
        guard goesOn, node.isElement else { return false }
        if names.contains(node.name) {
          goesOn = try body(node)
          return false
        }
        opened(node)
        return true
      }
    }
  }
}
