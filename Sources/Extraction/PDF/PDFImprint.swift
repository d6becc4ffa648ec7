import Corpus
import Foundation

/// Reads who published a document off its first pages and its last one.
struct PDFImprint {
  private(set) var publisher: String?
  /// The holder of the copyright, if that is no person.
  private(set) var organization: String?
  private(set) var isbn: String?
  private(set) var issn: String?
  private(set) var handle: String?

  private static let searchedPages = 4
  /// In bytes.
  private static let longestLine = 1000

  init(of pages: [[PDFLine]]) {
    // A back cover; a last page of text may cite others.
    let last = pages.count > Self.searchedPages ? pages.suffix(1).filter { $0.count < 40 } : []
    for page in pages.prefix(Self.searchedPages) + last {
      for (index, line) in page.enumerated()
      where line.role != .references && line.role != .contents && line.text.utf8.count <= Self.longestLine {
        read(line.text, next: index + 1 < page.count ? page[index + 1].text : "")
      }
    }
  }

  private mutating func read(_ line: String, next: String) {
    // Few lines hold any of it: one pass over the bytes tells which to look at.
    var (hasNumber, hasHandle, hasSign) = (false, false, line.utf8.first == 0x43)
    var window: UInt32 = 0
    for byte in line.utf8 {
      window = window << 8 | UInt32(byte)
      switch window & 0xFFFF {
      case 0x4953, 0x6973: hasNumber = true  // "IS" of ISBN and ISSN
      case 0x742F: hasHandle = true  // the end of "handle.net/"
      case 0xC2A9: hasSign = true  // ©
      case 0x6320 where window & 0xFF_0000 == 0x20_0000: hasSign = true  // " c "
      default: break
      }
    }
    if hasNumber && isbn == nil { isbn = PDFStandardNumber.isbn(in: line) }
    if hasNumber && issn == nil { issn = PDFStandardNumber.issn(in: line) }
    if hasHandle && handle == nil { handle = PDFStandardNumber.handle(in: line) }
    if publisher == nil { publisher = Self.publisher(in: line, next: next) }
    if hasSign && organization == nil { organization = Self.holder(in: line) }
  }

  /// What follows "Published by", on the same line or the next.
  private static func publisher(in line: String, next: String) -> String? {
    guard let lead = leads.lead(of: line), line.first?.isLowercase != true, line.utf8.count <= 300 else { return nil }
    let rest = line.dropFirst(lead.count)
    guard rest.first.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return nil }
    // "Publisher" alone begins sentences; with a colon, or alone on its line, it names one.
    let hasMark = rest.drop { $0 == " " }.first.map { ":：".contains($0) } ?? true
    guard hasMark || lead.contains(" ") else { return nil }
    let name = rest.drop { $0.isWhitespace || $0.isPunctuation }
    return organization(name.isEmpty ? Substring(next) : name)
  }

  private static let leads = PDFPhrases([
    "published by", "publisher", "publié par", "éditeur", "publicado por", "editado por", "publicado pela", "editora",
    "editorial", "herausgegeben von", "herausgeber", "verlag", "pubblicato da", "uitgegeven door", "uitgever",
    "издательство", "издатель", "видавництво", "出版者", "出版社", "出版发行", "发行", "발행처", "발행인", "الناشر", "نشر", "yayıncı",
    "diterbitkan oleh", "penerbit", "nhà xuất bản", "wydawca", "utgiven av", "utgivare",
  ])

  /// The name beside the sign and the year: `© UNESCO 2015`, `© 2015 UNESCO`.
  static func holder(in line: String) -> String? {
    guard let sign = sign(in: line) else { return nil }
    var words = line[sign...].split { $0.isWhitespace || $0 == "," || $0 == "|" }.map(String.init)
    // The year stands first, or ends the name.
    func isYear(_ word: String) -> Bool { PDFYears.years(in: word).count == 1 && word.utf8.count <= 9 }
    // A sign without a year may be a letter that was misread.
    guard words.contains(where: isYear) else { return nil }
    words = Array(words.drop { isYear($0) || fillers.contains($0.lowercased()) })
    if let end = words.firstIndex(where: isYear) { words = Array(words[..<end]) }
    if let end = words.firstIndex(where: { $0.hasSuffix(".") && $0.utf8.count > 3 && !$0.dropLast().contains(".") }) {
      words = Array(words[...end])
    }
    guard (1...12).contains(words.count) else { return nil }
    return organization(Substring(words.joined(separator: " ")))
  }

  /// Where what follows the sign of copyright begins.
  private static func sign(in line: String) -> String.Index? {
    if let sign = line.firstIndex(of: "©") { return line.index(after: sign) }
    let start = line.utf8.prefix(10)
    if start.elementsEqual("Copyright ".utf8) { return line.index(line.startIndex, offsetBy: 10) }
    // TeX's sign is a letter in a circle, of which the letter is left.
    if let sign = line.range(of: " c 20") ?? line.range(of: " c 19") { return line.index(sign.lowerBound, offsetBy: 2) }
    return nil
  }

  private static let fillers: Set<String> = [
    "by", "the", "(c)", "©", "copyright", "copyright©", "par", "por", "von", "-", "–",
  ]

  /// The name of an institution as a line gives it; nil for persons and sentences.
  private static func organization(_ text: Substring) -> String? {
    var text = text
    for end in ends { if let range = text.range(of: end) { text = text[..<range.lowerBound] } }
    text = text.drop { !$0.isLetter }
    while let last = text.last, !last.isLetter, last != ")" { text.removeLast() }
    let name = String(text)
    let key = name.lowercased()
    guard (2...120).contains(name.count), let first = name.first, !first.isLowercase, !strangers.contains(key),
      !key.contains("author"), name.split(separator: " ").count <= 14
    else { return nil }
    let isPerson = name.split(separator: " ").count <= 3 && PDFNames.hasInitial(name)
    return isPerson ? nil : name
  }

  private static let ends = [
    " All rights", " All Rights", ". ", " ISBN", " ISSN", " http", " www.", " Tous droits", " Todos los",
    " Alle Rechte",
    "; ", " (CC", " Licensed", " This ", " Some rights",
  ]
  private static let strangers: Set<String> = [
    "all rights reserved", "copyright", "creative commons", "reserved", "cover", "photo", "photos", "photo credits",
    "tous droits réservés", "todos los derechos reservados", "alle rechte vorbehalten",
  ]
}
