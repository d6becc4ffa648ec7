import Analysis
import Corpus

/// Text in DrawingML (ECMA-376 part 1, 20 and 21): paragraphs, tables, charts and diagrams.
enum DrawingText {
  /// Writes the paragraphs of a text body, a line each.
  static func write(_ body: XMLNode, role: Block.Role, to builder: inout TextBuilder) {
    for paragraph in body.descendants("p") {
      builder.open(role, language: language(of: paragraph))
      write(paragraph: paragraph, breaksLines: true, to: &builder)
      builder.line()
    }
  }

  /// Writes a table, a line for each row.
  static func write(table: XMLNode, role: Block.Role, to builder: inout TextBuilder) {
    builder.open(role)
    for row in table.all("tr") {
      builder.line()
      for cell in row.all("tc") {
        builder.tab()
        for paragraph in cell.descendants("p") {
          builder.space()
          write(paragraph: paragraph, breaksLines: false, to: &builder)
        }
      }
    }
    builder.line()
  }

  /// A paragraph on one line.
  static func line(_ paragraph: XMLNode) -> String {
    var builder = TextBuilder()
    write(paragraph: paragraph, breaksLines: false, to: &builder)
    return builder.takeBlocks().first?.text ?? ""
  }

  /// The words of a chart or a diagram, each once and on a line of its own; a chart's numbers are left out.
  static func words(of root: XMLNode) -> [Block] {
    var lines: [String] = []
    var seen: Set<String> = []
    var line = TextBuilder()
    root.walk(
      enter: { node in
        if node.isElement { return !["numCache", "numLit", "numDim", "f", "formatCode"].contains(node.name) }
        if let parent = node.parent, ["t", "v", "pt"].contains(parent.name) { line.append(node) }
        return false
      },
      leave: { node in
        guard ["p", "pt", "v"].contains(node.name), let text = line.takeBlocks().first?.text else { return }
        if seen.insert(text).inserted { lines.append(text) }
      })
    return lines.isEmpty ? [] : [Block(.caption, lines.joined(separator: "\n"))]
  }

  private static func write(paragraph: XMLNode, breaksLines: Bool, to builder: inout TextBuilder) {
    paragraph.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "t": for child in node.children { builder.append(child) }
      case "br": if breaksLines { builder.line() } else { builder.space() }
      case "fld": return node.attribute("type") != "slidenum"
      default: return !["rPr", "pPr", "endParaRPr", "Fallback"].contains(node.name)
      }
      return false
    }
  }

  /// The language of all runs of a paragraph that hold letters; nil where they differ.
  private static func language(of paragraph: XMLNode) -> Language? {
    var found: Set<Language?> = []
    for run in paragraph.elements where run.name == "r" {
      guard let text = run.first("t")?.text(), text.contains(where: \.isLetter) else { continue }
      found.insert(run.first("rPr")?.attribute("lang").flatMap(FieldValue.language))
    }
    return found.count == 1 ? found.first ?? nil : nil
  }
}
