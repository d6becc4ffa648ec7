/// What a paragraph or a style says of its place in a list (`w:numPr`).
struct DOCXNumberReference {
  /// The list; nil where it is inherited, "0" where the paragraph is in none.
  var list: String?
  var level: Int?

  init(_ node: XMLNode) {
    list = node.first("numId")?.attribute("val")
    level = node.first("ilvl")?.attribute("val").flatMap { Int($0) }
  }
}

/// The lists of a Word document, and how far each has counted (ECMA-376, 17.9).
struct DOCXNumbering {
  /// How one level of a list is numbered (`w:lvl`, ECMA-376 part 1, 17.9.6).
  private struct Level {
    var start = 0
    var format = "decimal"
    /// With `%1` to `%9` for the numbers of the levels.
    var text = ""
    /// The level whose advance starts this one anew; nil: any higher one, 0: none.
    var restart: Int?
    var isDecimalOnly = false
    var style: String?
  }

  /// A list (`w:num`, ECMA-376 part 1, 17.9.15): a definition, and what is other than in it.
  private struct List {
    var definition: String
    var overrides: [Int: Level] = [:]
    /// First numbers that the list sets for itself.
    var starts: [Int: Int] = [:]
  }

  private var definitions: [String: [Int: Level]] = [:]
  private var lists: [String: List] = [:]
  /// By definition: lists that share one count on together.
  private var counts: [String: [Int: Int]] = [:]
  /// Lists whose own first numbers have been used.
  private var started: Set<String> = []

  init(_ root: XMLNode?) {
    guard let root else { return }
    for node in root.all("abstractNum") {
      guard let id = node.attribute("abstractNumId") else { continue }
      definitions[id] = Dictionary(node.all("lvl").map(Self.level)) { first, _ in first }
    }
    for node in root.all("num") {
      guard let id = node.attribute("numId"), let definition = node.first("abstractNumId")?.attribute("val") else {
        continue
      }
      var list = List(definition: definition)
      for override in node.all("lvlOverride") {
        let index = override.attribute("ilvl").flatMap { Int($0) } ?? 0
        if let level = override.first("lvl") { list.overrides[index] = Self.level(level).1 }
        let start = override.first("startOverride")?.attribute("val").flatMap { Int($0) }
        if let start { list.starts[index] = start }
      }
      lists[id] = list
    }
  }

  private static func level(_ node: XMLNode) -> (Int, Level) {
    var level = Level()
    level.start = node.first("start")?.attribute("val").flatMap { Int($0) } ?? 0
    level.format = node.descendants("numFmt").first?.attribute("val") ?? "decimal"
    level.text = node.first("lvlText")?.attribute("val") ?? ""
    level.restart = node.first("lvlRestart")?.attribute("val").flatMap { Int($0) }
    level.isDecimalOnly =
      node.first("isLgl").map { $0.attribute("val") != "0" && $0.attribute("val") != "false" } ?? false
    level.style = node.first("pStyle")?.attribute("val")
    return (node.attribute("ilvl").flatMap { Int($0) } ?? 0, level)
  }

  /// Counts one paragraph of a list and gives its number as the reader sees it; nil for bullets.
  ///
  /// - Parameter style: the paragraph's: a list may name the level of a style.
  mutating func next(_ reference: DOCXNumberReference, style: String) -> String? {
    guard let id = reference.list, id != "0", let list = lists[id], let levels = definitions[list.definition] else {
      return nil
    }
    let index = reference.level ?? levels.first { $0.value.style == style }?.key ?? 0
    guard let level = list.overrides[index] ?? levels[index] else { return nil }
    count(index, level, of: list, id, levels)
    guard level.format != "bullet", level.text.contains(where: { $0 != " " }) else { return nil }
    return text(level, of: list, levels)
  }

  private mutating func count(_ index: Int, _ level: Level, of list: List, _ id: String, _ levels: [Int: Level]) {
    var counts = counts[list.definition] ?? [:]
    // A level that is passed over counts as begun.
    for higher in levels.keys where higher < index && counts[higher] == nil {
      counts[higher] = list.starts[higher] ?? (list.overrides[higher] ?? levels[higher])?.start ?? 0
    }
    if started.insert("\(id) \(index)").inserted, let start = list.starts[index] {
      counts[index] = start
    } else {
      counts[index] = counts[index].map { $0 &+ 1 } ?? level.start
    }
    for lower in counts.keys where lower > index {
      let restart = (list.overrides[lower] ?? levels[lower])?.restart
      if restart == nil || restart.map({ $0 > index && $0 != 0 }) == true { counts[lower] = nil }
    }
    self.counts[list.definition] = counts
  }

  private func text(_ level: Level, of list: List, _ levels: [Int: Level]) -> String {
    var text = ""
    var isPlace = false
    for character in level.text {
      if isPlace, let place = character.wholeNumberValue, (1...9).contains(place) {
        let other = list.overrides[place - 1] ?? levels[place - 1] ?? Level()
        let number = counts[list.definition]?[place - 1] ?? other.start
        text += NumberFormat.text(number, format: level.isDecimalOnly ? "decimal" : other.format)
        isPlace = false
      } else {
        if isPlace { text.append("%") }
        isPlace = character == "%"
        if !isPlace { text.append(character) }
      }
    }
    return text
  }
}
