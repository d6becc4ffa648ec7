/// The charsets of an RTF file: of the file as a whole and of each font.
struct RTFCharsets {
  /// Text in a font of symbols is no text.
  static let symbols = "symbols"

  /// Of text in a font that names none.
  var fallback = "CP1252"
  private var fonts: [Int: String] = [:]

  func charset(ofFont font: Int) -> String { fonts[font] ?? fallback }

  mutating func setCharset(_ number: Int, ofFont font: Int) {
    if let charset = Self.byNumber[number] { fonts[font] = charset }
  }

  mutating func setCodePage(_ page: Int, ofFont font: Int) { fonts[font] = Self.name(page) }

  /// The converter's name for a Windows or Macintosh code page.
  static func name(_ page: Int) -> String {
    switch page {
    case 932: "CP932"
    case 936: "GB18030"
    case 949: "UHC"
    case 950: "BIG5-HKSCS"
    case 10000: "MACINTOSH"
    case 10007: "MAC-CYRILLIC"
    case 10029: "MACCENTRALEUROPE"
    case 65001: "UTF-8"
    case 708: "ISO-8859-6"
    case 0, 1, 2, 709, 710, 711: "CP1252"
    default: "CP\(page)"
    }
  }

  /// `\fcharsetN`; 0 and 1 are the file's own.
  private static let byNumber: [Int: String] = [
    2: symbols, 77: "MACINTOSH", 128: "CP932", 129: "UHC", 130: "CP1361", 134: "GB18030", 136: "BIG5-HKSCS",
    161: "CP1253", 162: "CP1254", 163: "CP1258", 177: "CP1255", 178: "CP1256", 179: "CP1256", 180: "CP1256",
    181: "CP1255", 186: "CP1257", 204: "CP1251", 222: "CP874", 238: "CP1250", 254: "CP437", 255: "CP850",
  ]
}
