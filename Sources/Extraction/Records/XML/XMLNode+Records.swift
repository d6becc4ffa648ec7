import CXML
import Corpus

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
