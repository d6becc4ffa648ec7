import CXML
import Corpus
import Foundation

/// Hands out the records of an XML file one by one; only one of them is in memory as a tree.
enum XMLRecordReader {
  /// - Parameters:
  ///   - isRecord: whether an element of this local name and namespace is a record.
  ///   - hand: is given each; the node is valid only there.
  /// - Returns: whether the file is well-formed to its end.
  static func read(
    _ content: Data, isRecord: (_ name: String, _ namespace: String) -> Bool, hand: (XMLNode) throws -> Void
  ) throws -> Bool {
    XMLTree.prepared
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue
    let guarded = MarkupGuard.limited(content, isHTML: false)
    guard let count = Int32(exactly: guarded.count) else {
      throw ExtractionError.limit(detail: "the XML is over 2 GiB")
    }
    return try guarded.withUnsafeBytes { raw in
      let bytes = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let reader = xmlReaderForMemory(bytes, count, nil, nil, Int32(options)) else {
        throw ExtractionError.damaged(detail: "the XML cannot be read")
      }
      defer { xmlFreeTextReader(reader) }
      var status = xmlTextReaderRead(reader)
      while status == 1 {
        guard xmlTextReaderNodeType(reader) == 1,
          isRecord(
            XMLNode.string(xmlTextReaderConstLocalName(reader)), XMLNode.string(xmlTextReaderConstNamespaceUri(reader)))
        else {
          status = xmlTextReaderRead(reader)
          continue
        }
        guard let node = xmlTextReaderExpand(reader) else { return false }
        try hand(XMLNode(pointer: node))
        status = xmlTextReaderNext(reader)
      }
      return status == 0
    }
  }
}

extension XMLNode {
  /// The text of the first child of a name; nil where it is missing or empty.
  func value(_ name: String) -> String? { first(name).flatMap(\.value) }

  /// The text beneath the node on one line; nil where there is none.
  var value: String? {
    let text = text()
    return text.isEmpty ? nil : text
  }

  /// The names and values of the element's attributes, without those of namespaces.
  var attributes: [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var next = isElement ? pointer.pointee.properties : nil
    while let attribute = next {
      let name = Self.string(attribute.pointee.name)
      found.append((name, self.attribute(name) ?? ""))
      next = attribute.pointee.next
    }
    return found
  }

  /// The text of the node with a line for each child of some names, as abstracts have them.
  func paragraphs(_ names: Set<String>) -> String {
    var builder = TextBuilder()
    walk(
      enter: { node in
        if node.isElement {
          if names.contains(node.name) { builder.line() }
          return true
        }
        builder.append(node)
        return false
      }, leave: { if names.contains($0.name) { builder.line() } })
    return builder.takeBlocks().first?.text ?? ""
  }

  /// A fingerprint of the element's names, attributes and texts.
  var contentFingerprint: Fingerprint {
    var bytes: [UInt8] = []
    walk(
      enter: { node in
        if node.isElement {
          bytes.append(0x01)
          bytes += node.name.utf8
          for (name, value) in node.attributes { bytes += "\u{2}\(name)=\(value)".utf8 }
          bytes.append(0x03)
        } else if node.isText {
          bytes += Self.string(node.pointer.pointee.content).utf8
        }
        return true
      }, leave: { _ in bytes.append(0x04) })
    return Fingerprint(of: bytes)
  }
}
