import Corpus

/// A table of comma-separated values as ``CSVReader`` reads them, without a string made of any field.
///
/// The first record names the columns; a row may leave out empty fields at its end.
package struct AuthorityTable: Sendable {
  /// How errors name the file.
  package let file: String
  package let columns: [String]
  package private(set) var rowCount = 0
  /// UTF-8: the file, then fields whose doubled quotes were undone.
  package private(set) var bytes: [UInt8]

  /// Start and end in `bytes` of each field, row by row.
  private var bounds: [UInt32] = []
  /// 1-based line of each row.
  private var lines: [UInt32] = []

  /// - Parameter required: columns that must stand in the header.
  package init(file: String, bytes: [UInt8], required: [String] = []) throws(AuthorityError) {
    guard bytes.count < Int(Int32.max) else {
      throw .unreadable(file: file, reason: "it is larger than 2 GB")
    }
    var reader = CSVReader(bytes)
    var header: [String]?
    while let record = try Self.next(from: &reader, file: file) {
      guard let names = header else {
        header = reader.strings(of: record)
        continue
      }
      // Spreadsheets pad rows with empty fields; anything else in excess is a fault.
      if record.fields.count > names.count, record.fields[names.count...].contains(where: { !$0.isEmpty }) {
        throw .malformed(
          file: file, line: record.line,
          reason: "\(record.fields.count) fields, but the header names \(names.count)")
      }
      for index in names.indices {
        let field = index < record.fields.count ? record.fields[index] : 0..<0
        bounds.append(UInt32(field.lowerBound))
        bounds.append(UInt32(field.upperBound))
      }
      lines.append(UInt32(record.line))
      rowCount += 1
    }
    self.file = file
    self.bytes = reader.bytes
    columns = header ?? []
    for column in required where !columns.contains(column) {
      throw .missingColumn(file: file, column: column)
    }
  }

  private static func next(
    from reader: inout CSVReader, file: String
  ) throws(AuthorityError) -> CSVReader.Record? {
    do { return try reader.next() } catch { throw .malformed(file: file, line: error.line, reason: error.reason) }
  }

  /// The position of a column; nil if the header does not name it.
  package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The positions of all columns; the first, where the header repeats a name.
  package var columnPositions: [String: Int] {
    Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a field lies in ``bytes``; empty for a column that is nil.
  package func range(_ row: Int, _ column: Int?) -> Range<Int> {
    guard let column else { return 0..<0 }
    let at = 2 * (row * columns.count + column)
    return Int(bounds[at])..<Int(bounds[at + 1])
  }

  /// A field as a string; empty for a column that is nil.
  package func string(_ row: Int, _ column: Int?) -> String {
    String(decoding: bytes[range(row, column)], as: UTF8.self)
  }

  /// The 1-based line on which a row starts.
  package func line(_ row: Int) -> Int { Int(lines[row]) }
}
