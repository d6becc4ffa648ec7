import Corpus

extension DOCXWriter {
  /// - Returns: whether the children are visited.
  mutating func enter(_ node: XMLNode, _ name: String, _ state: inout State, _ breaksPages: Bool) -> Bool {
    switch name {
    case "p": openParagraph(node, &state, breaksPages)
    case "t":
      if let label = state.label {
        builder.append(label)
        builder.space()
        state.label = nil
      }
      for child in node.children {
        builder.append(child)
        state.titleStart?.append(child)
        state.bylineStart?.append(child)
      }
    case "ruby":
      builder.append(node.first("rubyBase")?.text() ?? "")
      if let reading = node.first("rt")?.text(), !reading.isEmpty { builder.append(" (\(reading))") }
      return false
    case "tab", "ptab": builder.space()
    case "br", "cr":
      if name == "br", node.attribute("type") == "page" {
        if !hasRenderedBreaks { requestBreak(&state, breaksPages) }
      } else if state.isInTable {
        builder.space()
      } else {
        builder.line()
      }
    case "noBreakHyphen": builder.append("-")
    case "lastRenderedPageBreak": requestBreak(&state, breaksPages)
    case "tbl":
      let isData = node.all("tr").contains { $0.all("tc").count > 1 }
      state.tables.append(isData || state.isInTable)
      if state.isInTable { builder.open(state.base == .body ? .table : state.base) }
    case "tr": if state.isInTable { builder.line() }
    case "tc": if state.isInTable { builder.tab() }
    case "sdt":
      if Self.isContents(node) { state.contentsDepth += 1 }
      // What a form says where nothing has been entered.
      if node.first(at: "sdtPr", "showingPlcHdr") != nil { return false }
    case "footnoteReference", "endnoteReference", "commentReference":
      addNote("\(name.dropLast(9)):\(node.attribute("id") ?? "")")
    case "docPr": addCaption(AlternativeText.of(node.attribute("descr")), &state)
    case "shape", "rect", "oval", "roundrect", "image": addCaption(AlternativeText.of(node.attribute("alt")), &state)
    case "textpath": addCaption(node.attribute("string"), &state)
    case "chart", "relIds", "OLEObject", "altChunk": addInsert(node, &state)
    default: break
    }
    return true
  }

  mutating func leave(_ node: XMLNode, _ state: inout State, _ breaksPages: Bool) {
    switch node.name {
    case "p":
      if let text = state.titleStart?.takeBlocks().first?.text { title = text }
      state.titleStart = nil
      if let text = state.bylineStart?.takeBlocks().first?.text { bylines.append(text) }
      state.bylineStart = nil
      state.label = nil
      if !state.isInTable { builder.line() }
      if !hasRenderedBreaks, let type = node.first(at: "pPr", "sectPr").map({ $0.first("type")?.attribute("val") }),
        type != "continuous"
      {
        requestBreak(&state, breaksPages)
      }
    case "tbl":
      if !state.tables.isEmpty {
        state.tables.removeLast()
        if !state.isInTable {
          builder.open(state.base)
          if state.wantsBreak { requestBreak(&state, breaksPages) }
        }
      }
    case "sdt": if Self.isContents(node) { state.contentsDepth -= 1 }
    default: break
    }
  }

  mutating func openParagraph(_ node: XMLNode, _ state: inout State, _ breaksPages: Bool) {
    let paragraph = DOCXParagraph(node, parts.styles)
    if state.isInTable {
      builder.space()
    } else {
      if !hasRenderedBreaks, let flag = node.first(at: "pPr", "pageBreakBefore"),
        !["0", "false", "off"].contains(flag.attribute("val"))
      {
        requestBreak(&state, breaksPages)
      }
      let style = state.contentsDepth > 0 ? Block.Role.contents : .body
      let role = state.base == .body ? parts.styles.role(paragraph.style) ?? style : state.base
      builder.open(role, language: paragraph.language)
      if title == nil, state.base == .body, parts.styles.isTitle(paragraph.style) {
        state.titleStart = TextBuilder()
      }
      if state.base == .body, parts.styles.isByline(paragraph.style) { state.bylineStart = TextBuilder() }
    }
    if let number = paragraph.number, let text = numbering.next(number, style: paragraph.style), paragraph.hasText {
      state.label = text
    }
  }

  private static func isContents(_ node: XMLNode) -> Bool {
    node.first(at: "sdtPr", "docPartObj", "docPartGallery")?.attribute("val") == "Table of Contents"
  }

  mutating func addNote(_ key: String) {
    if let blocks = parts.notes[key], usedNotes.insert(key).inserted { pending += blocks }
  }

  private func addCaption(_ text: String?, _ state: inout State) {
    guard let text, !text.isEmpty else { return }
    state.later.append(.blocks([Block(state.base == .body ? .caption : state.base, TextBuilder.line(text))]))
  }

  mutating func addInsert(_ node: XMLNode, _ state: inout State) {
    guard let id = node.attribute(node.name == "relIds" ? "dm" : "id") else { return }
    if let drawing = parts.drawings[id] { state.later.append(.blocks(drawing)) }
    guard let blocks = parts.embedded[id], usedNotes.insert(id).inserted else { return }
    if node.name == "altChunk" { state.later.append(.blocks(blocks)) } else { pending += blocks }
  }
}
