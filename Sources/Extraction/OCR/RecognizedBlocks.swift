/// Brings the blocks of a recognised page into the order in which they are read.
///
/// Tesseract orders columns well, but leaves a line beside a drop capital, or a column beside a wide title, for later,
/// and puts captions and page numbers into the sentence that goes on in the next column.
struct RecognizedBlocks {
  typealias Line = [Tesseract.Word]

  private struct Block {
    var lines: [Line]
    var left: Int
    var right: Int
    /// Of the first line's words, the median: a drop capital is lower than its line.
    var top: Int
    var bottom: Int

    init(_ lines: [Line]) {
      self.lines = lines
      left = lines.joined().map(\.left).min() ?? 0
      right = lines.joined().map(\.right).max() ?? 0
      top = Self.median(lines.first?.map(\.top))
      bottom = Self.median(lines.last?.map(\.bottom))
      length = lines.joined().reduce(0) { $0 + $1.text.count }
      let sizes = lines.map { line in
        TypeSizes.size(
          of: line.map(\.text).joined(), height: (line.map(\.bottom).max() ?? 0) - (line.map(\.top).min() ?? 0))
      }
      typeSize = sizes.sorted()[sizes.count / 2]
    }

    private static func median(_ values: [Int]?) -> Int {
      guard let values, !values.isEmpty else { return 0 }
      return values.sorted()[values.count / 2]
    }

    /// Breuel's first rule ("High performance document layout analysis", 2003): what stands above another block,
    /// their widths overlapping, is read before it.
    func isAbove(_ other: Block) -> Bool {
      let slack = (other.bottom - other.top) / max(2, 2 * other.lines.count)
      let overlap = min(right, other.right) - max(left, other.left)
      return bottom <= other.top + slack && top < other.top
        && overlap * 2 >= min(right - left, other.right - other.left) && overlap > 0
    }

    private var firstScalar: Unicode.Scalar? { lines.first?.first?.text.unicodeScalars.first }
    private var lastScalar: Unicode.Scalar? { lines.last?.last?.text.unicodeScalars.last }

    /// In letters and marks.
    let length: Int
    /// In pixels, the median of its lines.
    let typeSize: Float
    var beginsInSentence: Bool { firstScalar?.properties.isLowercase == true }
    var endsInSentence: Bool { lastScalar.map { $0.properties.isAlphabetic || $0 == "-" || $0 == "," } ?? false }
  }

  private var blocks: [Block]

  /// A page with more is a picture, a map or a form.
  private static let mostBlocks = 200
  private static let mostInterruptions = 4

  /// - Parameter lines: in Tesseract's order.
  /// - Returns: those of them that are worth keeping.
  static func ordered(_ lines: [Line], keeping isKept: (Line) -> Bool) -> [Line] {
    var grouped: [[Line]] = []
    for line in lines {
      if grouped.isEmpty || line.first?.beginsBlock == true { grouped.append([]) }
      if isKept(line) { grouped[grouped.count - 1].append(line) }
    }
    grouped.removeAll(where: \.isEmpty)
    guard (2...mostBlocks).contains(grouped.count) else { return Array(grouped.joined()) }
    var blocks = RecognizedBlocks(blocks: grouped.map(Block.init))
    blocks.sortByPlace()
    blocks.moveInterruptions()
    return blocks.blocks.flatMap(\.lines)
  }

  /// Tesseract's order, as far as no block comes before one that it stands under.
  private mutating func sortByPlace() {
    var rest = blocks
    var sorted: [Block] = []
    while !rest.isEmpty {
      let next = rest.firstIndex { block in !rest.contains { $0.isAbove(block) } } ?? 0
      sorted.append(rest.remove(at: next))
    }
    blocks = sorted
  }

  /// Puts small blocks that part a sentence behind the block in which it goes on; but not headings, which belong to
  /// what follows them.
  private mutating func moveInterruptions() {
    var index = 0
    while index < blocks.count {
      defer { index += 1 }
      guard blocks[index].endsInSentence else { continue }
      let next = blocks[(index + 1)...].prefix(Self.mostInterruptions + 1).firstIndex(where: \.beginsInSentence)
      guard let next, next > index + 1 else { continue }
      let longest = min(blocks[index].length, blocks[next].length) / 4
      let moved = blocks[(index + 1)..<next].sorted { $0.top < $1.top }
      let largest = blocks[index].typeSize * 1.1
      if moved.allSatisfy({ $0.length <= longest && $0.typeSize <= largest }) {
        blocks.replaceSubrange((index + 1)...next, with: [blocks[next]] + moved)
      }
    }
  }
}
