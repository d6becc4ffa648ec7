/// Columns of text, each as wide as its widest field.
package struct TextTable {
  package enum Alignment { case left, right }

  var alignments: [Alignment]
  var rows: [[String]] = []

  package init(_ alignments: [Alignment]) { self.alignments = alignments }

  /// Fields are made harmless; what leads them, an indent, stays.
  package mutating func append(_ fields: [String]) { rows.append(fields.map(TerminalText.safe)) }

  /// One line a row, two blanks between columns, none at the end.
  /// - Parameter limits: by column, the most it may take; longer fields are cut with `…`.
  package func lines(limits: [Int: Int] = [:]) -> [String] {
    let widths = alignments.indices.map { column in
      min(limits[column] ?? .max, rows.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    return rows.map { row in
      let fields = row.indices.map { column in
        Self.padded(Self.cut(row[column], to: widths[column]), to: widths[column], alignments[column])
      }
      let line = fields.joined(separator: "  ")
      return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
  }

  private static func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    let indent = text.prefix { $0 == " " }
    let field = indent + TerminalText.isolated(String(text.dropFirst(indent.count)))
    return alignment == .left ? field + blanks : blanks + field
  }

  package static func cut(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var used = 0
    let kept = text.prefix { character in
      used += DisplayWidth.of(character)
      return used < width
    }
    return kept + "…"
  }
}
