/// Text in which stretches look different, to be wrapped at the width of a terminal.
package struct StyledText {
  private var cells: [Cell] = []

  private struct Cell {
    var character: Character
    var look: TerminalStyle.Look
    var width: Int
  }

  package init() {}

  package init(_ text: String, _ look: TerminalStyle.Look = .plain) { append(text, look) }

  /// Appends text after making it harmless.
  package mutating func append(_ text: String, _ look: TerminalStyle.Look = .plain) {
    for character in TerminalText.safe(text) {
      cells.append(Cell(character: character, look: look, width: DisplayWidth.of(character)))
    }
  }

  /// Appends text that keeps its own direction whatever stands around it.
  package mutating func appendIsolated(_ text: String, _ look: TerminalStyle.Look) {
    for character in TerminalText.isolated(TerminalText.safe(text)) {
      cells.append(Cell(character: character, look: look, width: DisplayWidth.of(character)))
    }
  }

  /// The text in lines of at most `style.width` columns.
  ///
  /// Lines end at a blank, which is dropped, or beside an ideograph; a word that is too long is cut.
  /// - Parameter margin: columns that the caller writes before each line.
  package func lines(_ style: TerminalStyle, margin: Int = 0) -> [String] {
    guard let width = style.width.map({ max(10, $0 - margin) }) else { return [Self.render(cells[...], style)] }
    var lines: [String] = []
    var start = cells.startIndex
    while start < cells.endIndex {
      let end = lineEnd(from: start, width: width)
      lines.append(Self.render(cells[start..<end], style))
      start = cells[end...].firstIndex { $0.character != " " } ?? cells.endIndex
    }
    return lines
  }

  private func lineEnd(from start: Int, width: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    for index in start..<cells.endIndex {
      if index > start, mayBreak(before: index) { lastBreak = index }
      used += cells[index].width
      if used > width, cells[index].character != " " { return lastBreak ?? max(start + 1, index) }
    }
    return cells.endIndex
  }

  private func mayBreak(before index: Int) -> Bool {
    let (before, after) = (cells[index - 1], cells[index])
    if before.character == " " { return after.character != " " }
    guard before.width == 2 || after.width == 2 else { return false }
    return !Self.stayWithPrevious.contains(after.character) && !Self.stayWithNext.contains(before.character)
  }

  /// Marks that do not begin a line in East Asian typesetting, and those that do not end one.
  private static let stayWithPrevious: Set<Character> = [
    "、", "。", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "》", "〉", "〕", "”", "’", "…", ",", ".", ")", "*",
    ";", ":", "?", "!", "ー", "々",
  ]
  private static let stayWithNext: Set<Character> = ["（", "「", "『", "【", "《", "〈", "〔", "“", "‘", "(", "*"]

  private static func render(_ cells: ArraySlice<Cell>, _ style: TerminalStyle) -> String {
    var cells = cells
    while cells.last?.character == " " { cells.removeLast() }
    var line = ""
    var open = cells.startIndex
    while open < cells.endIndex {
      let end = cells[open...].firstIndex { $0.look != cells[open].look } ?? cells.endIndex
      line += style.paint(String(cells[open..<end].map(\.character)), cells[open].look)
      open = end
    }
    return TerminalText.isolated(line)
  }
}
