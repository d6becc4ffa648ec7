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

  /// A field that shows nothing but its code is hidden, except for a formula's words: annotated characters (ruby)
  /// are written as `EQ \o(\s\up 10(とうきょう),東京)`.
  private static func hideUnresolved(_ units: inout [UInt16], _ range: Range<Int>) {
    let name = range.dropFirst().drop { units[$0] == 0x20 }.prefix(2).map { units[$0] }
    var isHidden = true
    for index in range {
      switch units[index] {
      case 0x28 where name == Array("EQ".utf16): isHidden = false  // (
      case 0x5C: isHidden = true  // \
      case 0x2C, 0x29: isHidden = name != Array("EQ".utf16)
      default: break
      }
      if isHidden { units[index] = 0 }
    }
  }
}
