/// TeX as bibliographies write it, as plain text: `Universit{\"a}t` → `Universität`.
///
/// Works on bytes of UTF-8, in linear time.
enum TeXText {
  /// Groups lose their braces, accents become characters, commands their symbol or their argument. Line ends stay.
  static func plain(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard bytes.contains(where: isSpecial) else { return nil }
      var reader = TeXReader(bytes)
      return reader.read()
    } ?? text
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "$"),
      UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
