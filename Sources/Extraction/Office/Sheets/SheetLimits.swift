/// How much of a workbook is read: a table of measurements is data, and its first rows tell what it is.
struct SheetLimits {
  /// Rows of a sheet.
  static let rows = 50_000
  /// Bytes of text of all sheets.
  private var room = 16 << 20

  /// Takes the bytes of a row from what is left.
  ///
  /// - Returns: whether the row is read.
  mutating func take(_ size: Int, row: Int) -> Bool {
    room -= size
    return room >= 0 && row <= Self.rows
  }

  /// What says that a sheet goes on after its last row here.
  static func notice(sheet: String, rows: Int) -> String { "\(sheet): rows after the first \(rows)" }
}
