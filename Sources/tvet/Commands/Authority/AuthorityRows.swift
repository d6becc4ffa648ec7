import Analysis
import ArgumentParser
import Corpus
import Facets
import Foundation

/// How a name is to be read.
struct NamingOptions: ParsableArguments {
  @Option(name: .long, help: "The language of the name (en, fr, sw …; und for any).")
  var language = "en"

  @Flag(name: .long, help: "The name counts only in the case in which it is written here.")
  var exact = false

  var row: [String: String] { ["language": language, "match": exact ? "exact" : ""] }
}

/// A value that no table has yet, and what it is called.
struct NewValueOptions: ParsableArguments {
  @OptionGroup var options: CorpusOptions
  @OptionGroup var naming: NamingOptions

  @Argument(help: "Its code: lower-case letters, digits and hyphens.")
  var code: String

  @Argument(help: "Its name, as it stands in running text.")
  var name: String

  /// The authorities that the value is to be added to.
  ///
  /// - Throws: ``UsageError`` for a code or a name that will not do, and for a code that is taken.
  func authorities(_ facet: Facet) throws -> Authorities {
    let authorities = try options.authorities()
    try AuthorityRows.check(code)
    try AuthorityRows.check(name: name, language: naming.language)
    if authorities.isKnown(FacetValue(facet, code)) {
      throw UsageError("there is the \(facet.rawValue) '\(code)' already")
    }
    return authorities
  }

  /// The row of its name.
  func nameRow(_ columns: [String: String]) -> [String: String] {
    naming.row.merging(columns) { $1 }.merging(["name": name, "kind": "name"]) { $1 }
  }
}

/// Rows for a site's own files.
struct AuthorityRows {
  private let folder: URL

  init(_ options: CorpusOptions) throws { folder = URL(fileURLWithPath: try options.directory().path + "/authorities") }

  /// - Throws: ``UsageError`` for a code that would be hard to type or to tell from a name.
  static func check(_ code: String) throws {
    guard code.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
      throw UsageError(
        "'\(code)' is no code: write lower-case letters, digits and single hyphens, as in "
          + "'work-based-learning'")
    }
  }

  /// - Throws: ``UsageError`` for a name that would stand in every text, and for a language that there is not.
  static func check(name: String, language: String) throws {
    guard language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil else {
      throw UsageError("'\(language)' is no code of a language: write en, fr, sw, zh-Hant …, or und for any")
    }
    let words = name.split(whereSeparator: \.isWhitespace)
    let isCommon = words.allSatisfy { StopWords.contains($0.lowercased(), language: Language(language)) }
    guard words.contains(where: { $0.contains(where: \.isLetter) }), !isCommon else {
      throw UsageError("'\(name)' is no name: every text would have it")
    }
  }

  func add(_ rows: [(file: AuthorityFile, row: [String: String])]) throws {
    for (file, row) in rows {
      let table = SiteTable(file, in: folder)
      try table.append(row)
      Console.print(
        "\(table.path): \(row["code"] ?? row["region"] ?? row["value"] ?? "") \(row["name"] ?? row["country"] ?? "")")
    }
    Console.note("tvet: the next 'tvet ingest' tags the documents with it; 'tvet reindex --retag' does so at once")
  }
}
