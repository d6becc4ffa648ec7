/// How the cells of a workbook show their numbers.
struct XLSFormats {
  /// Whether days are counted from 1904 and not from 1900.
  var startsIn1904 = false
  /// Numbers of number formats, by cell format.
  private var cells: [Int] = []
  private var named: [Int: CellFormat] = [:]

  mutating func addCellFormat(_ format: Int) { cells.append(format) }

  mutating func addNumberFormat(_ number: Int, _ code: String) { named[number] = CellFormat(code: code) }

  func text(_ value: Double, cellFormat: Int) -> String {
    let format = cells.indices.contains(cellFormat) ? cells[cellFormat] : 0
    return (named[format] ?? CellFormat(builtIn: format)).text(value, startsIn1904: startsIn1904)
  }
}
