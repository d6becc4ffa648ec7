import Foundation

/// Builds small Word documents for tests (MS-DOC).
struct DOCBuilder {
  /// By the order of the parts: text, footnotes, headers, (unused), comments, endnotes, text boxes.
  var parts = ["", "", "", "", "", "", ""]
  var flags = 0x0200
  /// Tables of the table stream by their index in the header.
  var tables: [Int: [UInt8]] = [:]
  /// Formats of characters: from, to, modifiers.
  var characters: [(Range<Int>, [UInt8])] = []
  /// Formats of paragraphs: from, to, modifiers behind the style's number.
  var paragraphs: [(Range<Int>, [UInt8])] = []

  private static let textStart = 0x600

  var content: Data {
    let text = parts.joined()
    var table: [UInt8] = []
    var main = zeros(Self.textStart)
    func put(_ value: Int, _ count: Int, at offset: Int) {
      main.replaceSubrange(offset..<offset + count, with: little(value, count))
    }
    put(0xA5EC, 2, at: 0)
    put(0xC1, 2, at: 2)
    put(flags, 2, at: 0x0A)
    for (index, part) in parts.enumerated() { put(part.utf16.count, 4, at: 0x4C + 4 * index) }
    var tables = tables
    // The first character is a piece of its own, of one byte.
    let units = text.utf16.count
    tables[33] =
      [2] + little(12 * 2 + 4, 4) + little(0, 4) + little(1, 4) + little(units, 4)
      + little(0, 2) + little(Self.textStart * 2 | 0x4000_0000, 4) + little(0, 2)
      + little(0, 2) + little(Self.textStart + 2, 4) + little(0, 2)
    main += [UInt8(truncatingIfNeeded: Int(text.utf16.first ?? 32)), 0] + wide(String(text.dropFirst()))
    main += zeros((512 - main.count % 512) % 512)
    for (index, runs, stride) in [(12, characters, 1), (13, paragraphs, 13)] where !runs.isEmpty {
      tables[index] = little(0, 4) + little(main.count, 4) + little(main.count / 512, 4)
      main += Self.page(runs, stride: stride)
    }
    for (index, content) in tables {
      put(table.count, 4, at: 0x9A + 8 * index)
      put(content.count, 4, at: 0x9A + 8 * index + 4)
      table += content
    }
    // Room for levels of lists, which follow their table.
    return OLEWriter.file(["WordDocument": main, "1Table": table])
  }

  private static func page(_ runs: [(Range<Int>, [UInt8])], stride: Int) -> [UInt8] {
    var page = zeros(512)
    let bounds = runs.map(\.0.lowerBound) + [runs[runs.count - 1].0.upperBound]
    for (index, bound) in bounds.enumerated() {
      page.replaceSubrange(4 * index..<4 * index + 4, with: little(textStart + 2 * bound, 4))
    }
    var free = 510
    for (index, run) in runs.enumerated() {
      let content = stride == 1 ? [UInt8(run.1.count)] + run.1 : [UInt8((run.1.count + 2) / 2)] + run.1
      free = (free - content.count) & ~1
      page.replaceSubrange(free..<free + content.count, with: content)
      page[4 * bounds.count + stride * index] = UInt8(free / 2)
    }
    page[511] = UInt8(runs.count)
    return page
  }
}
