/// How a Word document's paragraphs and characters are formatted, as far as their text needs it (MS-DOC 2.4.6).
struct DOCFormats {
  /// What a paragraph's format says.
  struct Paragraph {
    var style = 0
    /// 1-based index of the list override; 0 for a paragraph that is in no list.
    var list = 0
    var level = 0
    var isInTable = false
    /// Whether its mark ends a row.
    var endsRow = false
    /// Whether its mark ends a cell of a table within a table.
    var endsInnerCell = false
    var breaksPage = false
    /// Offset in the main stream where the paragraph ends.
    var end = 0
  }

  /// A format, and the offsets in the main stream from and to which it holds.
  private struct Run {
    var start: Int
    var end: Int
    var format: BinaryView
  }

  private var paragraphs: [Run] = []
  /// Characters that are deleted, or stand for a symbol of some font, by offset in the main stream.
  private var hidden: [Range<Int>] = []
  private let styles: DOCStyles
  private let data: BinaryView

  private static let pageSize = 512

  init(main: BinaryView, table: BinaryView, data: BinaryView, header: DOCHeader, styles: DOCStyles) {
    self.styles = styles
    self.data = data
    // A run is a byte's offset, past 12 bytes of heights for paragraphs, to its format, counted in words.
    paragraphs = Self.runs(main, table.part(header[.paragraphs]), stride: 13) { page, offset in
      let words = page.byte(offset)
      return words == 0 ? page.part(offset + 2, 2 * page.byte(offset + 1)) : page.part(offset + 1, 2 * words - 1)
    }
    let characters = Self.runs(main, table.part(header[.characters]), stride: 1) { page, offset in
      page.part(offset + 1, page.byte(offset))
    }
    for run in characters where run.start < run.end && Self.isHidden(run.format) {
      hidden.append(run.start..<run.end)
    }
  }

  /// - Parameter offset: of the paragraph's mark in the main stream.
  func paragraph(at offset: Int) -> Paragraph {
    guard let run = Self.find(offset, in: paragraphs, start: \.start), offset < run.end, run.format.count >= 2 else {
      return Paragraph()
    }
    let style = run.format.word(0)
    var paragraph = styles.paragraph(style)
    paragraph.style = style
    paragraph.end = run.end
    paragraph.apply(run.format.rest(2), data: data)
    return paragraph
  }

  func isHidden(at offset: Int) -> Bool {
    Self.find(offset, in: hidden, start: \.lowerBound)?.contains(offset) ?? false
  }

  var hasHidden: Bool { !hidden.isEmpty }

  private static func isHidden(_ format: BinaryView) -> Bool {
    var isHidden = false
    DOCModifier.forEach(in: format) { modifier in
      if modifier.code == 0x0800 { isHidden = modifier.value.byte(0) == 1 }  // deleted
      if modifier.code == 0x6A09 { isHidden = true }  // a symbol
    }
    return isHidden
  }

  /// The last element that starts at or before an offset.
  private static func find<Element>(_ offset: Int, in runs: [Element], start: (Element) -> Int) -> Element? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if start(runs[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? runs[low - 1] : nil
  }

  /// Reads the pages of formats that a table names.
  ///
  /// - Parameters:
  ///   - stride: bytes a run takes in a page's list.
  ///   - format: reads the format at an offset of a page.
  private static func runs(
    _ main: BinaryView, _ table: BinaryView, stride: Int, format: (BinaryView, Int) -> BinaryView
  ) -> [Run] {
    var runs: [Run] = []
    let count = max(0, (table.count - 4) / 8)
    var seen: Set<Int> = []
    for index in 0..<count {
      let number = table.double(4 * (count + 1) + 4 * index) & 0x3F_FFFF
      guard seen.insert(number).inserted else { continue }
      let page = main.part(number * pageSize, pageSize)
      guard page.count == pageSize else { continue }
      let entries = page.byte(pageSize - 1)
      for entry in 0..<entries {
        let place = page.byte(4 * (entries + 1) + stride * entry) * 2
        let read = place == 0 ? BinaryView([]) : format(page, place)
        runs.append(Run(start: page.double(4 * entry), end: page.double(4 * entry + 4), format: read))
      }
    }
    return runs.sorted { $0.start < $1.start }
  }
}

extension DOCFormats.Paragraph {
  /// - Parameter data: the stream that holds formats that are too long for their page.
  mutating func apply(_ format: BinaryView, data: BinaryView) {
    var long: BinaryView?
    DOCModifier.forEach(in: format) { modifier in
      let value = modifier.value
      switch modifier.code {
      case 0x460B: list = value.word(0)
      case 0x260A: level = min(8, value.byte(0))
      case 0x2416: isInTable = value.byte(0) == 1
      case 0x2417: endsRow = value.byte(0) == 1
      case 0x244B: endsInnerCell = value.byte(0) == 1
      case 0x2407: breaksPage = value.byte(0) == 1
      case 0x6646, 0x6645: long = data.part(value.double(0) + 2, data.word(value.double(0)))
      default: break
      }
    }
    // One step: a format that leads to a format that leads on is a trap.
    if let long { apply(long, data: BinaryView([])) }
  }
}

/// One property of a format (a Sprm, MS-DOC 2.2.5.1): a code, whose bits say how long the value is, and the value.
struct DOCModifier {
  /// The one modifier whose length takes two bytes.
  private static let tableDefinition = 0xD608
  private static let tabStops = 0xC615

  var code: Int
  var value: BinaryView

  static func forEach(in format: BinaryView, _ body: (DOCModifier) -> Void) {
    var offset = 0
    while offset + 2 < format.count {
      let code = format.word(offset)
      offset += 2
      let length: Int
      switch code >> 13 {
      case 0, 1: length = 1
      case 2, 4, 5: length = 2
      case 3: length = 4
      case 7: length = 3
      default:
        if code == tableDefinition {
          length = format.word(offset) + 1
        } else if code == tabStops, format.byte(offset) == 255 {
          return  // its length would have to be counted, and what follows says nothing of the text
        } else {
          length = format.byte(offset) + 1
        }
      }
      body(DOCModifier(code: code, value: format.part(offset, length)))
      offset += length
    }
  }
}
