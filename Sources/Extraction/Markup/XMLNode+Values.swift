import Analysis
import CXML
import Corpus
import Foundation

extension XMLNode {
  /// The name of the element's namespace; empty where it has none.
  var namespace: String {
    guard isElement, let namespace = pointer.pointee.ns else { return "" }
    return Self.string(namespace.pointee.href)
  }

  /// The name with the prefix that the document writes: `dc:title`.
  var qualifiedName: String {
    guard isElement, let prefix = pointer.pointee.ns?.pointee.prefix else { return name }
    return "\(Self.string(prefix)):\(name)"
  }

  /// The language that the element itself names (`xml:lang`).
  var language: Language? { attribute("lang").flatMap { FieldValue.language($0) } }

  /// Whether text stands directly in the element, as in a paragraph with phrases.
  var hasOwnText: Bool { children.contains { $0.isText && !$0.isBlank || $0.isEntityReference } }

  /// Whether a text node holds white space only.
  private var isBlank: Bool {
    guard let content = pointer.pointee.content else { return true }
    var index = 0
    while content[index] != 0 {
      if content[index] > 0x20 { return false }
      index += 1
    }
    return true
  }

  /// Whether the text was written as a CDATA section, whose line ends mean something.
  var isVerbatim: Bool { pointer.pointee.type == XML_CDATA_SECTION_NODE }

  /// What a text node holds, as it stands; empty for an element.
  var content: String { isText ? Self.string(pointer.pointee.content) : "" }

  /// Whether a text is HTML that was escaped to pass as text, as feeds do it.
  var holdsMarkup: Bool {
    guard isText, let content = pointer.pointee.content,
      strchr(UnsafeRawPointer(content).assumingMemoryBound(to: CChar.self), 0x3C) != nil
    else { return false }
    return self.content.contains(#/<(p|br|div|b|i|em|strong|a|ul|ol|li|span|table|img|h[1-6])\b[^<>]*>/#.ignoresCase())
  }

  /// The parts' texts with a comma between them where the source sets none: `<institution>`, `<country>`.
  func listedText(skipping: Set<String> = []) -> String {
    if hasOwnText { return text(skipping: skipping) }
    let parts = elements.filter { !skipping.contains($0.name) }.map { $0.listedText(skipping: skipping) }
    let whole = parts.filter { !$0.isEmpty }
    return whole.isEmpty ? text(skipping: skipping) : whole.joined(separator: ", ")
  }

  /// The text of the first element beneath this one, by any of these names, that has any.
  func firstText(beneath names: String...) -> String? {
    for name in names {
      if let text = descendants(name).lazy.map({ $0.text() }).first(where: { !$0.isEmpty }) { return text }
    }
    return nil
  }
}

extension XMLNode {
  /// The element as XML, for its fingerprint.
  var serialized: [UInt8] {
    guard let buffer = xmlBufferCreate() else { return [] }
    defer { xmlBufferFree(buffer) }
    guard xmlNodeDump(buffer, pointer.pointee.doc, pointer, 0, 0) >= 0, let content = xmlBufferContent(buffer) else {
      return []
    }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }
}
