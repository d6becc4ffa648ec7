import Analysis
import Corpus
import Foundation

/// The language packs of Tesseract that are installed, and which of them suit a page.
struct LanguagePacks: Sendable, Equatable {
  /// Where they lie.
  let folder: String
  /// `eng`, `chi_sim`, `script/Latin`.
  let names: Set<String>

  /// Those of this machine, looked for once.
  static let found = installed()

  /// Nil where there are none.
  static func installed(environment: [String: String] = ProcessInfo.processInfo.environment) -> LanguagePacks? {
    let folders =
      [environment["TESSDATA_PREFIX"], environment["TESSDATA_PREFIX"].map { $0 + "/tessdata" }]
      .compactMap(\.self) + standardFolders
    for folder in folders {
      let names = (names(in: folder) + names(in: folder + "/script").map { "script/" + $0 }).filter {
        $0 != "equ" && $0 != "osd"
      }
      if !names.isEmpty { return LanguagePacks(folder: folder, names: Set(names)) }
    }
    return nil
  }

  private static let standardFolders = [
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata", "/usr/local/share/tessdata",
  ]

  private static func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let suffix = ".traineddata"
    return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
  }

  /// Some packs and their sizes: a text recognised by others may differ.
  func mark(of names: [String]) -> String {
    names.map { name in
      let size = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name).traineddata")[.size] as? Int
      return "\(name):\(size ?? 0)"
    }.joined(separator: ",")
  }

  /// The pack for a language, if it is installed. What is the name of a pack is taken as such.
  func pack(for tag: String) -> String? {
    if names.contains(tag) { return tag }
    let name = Self.name(for: Language(tag))
    return names.contains(name) ? name : nil
  }

  /// What the pack for a language is called, whether there is one or not.
  static func name(for language: Language) -> String {
    switch language.rawValue {
    case "zh": "chi_sim"
    case "zh-Hant": "chi_tra"
    case "no": "nor"
    default: Locale.Language(identifier: language.rawValue).languageCode?.identifier(.alpha3) ?? language.rawValue
    }
  }

  /// The script in which a pack's language is written.
  static func script(of pack: String) -> String {
    scripts.first { $0.packs.contains(pack) }?.script ?? "Latin"
  }

  /// What Tesseract's detection calls a script in others of its words.
  static func script(detected name: String) -> String {
    switch name {
    case "Fraktur": "Latin"
    case "HanS", "HanT": "Han"
    case "Hiragana", "Katakana": "Japanese"
    case "Hangul": "Korean"
    default: name
    }
  }

  /// The packs for a page in a script.
  ///
  /// - Parameters:
  ///   - known: packs that suited the document so far, or those of the language that it declares.
  ///   - wanted: those that the settings name; all when empty.
  /// - Returns: nil where none for the script is installed.
  func packs(for script: String, known: [String], wanted: [String]) -> [String]? {
    let suits = { (pack: String) in Self.script(of: pack) == script }
    let suitable = known.filter(suits)
    if !suitable.isEmpty { return suitable }
    let named = wanted.filter(suits)
    if !named.isEmpty { return Array(named.prefix(3)) }
    if names.contains("script/" + script) { return ["script/" + script] }
    return general(for: script).map { [$0] }
  }

  /// The pack to begin with in a script of which nothing else is known.
  func general(for script: String) -> String? {
    let listed = script == "Latin" ? Self.commonLatin : Self.scripts.first { $0.script == script }?.packs ?? []
    return listed.first { names.contains($0) }
      ?? (script == "Latin" ? names.filter { Self.script(of: $0) == "Latin" }.min() : nil)
  }

  /// One pack for each script but one of those that are installed.
  func rivals(of script: String) -> [String] {
    (["Latin"] + Self.scripts.map(\.script)).filter { $0 != script }.compactMap(general)
  }

  /// Some packs of Latin script at once, for a page that one alone reads badly.
  func commonLatin(wanted: [String]) -> [String] {
    let candidates = wanted.isEmpty ? Self.commonLatin : wanted.filter { Self.script(of: $0) == "Latin" }
    return Array(candidates.filter { names.contains($0) }.prefix(3))
  }

  /// What brings a script's pack on Debian.
  static func package(for script: String) -> String? {
    let pack = script == "Latin" ? commonLatin.first : scripts.first { $0.script == script }?.packs.first
    return pack.map { "tesseract-ocr-" + $0.replacing("_", with: "-") }
  }

  private static let commonLatin = ["eng", "fra", "spa", "por", "deu"]

  /// Packs by script, the most used first; those of other languages are for Latin script.
  private static let scripts: [(script: String, packs: [String])] = [
    ("Arabic", ["ara", "fas", "urd", "pus", "snd", "uig"]), ("Armenian", ["hye"]), ("Bengali", ["ben", "asm"]),
    (
      "Cyrillic", ["rus", "ukr", "bul", "srp", "mkd", "bel", "kaz", "kir", "mon", "tgk", "tat", "uzb_cyrl", "aze_cyrl"]
    ),
    ("Devanagari", ["hin", "nep", "mar", "san"]), ("Ethiopic", ["amh", "tir"]), ("Georgian", ["kat"]),
    ("Greek", ["ell", "grc"]), ("Gujarati", ["guj"]), ("Gurmukhi", ["pan"]), ("Han", ["chi_sim", "chi_tra"]),
    ("Hebrew", ["heb", "yid"]), ("Japanese", ["jpn"]), ("Kannada", ["kan"]), ("Khmer", ["khm"]), ("Korean", ["kor"]),
    ("Lao", ["lao"]), ("Malayalam", ["mal"]), ("Myanmar", ["mya"]), ("Oriya", ["ori"]), ("Sinhala", ["sin"]),
    ("Tamil", ["tam"]), ("Telugu", ["tel"]), ("Thai", ["tha"]), ("Tibetan", ["bod", "dzo"]),
  ]
}
