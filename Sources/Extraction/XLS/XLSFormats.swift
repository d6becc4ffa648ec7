import Foundation

/// How the cells of a workbook write their numbers, as far as it makes a difference between a number and a date.
struct XLSFormats {
  /// Whether days are counted from 1904 and not from 1900.
  var countsFrom1904 = false
  /// Number formats of the cell formats, in their order.
  private var cellFormats: [Int] = []
  private var dates: [Int: Bool] = [:]

  mutating func addCellFormat(_ format: Int) { cellFormats.append(format) }

  mutating func addNumberFormat(_ number: Int, _ code: String) { dates[number] = Self.isDate(code) }

  func text(_ value: Double, cellFormat: Int) -> String {
    let format = cellFormats.indices.contains(cellFormat) ? cellFormats[cellFormat] : 0
    if dates[format] ?? Self.isBuiltInDate(format), let date = date(value) { return date }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(format: "%.15g", value)
  }

  private static func isBuiltInDate(_ format: Int) -> Bool {
    (14...22).contains(format) || (27...36).contains(format) || (45...47).contains(format) || (50...58).contains(format)
  }

  /// Whether a format's code has parts of a date outside quotes and brackets.
  private static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "\\", "_", "*": isEscaped = true
      case "y", "d", "m", "h", "s": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }

  /// `2004-05-31`, with the time where there is one; nil where the value is no day.
  private func date(_ value: Double) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }  // the year 10000
    if value < 1 { return time(value) }
    // The epochs as days before 1970; a 29 February 1900 is counted that never was.
    let days = Int(value) - (countsFrom1904 ? 24_107 : value < 60 ? 25_568 : 25_569)
    let date = Date(timeIntervalSince1970: Double(days) * 86_400).formatted(.iso8601.year().month().day())
    let rest = value - value.rounded(.down)
    return rest < 1e-6 ? date : "\(date) \(time(rest))"
  }

  private func time(_ part: Double) -> String {
    let minutes = Int((part * 1440).rounded()) % 1440
    return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
  }
}
