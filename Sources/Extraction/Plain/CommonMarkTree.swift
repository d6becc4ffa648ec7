import CCommonMark
import Foundation

/// A parsed Markdown text; owns cmark's tree.
final class CommonMarkTree {
  /// What is met on the way through the tree.
  enum Event {
    case enter(OpaquePointer)
    case leave(OpaquePointer)
  }

  private let root: OpaquePointer

  /// Registers the extensions once: the C function is not safe to call from two threads.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Extensions of GitHub's dialect that are read; its autolinks are left out, being quadratic on hostile text.
  private static let extensions = ["table", "strikethrough"]

  /// - Returns: nil where the parser gives no tree.
  init?(_ text: Substring) {
    Self.registered
    let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in Self.extensions where name != "table" || Self.hasBearableTables(text) {
      if let dialect = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, dialect) }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  /// Whether tables may be read: each row is filled up to the width of the header, so that a few wide lines
  /// and many short ones would expand to their product.
  private static func hasBearableTables(_ text: Substring) -> Bool {
    var (widest, bars, lines) = (0, 0, 0)
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes {
        if byte == 0x7C {
          if bars == 0 { lines += 1 }
          bars += 1
          widest = max(widest, bars)
        } else if byte == 0x0A {
          bars = 0
        }
      }
    }
    return widest <= 100 || widest * lines <= 1_000_000
  }

  /// Visits the nodes in document order, without recursion.
  func walk(_ visit: (Event) throws -> Void) rethrows {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE, let node = cmark_iter_get_node(iterator) else {
        return
      }
      try visit(event == CMARK_EVENT_ENTER ? .enter(node) : .leave(node))
    }
  }

  static func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// The node's type by name (`table_row`): the extensions' types have no constants in C, the notes' has no name.
  static func type(_ node: OpaquePointer) -> String {
    if cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION { return "footnote_definition" }
    return cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }
}
