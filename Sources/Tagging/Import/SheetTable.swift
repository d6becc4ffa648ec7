import Corpus
package import Foundation

/// A table as spreadsheets write it: commas, semicolons or tabs; UTF-8, UTF-16 or Windows' Western charset; any line ends.
package struct SheetTable: Sendable {
  package struct Row: Sendable {
    /// 1-based.
    package var line: Int
    fileprivate var fields: [String: String]

    /// A field without the blanks around it; empty for a column that is not there.
    package subscript(column: String) -> String { fields[column] ?? "" }
  }

  /// In lower case.
  package let columns: Set<String>
  package let rows: [Row]

  /// - Parameter required: columns that must stand in the header; how they are written does not matter.
  /// - Throws: ``SheetFault`` for a table that is not well formed or lacks a column.
  package init(_ content: Data, required: [String]) throws(SheetFault) {
    var bytes = Array(Self.text(of: content).utf8)
    // Excel's own line that names the delimiter.
    var named: UInt8?
    var skipped = 0
    if bytes.starts(with: Array("sep=".utf8)), bytes.count > 4 {
      named = bytes[4]
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.count - 1
      bytes.removeSubrange(...end)
      skipped = 1
    }
    let delimiter = named ?? Self.delimiter(of: bytes)
    var reader = CSVReader(bytes, delimiter: delimiter, isLenient: true)
    var header: [String]?
    var rows: [Row] = []
    do {
      while let record = try reader.next() {
        let fields = reader.strings(of: record).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        guard let names = header else {
          header = fields.map { $0.lowercased() }
          continue
        }
        if fields.allSatisfy(\.isEmpty) { continue }
        let named = Dictionary(zip(names, fields.map(Self.unquoted)), uniquingKeysWith: { first, _ in first })
        rows.append(Row(line: record.line + skipped, fields: named))
      }
    } catch {
      throw SheetFault(line: error.line + skipped, reason: error.reason)
    }
    columns = Set(header ?? [])
    self.rows = rows
    let missing = required.filter { !columns.contains($0) }
    guard missing.isEmpty else {
      throw SheetFault(line: 1 + skipped, reason: "the header has no column \(missing.joined(separator: ", "))")
    }
  }

  /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func unquoted(_ field: String) -> String {
    let rest = field.dropFirst()
    return field.hasPrefix("'") && CSVWriter.harmless(String(rest)) != rest ? String(rest) : field
  }

  /// The one that the first line holds most of.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.max { left, right in
      first.count { $0 == left } < first.count { $0 == right }
    } ?? candidates[0]
  }

  private static func text(of content: Data) -> String {
    let start = [UInt8](content.prefix(4))
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: content.dropFirst(3), as: UTF8.self) }
    let isWide = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
    // Without a mark: every other byte of a header of Latin letters is 0.
    let encoding: String.Encoding? =
      isWide
      ? .utf16
      : start.count == 4 && start[1] == 0 && start[3] == 0
        ? .utf16LittleEndian
        : start.count == 4 && start[0] == 0 && start[2] == 0 ? .utf16BigEndian : nil
    if let encoding, let text = String(data: content, encoding: encoding) { return text }
    return String(data: content, encoding: .utf8) ?? String(data: content, encoding: .windowsCP1252)
      ?? String(decoding: content, as: UTF8.self)
  }
}
