/// The numbers that Word writes before the paragraphs of its lists (MS-DOC 2.4.6.3): they stand nowhere in the text.
struct DOCLists {
  /// How one level of a list is numbered (LVL, MS-DOC 2.9.150).
  private struct Level {
    var start = 1
    var format = 0
    /// Whether the numbers of all levels are written in Arabic figures here.
    var isLegal = false
    /// Paragraphs of levels above this one start the numbers anew.
    var restartLimit = 9
    /// The number's text, in which a unit below 9 stands for the number of that level.
    var template: [UInt16] = []
  }

  /// A list as paragraphs refer to it (LFO, MS-DOC 2.9.131): a definition, and what is other than in it.
  private struct Override {
    var list: Int
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var lists: [Int: [Level]] = [:]
  private var overrides: [Override] = []
  private var counters: [Int: [Int?]] = [:]
  private var started: Set<[Int]> = []

  /// - Parameters:
  ///   - definitions: PlfLst and the levels that follow it.
  ///   - overrides: PlfLfo.
  init(definitions: BinaryView, overrides: BinaryView) {
    let count = definitions.word(0)
    var offset = 2 + 28 * count
    for index in 0..<count where offset < definitions.count {
      let entry = 2 + 28 * index
      let isSimple = definitions.byte(entry + 26) & 1 != 0
      lists[definitions.double(entry)] = (0..<(isSimple ? 1 : 9)).map { _ in Self.level(definitions, &offset) }
    }
    readOverrides(overrides)
  }

  private mutating func readOverrides(_ content: BinaryView) {
    let count = min(content.double(0), content.count / 16)
    var offset = 4 + 16 * count
    for index in 0..<count {
      var override = Override(list: content.double(4 + 16 * index))
      offset += 4
      for _ in 0..<min(9, content.byte(4 + 16 * index + 12)) where offset < content.count {
        let flags = content.double(offset + 4)
        let level = min(8, flags & 0xF)
        if flags & 0x10 != 0, flags & 0x20 == 0 { override.starts[level] = content.double(offset) }
        offset += 8
        guard flags & 0x20 != 0 else { continue }
        let own = Self.level(content, &offset)
        override.levels[level] = own
        if flags & 0x10 != 0 { override.starts[level] = own.start }
      }
      overrides.append(override)
    }
  }

  private static func level(_ content: BinaryView, _ offset: inout Int) -> Level {
    let text = offset + 28 + content.byte(offset + 24) + content.byte(offset + 25)
    let length = min(content.word(text), 64)
    let level = Level(
      start: content.double(offset) & 0x7FFF, format: content.byte(offset + 4),
      isLegal: content.byte(offset + 5) & 4 != 0,
      restartLimit: content.byte(offset + 5) & 8 != 0 ? content.byte(offset + 26) : 9,
      template: (0..<length).map { UInt16(content.word(text + 2 + 2 * $0)) })
    offset = text + 2 + 2 * content.word(text)
    return level
  }

  /// The number of the next paragraph of a list; nil where it has a bullet or none.
  mutating func number(_ paragraph: DOCFormats.Paragraph) -> String? {
    guard paragraph.list > 0, paragraph.list <= overrides.count else { return nil }
    let override = overrides[paragraph.list - 1]
    guard var levels = lists[override.list] else { return nil }
    for (index, level) in override.levels where index < levels.count { levels[index] = level }
    let depth = min(paragraph.level, levels.count - 1)
    let values = count(override, paragraph.list, levels, depth)
    guard levels[depth].format != NumberFormat.bullet else { return nil }

    var text: [UInt16] = []
    for unit in levels[depth].template {
      guard unit < 9, Int(unit) < levels.count else {
        text.append(unit)
        continue
      }
      let format = levels[depth].isLegal ? 0 : levels[Int(unit)].format
      text.append(contentsOf: NumberFormat.text(values[Int(unit)], code: format).utf16)
    }
    let number = TextBuilder.line(String(decoding: text, as: UTF16.self))
    return number.isEmpty ? nil : number
  }

  /// Counts one on, and gives the numbers of all levels.
  private mutating func count(_ override: Override, _ index: Int, _ levels: [Level], _ depth: Int) -> [Int] {
    var counters = self.counters[override.list] ?? Array(repeating: nil, count: 9)
    if let start = override.starts[depth], started.insert([index, depth]).inserted {
      counters[depth] = start
    } else {
      counters[depth] = counters[depth].map { $0 + 1 } ?? levels[depth].start
    }
    for deeper in levels.indices where deeper > depth && depth < levels[deeper].restartLimit {
      counters[deeper] = nil
    }
    for upper in 0..<depth where counters[upper] == nil { counters[upper] = levels[upper].start }
    self.counters[override.list] = counters
    return counters.map { $0 ?? 0 }
  }
}
