import CXML
import Corpus

/// A node of an ``XMLTree``; valid only inside the closure that the tree was handed to.
struct XMLNode {
  let pointer: xmlNodePtr

  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }
  var isEntityReference: Bool { pointer.pointee.type == XML_ENTITY_REF_NODE }

  /// The name without prefix; empty for a text.
  var name: String { isElement ? Self.string(pointer.pointee.name) : "" }

  var hasAttributes: Bool { isElement && pointer.pointee.properties != nil }

  var parent: XMLNode? { pointer.pointee.parent.map(XMLNode.init) }

  /// Identifies the node within its tree.
  var identity: UnsafeRawPointer { UnsafeRawPointer(pointer) }

  var children: some Sequence<XMLNode> {
    // An entity reference's children belong to the declaration, and may be a circle.
    sequence(first: isElement ? pointer.pointee.children : nil) { $0?.pointee.next }
      .lazy.prefix { $0 != nil }.compactMap { $0.map(XMLNode.init) }
  }

  var elements: some Sequence<XMLNode> { children.lazy.filter(\.isElement) }

  func first(_ name: String) -> XMLNode? { elements.first { $0.name == name } }
  func all(_ name: String) -> [XMLNode] { elements.filter { $0.name == name } }

  /// The node reached by first children of these names.
  func first(at path: String...) -> XMLNode? {
    var node: XMLNode? = self
    for name in path { node = node?.first(name) }
    return node
  }

  /// An attribute by its name without prefix.
  func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    var next = pointer.pointee.properties
    while let attribute = next {
      if Self.equal(attribute.pointee.name, name) {
        var value = ""
        var part = attribute.pointee.children
        while let text = part {
          value += Self.string(text.pointee.content)
          part = text.pointee.next
        }
        return value
      }
      next = attribute.pointee.next
    }
    return nil
  }

  /// An attribute by its name, of those in a namespace: `r:id` where there is an `id` too.
  func qualifiedAttribute(_ name: String) -> String? {
    var next = isElement ? pointer.pointee.properties : nil
    while let attribute = next {
      if attribute.pointee.ns != nil, Self.equal(attribute.pointee.name, name) {
        return attribute.pointee.children.map { Self.string($0.pointee.content) }
      }
      next = attribute.pointee.next
    }
    return nil
  }

  /// Visits this node and those beneath it in document order, without recursion.
  ///
  /// - Parameters:
  ///   - enter: returns whether to go on to the node's children.
  ///   - leave: called for each element that was entered, after its children, whether or not these were visited.
  func walk(enter: (XMLNode) throws -> Bool, leave: (XMLNode) throws -> Void) rethrows {
    var node = self
    while true {
      let descends = try enter(node)
      if descends, node.isElement, let child = node.pointee.children {
        node = XMLNode(pointer: child)
        continue
      }
      while true {
        if node.isElement { try leave(node) }
        if node.pointer == pointer { return }
        if let next = node.pointee.next {
          node = XMLNode(pointer: next)
          break
        }
        guard let parent = node.parent else { return }
        node = parent
      }
    }
  }

  /// Visits this node and those beneath it in document order; `enter` returns whether to go on to the children.
  func walk(enter: (XMLNode) throws -> Bool) rethrows { try walk(enter: enter, leave: { _ in }) }

  /// The elements of a name beneath this node, in document order.
  func descendants(_ name: String) -> [XMLNode] {
    var found: [XMLNode] = []
    walk { node in
      if node.isElement, node.pointer != pointer, node.name == name { found.append(node) }
      return true
    }
    return found
  }

  /// The text that stands in the node itself, as it stands.
  var ownText: String {
    children.reduce(into: "") { text, child in
      if child.isText { text += Self.string(child.pointer.pointee.content) }
    }
  }

  /// All text beneath the node on one line; elements in `skipping` are left out.
  func text(skipping: Set<String> = []) -> String {
    var builder = TextBuilder()
    walk { node in
      if node.isElement { return skipping.isEmpty || !skipping.contains(node.name) }
      builder.append(node)
      return false
    }
    return builder.takeBlocks().first?.text ?? ""
  }

  private var pointee: xmlNode { pointer.pointee }

  static func string(_ text: UnsafePointer<xmlChar>?) -> String { text.map { String(cString: $0) } ?? "" }

  private static func equal(_ text: UnsafePointer<xmlChar>?, _ name: String) -> Bool {
    guard let text else { return false }
    var index = 0
    for byte in name.utf8 {
      if text[index] != byte { return false }
      index += 1
    }
    return text[index] == 0
  }
}

extension TextBuilder {
  /// Appends a text node, or what an entity reference stands for; nothing for any other node.
  mutating func append(_ node: XMLNode) {
    if node.isText, let content = node.pointer.pointee.content {
      append(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
    } else if node.isEntityReference {
      append(XMLEntity.text(of: node))
    }
  }
}

/// Entities are never expanded by the parser, so that no file can blow itself up by nesting them.
enum XMLEntity {
  private static let maximumLength = 1000

  /// The character of a name that HTML knows, or the plain text that the document declares for it.
  static func text(of node: XMLNode) -> String {
    guard let name = node.pointer.pointee.name else { return "" }
    if let known = htmlEntityLookup(name), let scalar = Unicode.Scalar(known.pointee.value) {
      return String(Character(scalar))
    }
    guard let entity = xmlGetDocEntity(node.pointer.pointee.doc, name), let content = entity.pointee.content,
      xmlStrlen(content) <= maximumLength
    else { return "" }
    let text = XMLNode.string(content)
    return text.contains("&") || text.contains("<") ? "" : text
  }
}
