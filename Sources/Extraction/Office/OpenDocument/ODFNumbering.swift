/// The lists and the outline of an OpenDocument file, and how far each has counted (ODF 1.3 part 3, 5.3 and 16.30).
struct ODFNumbering {
  /// How one level of a list is numbered (ODF 1.3 part 3, 16.34; the outline: 16.35).
  private struct Level {
    var format: String
    var prefix: String
    var suffix: String
    var start: Int
    /// Levels whose numbers are shown, this one the last.
    var shown: Int

    init(_ node: XMLNode) {
      format = node.attribute("num-format") ?? ""
      prefix = node.attribute("num-prefix") ?? ""
      suffix = node.attribute("num-suffix") ?? ""
      start = node.attribute("start-value").flatMap { Int($0) } ?? 1
      shown = node.attribute("display-levels").flatMap { Int($0) } ?? 1
    }
  }

  /// From the outermost level; one that has not begun is not there.
  private typealias Counts = [Int]

  private var styles: [String: [Int: Level]] = [:]
  private var outline: [Int: Level] = [:]
  private var outlineCounts: Counts = []

  /// The styles of the lists around; nested ones are levels of the outermost.
  private var open: [String] = []
  private var counts: Counts = []
  private var identifier: String?
  /// For each item around: the number it sets, and whether it still waits for its paragraph.
  private var items: [(start: Int?, isWaiting: Bool)] = []
  private var byStyle: [String: Counts] = [:]
  private var byIdentifier: [String: Counts] = [:]

  /// Adds the list styles of a part.
  mutating func add(_ root: XMLNode) {
    for part in ["styles", "automatic-styles"] {
      guard let part = root.first(part) else { continue }
      for node in part.all("list-style") { styles[node.attribute("name") ?? ""] = Self.levels(node) }
      if let node = part.first("outline-style") { outline = Self.levels(node) }
    }
  }

  mutating func openList(_ node: XMLNode) {
    let style = node.attribute("style-name") ?? open.last ?? ""
    if open.isEmpty {
      let isContinued = node.attribute("continue-numbering") == "true"
      counts =
        node.attribute("continue-list").flatMap { byIdentifier[$0] } ?? (isContinued ? byStyle[style] : nil) ?? []
      identifier = node.attribute("id")
    }
    open.append(style)
  }

  mutating func closeList() {
    guard let style = open.popLast(), open.isEmpty else { return }
    byStyle[style] = counts
    if let identifier { byIdentifier[identifier] = counts }
  }

  mutating func openItem(_ node: XMLNode) {
    items.append((node.attribute("start-value").flatMap { Int($0) }, node.name == "list-item"))
  }

  mutating func closeItem() { _ = items.popLast() }

  /// The number of a paragraph or a heading as the reader sees it; nil where it has none.
  mutating func next(_ node: XMLNode, isHeading: Bool) -> String? {
    if let style = open.last, let item = items.last {
      guard item.isWaiting else { return nil }
      items[items.count - 1].isWaiting = false
      let levels = styles[style] ?? [:]
      Self.advance(&counts, to: open.count, levels, start: item.start)
      return Self.text(counts, levels)
    }
    guard isHeading, node.attribute("is-list-header") != "true", !outline.isEmpty,
      let level = node.attribute("outline-level").flatMap({ Int($0) }), (1...10).contains(level)
    else { return nil }
    Self.advance(&outlineCounts, to: level, outline, start: node.attribute("start-value").flatMap { Int($0) })
    return Self.text(outlineCounts, outline)
  }

  private static func levels(_ style: XMLNode) -> [Int: Level] {
    let numbered = style.elements.filter { $0.name == "list-level-style-number" || $0.name == "outline-level-style" }
    return Dictionary(numbered.map { ($0.attribute("level").flatMap { Int($0) } ?? 1, Level($0)) }) { first, _ in first
    }
  }

  private static func advance(_ counts: inout Counts, to level: Int, _ levels: [Int: Level], start: Int?) {
    if counts.count > level { counts.removeLast(counts.count - level) }
    while counts.count < level - 1 { counts.append(levels[counts.count + 1]?.start ?? 1) }
    if counts.count < level {
      counts.append(start ?? levels[level]?.start ?? 1)
    } else {
      counts[level - 1] = start ?? counts[level - 1] &+ 1
    }
  }

  private static func text(_ counts: Counts, _ levels: [Int: Level]) -> String? {
    guard let level = levels[counts.count], !level.format.isEmpty else { return nil }
    let first = max(1, counts.count - max(1, level.shown) + 1)
    let numbers = (first...counts.count).compactMap { place -> String? in
      let format = levels[place]?.format ?? ""
      return format.isEmpty ? nil : NumberFormat.text(counts[place - 1], format: formats[format] ?? format)
    }
    return level.prefix + numbers.joined(separator: ".") + level.suffix
  }

  /// What Office Open XML calls the formats.
  private static let formats = [
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "1st": "ordinal", "一, 二, 三, ...": "chineseCounting", "甲, 乙, 丙, ...": "ideographTraditional",
    "أ, ب, ت, ...": "arabicAlpha",
  ]
}
