/// The codes of fields (`PAGEREF _Toc1`, `HYPERLINK "…"`), which stand in a Word document's text before what they show.
enum DOCFields {
  private static let begin: UInt16 = 0x13
  private static let separator: UInt16 = 0x14
  private static let end: UInt16 = 0x15
  private static let maximumDepth = 256

  /// Blanks out the codes. A field without an end keeps its text.
  static func hideCodes(in units: inout [UInt16], _ range: Range<Int>) {
    var open: [(start: Int, separator: Int?)] = []
    for index in range {
      switch units[index] {
      case begin: if open.count < maximumDepth { open.append((index, nil)) }
      case separator where open.last?.separator == nil && !open.isEmpty: open[open.count - 1].separator = index
      case end:
        guard let field = open.popLast() else { continue }
        if let separator = field.separator {
          for hidden in field.start...separator { units[hidden] = 0 }
        } else {
          hideUnresolved(&units, field.start..<index)
        }
        units[index] = 0
      default: break
      }
    }
  }

  /// A field that shows nothing but its code is hidden; of a formula what it shows takes the code's place.
  private static func hideUnresolved(_ units: inout [UInt16], _ range: Range<Int>) {
    let code = String(decoding: units[range.dropFirst()].filter { $0 >= 0x20 }, as: UTF16.self)
    let text = code.trimmingPrefix { $0 == " " }
    let isFormula = text.prefix(2).uppercased() == "EQ" && range.count <= longestFormula
    let shown = isFormula ? Array(DOCEquation.text(String(text.dropFirst(2))).utf16) : []
    for index in range {
      let place = index - range.lowerBound
      units[index] = place < shown.count ? shown[place] : 0
    }
  }

  /// In UTF-16 units; what is longer is no formula.
  private static let longestFormula = 4000
}
