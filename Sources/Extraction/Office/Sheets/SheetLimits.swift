/// How much of a workbook is read: a long table is data, and its first rows tell what it is.
struct SheetLimits {
  /// Rows of a sheet.
  static let rows = 20_000
  /// Bytes of text of a sheet, and of all sheets.
  private static let sheetSize = 2 << 20
  private static let totalSize = 8 << 20

  private var total = 0
  private var size = 0
  private var count = 0
  private var sheet = ""
  /// Whether the sheet goes on after what is read of it.
  private(set) var isCut = false

  mutating func begin(_ sheet: String) {
    self.sheet = sheet
    size = 0
    count = 0
    isCut = false
  }

  /// Takes the bytes of a row from what is left.
  ///
  /// - Returns: whether the row is read.
  mutating func takeRow(_ bytes: Int) -> Bool {
    guard !isCut else { return false }
    size += bytes
    total += bytes
    isCut = count == Self.rows || size > Self.sheetSize || total > Self.totalSize
    if !isCut { count += 1 }
    return !isCut
  }

  /// What was left out of the sheet, if anything was.
  var notice: String? { isCut ? "\(sheet): rows after the first \(count)" : nil }
}
