/// Addresses that are safe to hand on.
enum WebAddress {
  /// - Returns: the address without blanks, braces, brackets and quotes, which would end it early where it is
  ///   embedded; nil unless it leads to the web: a `javascript:` in somebody's metadata is no source.
  static func safe(_ text: String) -> String? {
    let lower = text.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("ftp://") else { return nil }
    return encoded(text, also: "")
  }

  /// The address at which a DOI is resolved.
  static func doi(_ doi: String) -> String { "https://doi.org/" + encoded(doi, also: "%#?") }

  private static func encoded(_ text: String, also more: String) -> String {
    let unsafe = " \"<>\\^`{|}" + more
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 32 || scalar.value == 127 || unsafe.unicodeScalars.contains(scalar) {
        result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
