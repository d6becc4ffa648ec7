/// The Web of Science's tab-delimited export: a header of tags, then a record a line, unquoted.
enum WebOfScienceTable {
  /// Hands out the records as if they were tagged.
  ///
  /// - Returns: false where the text is no such table.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, hand: (TaggedRecord) throws -> Void) rethrows -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: Array("PT\t".utf8)) else { return false }
    var tags: [String]?
    for line in bytes[start...].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { $0.text($0.startIndex..<$0.endIndex) }
      guard let tags else {
        tags = cells
        continue
      }
      var record = TaggedRecord(range: line.startIndex..<line.endIndex)
      for (tag, cell) in zip(tags, cells) where cell.utf8.contains(where: { $0 > 0x20 }) {
        record.entries.append((tag, lists.contains(tag) ? items(of: cell).joined(separator: "\n") : cell))
      }
      if !record.entries.isEmpty { try hand(record) }
    }
    return true
  }

  /// Tags whose values stand a line each in the tagged export, and are parted by semicolons here.
  private static let lists: Set<String> = ["AU", "AF", "BA", "BF", "BE", "CA", "GP", "ED", "C1", "CR"]

  /// `[Smith, J; Doe, A] Univ X; [Sow, B] Univ Y` → two.
  private static func items(of cell: String) -> [String] {
    var items = [""]
    var depth = 0
    for character in cell {
      if character == "[" { depth += 1 }
      if character == "]" { depth = max(0, depth - 1) }
      if character == ";", depth == 0 { items.append("") } else { items[items.count - 1].append(character) }
    }
    return items.map { TextBuilder.line($0) }.filter { !$0.isEmpty }
  }
}
