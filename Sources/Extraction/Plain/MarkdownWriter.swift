import CCommonMark
import Corpus

/// Writes a Markdown tree as pages of text.
struct MarkdownWriter {
  /// The first heading of the first level, else the first heading.
  var firstHeading: String? { topHeading ?? anyHeading }

  private var topHeading: String?
  private var anyHeading: String?
  private var builder = TextBuilder()
  private var pages: [Page] = []
  private var tables = 0
  private var notes = 0
  private var heading: TextBuilder?

  private var role: Block.Role { tables > 0 ? .table : notes > 0 ? .note : .body }

  mutating func visit(_ event: CommonMarkTree.Event) {
    switch event {
    case .enter(let node): enter(node)
    case .leave(let node): leave(node)
    }
  }

  mutating func takePages() -> [Page] {
    turnPage()
    return pages
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch CommonMarkTree.type(node) {
    case "text", "code": append(CommonMarkTree.literal(node))
    case "softbreak": append(" ")
    case "linebreak": builder.line()
    case "heading":
      if builder.openByteCount > TextPaginator.pageSize { turnPage() }
      builder.open(.heading)
      heading = TextBuilder()
    case "code_block":
      builder.open(role)
      builder.layout = .preformatted
      append(CommonMarkTree.literal(node))
      builder.layout = .flowing
      builder.line()
    case "html_block": appendMarkup(CommonMarkTree.literal(node))
    case "html_inline": if CommonMarkTree.literal(node).lowercased().hasPrefix("<br") { builder.line() }
    case "table":
      tables += 1
      builder.open(.table)
    case "table_cell": builder.tab()
    case "table_row", "table_header": builder.line()
    case "footnote_definition":
      notes += 1
      builder.open(.note)
    case "paragraph":
      builder.open(role)
      if builder.openByteCount > TextPaginator.pageSize { turnPage() }
    default: break
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    switch CommonMarkTree.type(node) {
    case "heading":
      let text = heading?.takeBlocks().first?.text
      heading = nil
      if let text, anyHeading == nil { anyHeading = text }
      if let text, topHeading == nil, cmark_node_get_heading_level(node) == 1 { topHeading = text }
      builder.open(role)
    case "table":
      tables -= 1
      builder.open(role)
    case "footnote_definition":
      notes -= 1
      builder.open(role)
    case "paragraph", "item", "table_row", "table_header": builder.line()
    default: break
    }
  }

  private mutating func append(_ text: String) {
    builder.append(text)
    heading?.append(text)
  }

  private mutating func appendMarkup(_ markup: String) {
    builder.line()
    let hasText = try? XMLTree.parse(html: markup) { root in
      HTMLTextWriter(navigationRole: .boilerplate, bodyRole: role).write(root, to: &builder)
      return true
    }
    // Comments and lone tags hold no element, and no text.
    if hasText == nil { builder.line() }
  }

  private mutating func turnPage() {
    let blocks = builder.takeBlocks()
    if !blocks.isEmpty { pages.append(Page(number: pages.count + 1, blocks: blocks)) }
  }
}
