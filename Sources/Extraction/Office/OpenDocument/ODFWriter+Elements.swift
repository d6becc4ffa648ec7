import Analysis
import Corpus

extension ODFWriter {
  private static let indexes = ["table-of-content", "alphabetical-index", "illustration-index", "table-index"]

  /// - Returns: whether the children are visited.
  mutating func enter(_ node: XMLNode, _ name: String, _ state: inout State, isRoot: Bool) -> Bool {
    switch name {
    case "note", "annotation":
      if isRoot { return true }
      pending += blocks(of: node.first("note-body") ?? node, role: .note)
      return false
    case "creator", "date", "date-string": return node.parent?.name != "annotation"
    case "title", "desc":
      // A field of the running text, or the description of a picture.
      guard let parent = node.parent?.name, !["p", "h", "span", "a"].contains(parent) else { return true }
      if let text = AlternativeText.of(node.text()) {
        state.later.append(.blocks([Block(state.base == .body ? .caption : state.base, text)]))
      }
      return false
    case "ruby-text":
      builder.append(" (\(node.text()))")
      return false
    case "object":
      guard let href = node.attribute("href"), !isNested else { return node.attribute("href") == nil }
      let part = ArchivePath.resolve("\(href)/content.xml", from: "")
      pending += package.read(part) { $0.name == "math" ? [] : blocks(of: $0, role: .body, isNested: true) } ?? []
      return false
    case _ where Self.indexes.contains(name): state.outer.append(.contents)
    case "bibliography": state.outer.append(.references)
    case "list": numbering.openList(node)
    case "list-item", "list-header": numbering.openItem(node)
    case "h", "p": openParagraph(node, isHeading: name == "h", &state)
    case "table":
      let isData = node.descendants("table-row").contains { $0.all("table-cell").count > 1 }
      state.tables.append(isData || state.isInTable)
      if state.isInTable { builder.open(state.base == .body ? .table : state.base) }
    case "table-row": if state.isInTable { builder.line() }
    case "table-cell", "covered-table-cell": if state.isInTable { builder.tab() }
    case "s", "tab": builder.space()
    case "line-break": if state.isInTable { builder.space() } else { builder.line() }
    case "soft-page-break": if state.tables.isEmpty, state.base == .body, state.outer.count == 1 { turnPage() }
    default: break
    }
    return true
  }

  mutating func append(_ text: XMLNode, _ state: inout State) {
    if let label = state.label, !text.text().isEmpty {
      builder.append(label)
      builder.space()
      state.label = nil
    }
    builder.append(text)
  }

  private mutating func openParagraph(_ node: XMLNode, isHeading: Bool, _ state: inout State) {
    state.paragraphs += 1
    state.label = numbering.next(node, isHeading: isHeading)
    guard !state.isInTable else { return builder.space() }
    let style = node.attribute("style-name") ?? ""
    let outer = state.outer.last ?? state.base
    let role = isHeading && outer == .body ? .heading : outer == .body ? styles.role(style) ?? outer : outer
    builder.open(role, language: language(of: node, style: style))
    guard state.base == .body else { return }
    let isByline = styles.isByline(style)
    guard isByline || title == nil && styles.isTitle(style) else { return }
    let text = node.text(skipping: ["note", "annotation", "frame", "custom-shape"])
    if text.isEmpty { return }
    if isByline { bylines.append(text) } else { title = text }
  }

  mutating func leave(_ node: XMLNode, _ state: inout State) {
    switch node.name {
    case "h", "p":
      state.paragraphs -= 1
      state.label = nil
      if !state.isInTable { builder.line() }
    case "list": numbering.closeList()
    case "list-item", "list-header": numbering.closeItem()
    case "table":
      if !state.tables.isEmpty { state.tables.removeLast() }
      if !state.isInTable { builder.open(state.outer.last ?? state.base) }
    case "bibliography",
      _ where Self.indexes.contains(node.name):
      if state.outer.count > 1 { state.outer.removeLast() }
      builder.open(state.outer.last ?? state.base)
    default: break
    }
  }

  /// The language of all the letters of a paragraph; nil where they differ.
  private func language(of paragraph: XMLNode, style: String) -> Language? {
    let own = styles.language(style)
    var found: Set<Language?> = []
    paragraph.walk { node in
      if node.isElement { return !["note", "annotation", "frame"].contains(node.name) }
      guard node.text().contains(where: \.isLetter) else { return false }
      let span = node.parent.flatMap { $0.name == "span" ? $0.attribute("style-name") : nil }
      found.insert(span.flatMap { styles.language($0) } ?? own)
      return false
    }
    return found.count == 1 ? found.first ?? nil : nil
  }
}
