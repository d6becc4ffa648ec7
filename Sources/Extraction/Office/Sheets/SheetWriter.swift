import Corpus

/// Writes the sheets of a workbook.
struct SheetWriter {
  private let package: OPCPackage
  private let workbook: Workbook
  private var builder = TextBuilder()
  private var limits = SheetLimits()
  private var files: EmbeddedFiles

  init(package: OPCPackage, workbook: Workbook, files: EmbeddedFiles) {
    self.package = package
    self.workbook = workbook
    self.files = files
  }

  mutating func takeBlocks() -> [Block] { builder.takeBlocks() }

  /// - Returns: what was left out, if anything was.
  mutating func write(_ sheet: Workbook.Sheet, number: Int) -> String? {
    limits.begin(sheet.name.isEmpty ? "sheet \(number)" : sheet.name)
    var table = TextBuilder()
    table.open(.table)
    var margins: [String] = []
    if let content = package.content(sheet.part) {
      try? XMLStream.read(content, elements: ["row", "headerFooter"], what: sheet.name) { node in
        guard node.name == "row" else {
          margins = node.elements.map { Self.margin($0.text()) }.filter { !$0.isEmpty }
          return true
        }
        let cells = cells(of: node)
        guard limits.takeRow(cells.reduce(0) { $0 + $1.utf8.count }) else { return false }
        for cell in cells {
          table.tab()
          table.append(cell)
        }
        table.line()
        return true
      }
    }
    var rest = TextBuilder()
    for relationship in package.relationships(of: sheet.part) { writePart(relationship, to: &rest) }
    let blocks = table.takeBlocks() + rest.takeBlocks()
    guard !blocks.isEmpty || !margins.isEmpty else { return nil }
    if !sheet.name.isEmpty { builder.insert([Block(.heading, TextBuilder.line(sheet.name))]) }
    builder.insert(blocks)
    if !margins.isEmpty { builder.insert([Block(.boilerplate, margins.joined(separator: "\n"))]) }
    return limits.notice
  }

  /// What the cells of a row show.
  private func cells(of row: XMLNode) -> [String] {
    var cells: [String] = []
    for cell in row.elements where cell.name == "c" {
      let text = text(of: cell)
      if !text.isEmpty { cells.append(text) }
    }
    return cells
  }

  private func text(of cell: XMLNode) -> String {
    let type = cell.attribute("t") ?? "n"
    if type == "inlineStr" { return cell.first("is").map(Workbook.text) ?? "" }
    guard let value = cell.first("v")?.ownText, !value.isEmpty else { return "" }
    switch type {
    case "s":
      guard let index = Int(value), workbook.strings.indices.contains(index) else { return "" }
      return workbook.strings[index]
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "e": return ""  // an error in a formula tells a reader nothing
    case "n":
      guard let number = Double(value), number.isFinite else { return value }
      let style = cell.attribute("s").flatMap { Int($0) } ?? 0
      let format = workbook.formats.indices.contains(style) ? workbook.formats[style] : .general
      return format.text(number, startsIn1904: workbook.startsIn1904)
    default: return value
    }
  }

  /// The text of a printed header or footer without the codes for fonts, page numbers and places.
  private static func margin(_ text: String) -> String {
    let plain = text.replacing("&&", with: "\u{1}").replacing(#/&("[^"]*"|K[0-9A-Fa-f+\-]{6}|\d+|[A-Za-z])/#, with: " ")
    return TextBuilder.line(plain.replacing("\u{1}", with: "&"))
  }

  private mutating func writePart(_ relationship: OPCPackage.Relationship, to drawn: inout TextBuilder) {
    switch relationship.type {
    case "comments", "threadedComment": writeComments(relationship.target, to: &drawn)
    case "drawing": writeDrawing(relationship.target, to: &drawn)
    case "package", "oleObject":
      guard let content = package.content(relationship.target) else { return }
      drawn.insert(files.blocks(of: content, name: relationship.target))
    default: break
    }
  }

  /// Threaded comments stand in the older part too, after a notice of Excel's own: there they are left out.
  private func writeComments(_ part: String, to drawn: inout TextBuilder) {
    package.read(part) { root in
      drawn.open(.note)
      for text in root.descendants("text") {
        let text = Workbook.text(of: text)
        if !text.hasPrefix("[Threaded comment]") { drawn.append(text) }
        drawn.line()
      }
    }
  }

  private func writeDrawing(_ part: String, to drawn: inout TextBuilder) {
    let relationships = package.relationships(of: part)
    package.read(part) { root in
      root.walk { node in
        switch node.name {
        case "txBody": DrawingText.write(node, role: .body, to: &drawn)
        case "cNvPr":
          if let text = AlternativeText.of(node.attribute("descr")) { drawn.insert([Block(.caption, text)]) }
        case "chart", "relIds":
          let id = node.qualifiedAttribute(node.name == "chart" ? "id" : "dm")
          guard let target = relationships.first(where: { $0.id == id })?.target else { return false }
          drawn.insert(package.read(target) { DrawingText.words(of: $0) } ?? [])
        default: return node.isElement && node.name != "Fallback"
        }
        return false
      }
    }
  }
}
