import Foundation

/// Keys of BibTeX entries: family name of the first author, year, first word of weight in the title;
/// `wang2019vocational`. All in ASCII, the only letters that every version of BibTeX takes.
enum BibTeXKeys {
  /// One key a citation; where several would be the same they end in `a`, `b`, …
  static func keys(_ citations: [Citation]) -> [String] {
    let bases = citations.map(base)
    let counts = Dictionary(bases.map { ($0, 1) }, uniquingKeysWith: +)
    var used: Set<String> = []
    return bases.map { base in
      if counts[base] == 1, used.insert(base).inserted { return base }
      var number = 0
      while true {
        let key = base + suffix(number)
        if counts[key] == nil, used.insert(key).inserted { return key }
        number += 1
      }
    }
  }

  static func base(_ citation: Citation) -> String {
    if let key = citation.key { return key }
    let author = citation.authors.first.map { latin($0.family, limit: 20) } ?? ""
    let words = citation.title.split { !$0.isLetter && !$0.isNumber }.lazy.map { latin(String($0), limit: 12) }
    let word = words.first { $0.count > 3 && !passed.contains($0) } ?? words.first { !$0.isEmpty } ?? ""
    return (author.isEmpty ? "anon" : author) + (citation.year.map(String.init) ?? "") + word
  }

  private static let passed: Set<String> = [
    "about", "avec", "dans", "from", "into", "over", "para", "pour", "that", "their", "this", "toward", "towards",
    "upon", "what", "when", "where", "which", "with", "within", "zwischen",
  ]

  /// Lower-case Latin letters and digits of a text in any script.
  private static func latin(_ text: String, limit: Int) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 128 }
    let latin = isASCII ? text : text.applyingTransform(.toLatin, reverse: false) ?? text
    let plain = isASCII ? latin : latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
    return String(
      plain.lowercased().unicodeScalars.lazy.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        .map(Character.init).prefix(limit))
  }

  /// `a`, …, `z`, `aa`, …
  private static func suffix(_ number: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(97 + number % 26))))
    return number < 26 ? letter : suffix(number / 26 - 1) + letter
  }
}
