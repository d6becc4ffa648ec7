/// A language as a BCP 47 tag in its shortest form: `en`, `fr`, `zh`, `zh-Hant`.
package struct Language: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let rawValue: String

  /// Keeps the primary subtag in lower case and, for Chinese in traditional characters, the script.
  ///
  /// Region and variant subtags are dropped (`en-GB` is `en`), three-letter codes that have a two-letter
  /// form are shortened (`eng` is `en`), and `zh-TW`, `zh-HK`, `zh-MO` become `zh-Hant`.
  package init(rawValue: String) {
    let subtags = rawValue.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    let primary = subtags.first ?? ""
    let code = Self.shortCodes[primary] ?? primary
    let isTraditional = subtags.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) }
    self.rawValue = code == "zh" && isTraditional ? "zh-Hant" : code
  }

  package init(_ tag: String) { self.init(rawValue: tag) }

  /// The primary subtag, as the tokenizer's language marker writes it: `zh` for `zh-Hant`.
  package var primary: String { rawValue.split(separator: "-").first.map(String.init) ?? rawValue }

  package var description: String { rawValue }

  package static func < (left: Language, right: Language) -> Bool { left.rawValue < right.rawValue }

  package static let english: Language = "en"

  /// ISO 639-2 and 639-3 codes that documents use for languages with a two-letter code.
  private static let shortCodes: [String: String] = [
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "deu": "de", "ger": "de", "ita": "it",
    "nld": "nl", "dut": "nl", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh", "cmn": "zh", "jpn": "ja",
    "kor": "ko", "tha": "th", "khm": "km", "lao": "lo", "mya": "my", "bur": "my", "vie": "vi", "ind": "id",
    "msa": "ms", "may": "ms", "hin": "hi", "tur": "tr", "swa": "sw", "swh": "sw", "mon": "mn", "khk": "mn",
    "amh": "am", "ben": "bn", "urd": "ur", "fas": "fa", "per": "fa", "swe": "sv", "dan": "da", "nor": "no",
    "fin": "fi", "pol": "pl", "ces": "cs", "cze": "cs", "hun": "hu", "ron": "ro", "rum": "ro", "ell": "el",
    "gre": "el", "heb": "he", "ukr": "uk", "srp": "sr", "hrv": "hr", "slk": "sk", "slo": "sk", "slv": "sl",
    "bul": "bg", "kat": "ka", "geo": "ka", "kaz": "kk", "uzb": "uz", "cat": "ca", "eus": "eu", "baq": "eu",
  ]
}

extension Language: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(rawValue: value) }
}
