import Foundation

/// How a cell shows its number (ECMA-376 part 1, 18.8.30), as far as that is simple: dates in the form of ISO 8601,
/// decimals, thousands, per cent. Anything else is shown as the plain number.
struct CellFormat {
  /// The ways of showing a number that are told apart.
  private enum Kind {
    case general
    case date(parts: DateParts)
    case number(decimals: Int, groups: Bool, percent: Bool)
  }

  /// The parts of a point in time that a format shows.
  struct DateParts: OptionSet {
    let rawValue: Int
    static let year = DateParts(rawValue: 1)
    static let month = DateParts(rawValue: 2)
    static let day = DateParts(rawValue: 4)
    static let time = DateParts(rawValue: 8)
    static let seconds = DateParts(rawValue: 16)
  }

  private let kind: Kind

  static let general = CellFormat(code: "General")

  /// One of the formats that files name by number only.
  init(builtIn identifier: Int) {
    switch identifier {
    case 14...17, 27...31, 34...36, 50...58:
      kind = .date(parts: identifier == 17 ? [.year, .month] : [.year, .month, .day])
    case 18...21, 32, 33, 45...47: kind = .date(parts: [.time])
    case 22: kind = .date(parts: [.year, .month, .day, .time])
    case 1: kind = .number(decimals: 0, groups: false, percent: false)
    case 2: kind = .number(decimals: 2, groups: false, percent: false)
    case 3, 37, 38: kind = .number(decimals: 0, groups: true, percent: false)
    case 4, 39, 40: kind = .number(decimals: 2, groups: true, percent: false)
    case 9: kind = .number(decimals: 0, groups: false, percent: true)
    case 10: kind = .number(decimals: 2, groups: false, percent: true)
    default: kind = .general
    }
  }

  init(code: String) {
    let plain = Self.withoutLiterals(code.prefix(while: { $0 != ";" }).lowercased())
    if let parts = Self.dateParts(plain) {
      kind = .date(parts: parts)
    } else if plain.contains("0"), !plain.contains("e"), !plain.contains("/"), !plain.hasSuffix(",") {
      let decimals =
        plain.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { "0#?".contains($0) }.count ?? 0
      kind = .number(
        decimals: min(decimals, 15), groups: plain.contains("#,#") || plain.contains("0,0") || plain.contains("#,0"),
        percent: plain.contains("%"))
    } else {
      kind = .general
    }
  }

  /// - Parameter startsIn1904: whether days are counted from 1 January 1904 rather than from the end of 1899.
  func text(_ number: Double, startsIn1904: Bool) -> String {
    switch kind {
    case .general: return Self.plain(number)
    case .date(let parts): return Self.date(number + (startsIn1904 ? 1462 : 0), parts) ?? Self.plain(number)
    case .number(let decimals, let groups, let percent):
      guard abs(number) < 1e15 else { return Self.plain(number) }
      let text = String(format: "%.\(decimals)f", percent ? number * 100 : number)
      return (groups ? Self.grouped(text) : text) + (percent ? "%" : "")
    }
  }

  /// Up to ten significant digits of a fraction, and all of a whole number.
  private static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let text = String(number)
    // Foundation is slow to format, and the shortest form is seldom longer.
    return text.utf8.count <= 11 && !text.contains("e") ? text : String(format: "%.10g", number)
  }

  private static func grouped(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (text.hasPrefix("-") ? "-" : "") + result + text.drop { $0 != "." }
  }

  private static func date(_ days: Double, _ parts: DateParts) -> String? {
    guard days >= 0, days < 2_958_466 else { return nil }
    let seconds = Int((days * 86_400).rounded())
    // Day 60 is the 29 February 1900 that never was: before it, dates are one later.
    let day = seconds / 86_400
    let (year, month, dayOfMonth) = civil(day + (day < 60 ? 1 : 0) - 25_569)
    var text = ""
    if parts.contains(.year) { text = String(format: "%04d", year) }
    if parts.contains(.month) { text += String(format: text.isEmpty ? "%02d" : "-%02d", month) }
    if parts.contains(.day) { text += String(format: text.isEmpty ? "%02d" : "-%02d", dayOfMonth) }
    guard parts.contains(.time) else { return text }
    let time = seconds % 86_400
    let clock = String(format: "%02d:%02d", time / 3600, time / 60 % 60)
    let end = parts.contains(.seconds) ? String(format: ":%02d", time % 60) : ""
    return (text.isEmpty ? "" : text + " ") + clock + end
  }

  /// The date of a count of days since 1970-01-01 (Howard Hinnant, chrono-compatible date algorithms).
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Nil where the code is none of a date.
  private static func dateParts(_ code: String) -> DateParts? {
    guard !code.hasPrefix("general") else { return nil }
    var parts: DateParts = []
    if code.contains("y") || code.contains("e") && code.contains("m") { parts.insert(.year) }
    if code.contains("d") { parts.formUnion([.day, .month]) }
    if code.contains("h") { parts.insert(.time) }
    if code.contains("s") { parts.formUnion([.time, .seconds]) }
    if code.contains("m"), !parts.contains(.time) || parts.contains(.year) { parts.insert(.month) }
    return parts.isEmpty ? nil : parts
  }

  /// The code without what it quotes, escapes or puts in brackets (colours, conditions, currencies).
  private static func withoutLiterals(_ code: String) -> String {
    var result = ""
    var end: Character?
    var isEscaped = false
    for character in code {
      if isEscaped {
        isEscaped = false
      } else if let closing = end {
        if character == closing { end = nil }
      } else {
        switch character {
        case "\\", "_", "*": isEscaped = true
        case "\"": end = "\""
        case "[": end = "]"
        default: result.append(character)
        }
      }
    }
    return result
  }
}
