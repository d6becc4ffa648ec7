/// Charset labels as documents write them, and the converter's names for what they mean.
enum CharsetName {
  /// The converter's name for a label; labels mean what browsers take them to mean (WHATWG Encoding Standard):
  /// `iso-8859-1` is windows-1252, `gb2312` is GB 18030.
  static func canonical(_ label: String) -> String {
    let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    return names[name] ?? name.uppercased()
  }

  /// The name that people know for one of the converter's names.
  static func label(_ charset: String) -> String {
    if let label = labels[charset] { return label }
    return charset.hasPrefix("CP12") ? "windows-\(charset.dropFirst(2))" : charset.lowercased()
  }

  private static let labels = [
    "CP874": "windows-874", "CP932": "shift_jis", "EUC-JP-MS": "euc-jp", "UHC": "euc-kr", "BIG5-HKSCS": "big5",
    "MAC-CYRILLIC": "x-mac-cyrillic", "MACCENTRALEUROPE": "x-mac-ce",
  ]

  /// Whether text in the charset is made of bytes below 0x80 alone, so that it passes for ASCII.
  static func isStateful(_ charset: String) -> Bool { charset.hasPrefix("ISO-2022") || charset == "UTF-7" }

  private static let names: [String: String] = [
    "utf8": "UTF-8", "utf-8": "UTF-8", "unicode-1-1-utf-8": "UTF-8", "utf-8-sig": "UTF-8",
    "us-ascii": "CP1252", "ascii": "ASCII", "iso-8859-1": "CP1252", "iso8859-1": "CP1252", "latin1": "CP1252",
    "iso_8859-1": "CP1252", "windows-1252": "CP1252", "cp1252": "CP1252", "x-cp1252": "CP1252",
    "gb2312": "GB18030", "gbk": "GB18030", "gb_2312-80": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
    "gb18030": "GB18030", "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
    "ms_kanji": "CP932", "cp932": "CP932", "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS",
    "euc-kr": "UHC", "ks_c_5601-1987": "UHC", "ksc5601": "UHC", "windows-949": "UHC", "cp949": "UHC", "uhc": "UHC",
    "iso-8859-9": "CP1254", "windows-1254": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874",
    "windows-874": "CP874", "windows-1250": "CP1250", "windows-1251": "CP1251", "windows-1253": "CP1253",
    "windows-1255": "CP1255", "windows-1256": "CP1256", "windows-1257": "CP1257", "windows-1258": "CP1258",
    "x-mac-cyrillic": "MAC-CYRILLIC", "maccyrillic": "MAC-CYRILLIC", "mac-centraleurope": "MACCENTRALEUROPE",
    "macintosh": "MACINTOSH", "x-mac-roman": "MACINTOSH", "unicode": "UTF-16LE", "utf-16": "UTF-16LE",
    "hz-gb-2312": "GB18030",
  ]
}
