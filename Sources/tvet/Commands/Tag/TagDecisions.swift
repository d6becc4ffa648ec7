import ArgumentParser
import Corpus
import Facets
import Foundation
import Glibc
import Indexing
import Ingestion
import Search

struct TagAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Give a document tags that the machine did not find.")
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.add, needsTag: false) }
}

struct TagRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take tags off a document, whoever gave them.")
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.reject, needsTag: true) }
}

struct TagConfirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Say that tags that the machine found are right.")
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.confirm, needsTag: true) }
}

struct TagReject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Say that tags are wrong; they stay so, whatever the machine finds later.")
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.reject, needsTag: false) }
}

/// What the deciding commands share.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var options: CorpusOptions

  @Argument(help: "A document: its id (the first digits will do), a record's id, or its path.")
  var document: String

  @Argument(help: ArgumentHelp("One or more tags.", valueName: "facet=value"))
  var tags: [String]

  @Option(name: .long, help: "The tag's role.")
  var role: Role = .about

  @Option(name: .long, help: "Why, for those who come later.")
  var note = ""

  @Option(name: .customLong("as"), help: "The name to sign with (default: the setting 'analyst', or the login name).")
  var analyst: String?

  func validate() throws {
    if tags.isEmpty { throw ValidationError("Name at least one tag, as in country=KE.") }
  }

  func decide(_ verdict: Decision.Verdict, needsTag: Bool) throws {
    let corpus = try options.directory()
    let authorities = try options.authorities()
    let values = try tags.map { try TagArgument.parse($0, authorities) }
    let (found, path, present) = try options.openIndex().read { db in
      let found = try DocumentLookup.find(document, in: db)
      return (
        found, try StoredDocument.locations(db, id: found.id).first ?? "", try TagRow.fetchAll(db, document: found.id)
      )
    }
    if needsTag { for value in values { try check(value, among: present, of: found) } }
    let now = Timestamp.now()
    try corpus.journal.append(
      values.map { value in
        Decision(
          decidedAt: now, analyst: signature(corpus.settings), document: found.key, path: path, facet: value.facet,
          value: value.value, role: role, verdict: verdict, note: note)
      })
    try apply(corpus, authorities)
    for value in values {
      Console.print("\(verdict.rawValue): \(value) (\(role.rawValue)) \(found.displayID) \(found.title)")
    }
  }

  private func check(_ value: FacetValue, among present: [TagRow], of document: StoredDocument) throws {
    let isThere = present.contains {
      $0.isInForce && $0.annotation.facet == value.facet && $0.annotation.value == value.value
        && $0.annotation.role == role
    }
    guard !isThere else { return }
    let others = present.filter { $0.isInForce && $0.annotation.facet == value.facet }
      .map { "\($0.annotation.value) (\($0.annotation.role.rawValue))" }
    throw UsageError(
      "\(document.displayID) has no tag \(value) in the role '\(role.rawValue)'"
        + (others.isEmpty ? "" : "; it has \(others.prefix(10).joined(separator: ", "))"))
  }

  /// The journal holds the decision already: an index that is being written gets it at the end of that run.
  private func apply(_ corpus: CorpusDirectory, _ authorities: Authorities) throws {
    let indexPath = try options.indexPath()
    do {
      let lock = try WriterLock(indexPath: indexPath, command: "tag")
      defer { withExtendedLifetime(lock) {} }
      let store = try IndexStore.openForWriting(path: indexPath)
      let book = DecisionBook(try corpus.journal.read())
      _ = try DecisionApplication(book: book, authorities: authorities).run(writer: IndexWriter(store: store))
    } catch IndexError.locked(let holder) {
      Console.note("tvet: recorded; the index shows it when the run that is writing it has ended (\(holder))")
    }
  }

  private func signature(_ settings: Settings) -> String {
    if let analyst = analyst ?? settings.analyst { return analyst }
    let environment = ProcessInfo.processInfo.environment
    if let user = environment["USER"] ?? environment["LOGNAME"], !user.isEmpty { return user }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "unknown"
  }
}

extension Role: ExpressibleByArgument {}

/// Reads `facet=value`.
enum TagArgument {
  static func parse(_ text: String, _ authorities: Authorities) throws -> FacetValue {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, let facet = facet(parts[0]) else {
      throw UsageError("'\(text)' is no tag; write country=KE, region=africa, organization=ilo or theme=apprenticeship")
    }
    switch authorities.resolve(parts[1], facets: [facet]) {
    case .found(let value): return value
    case .ambiguous(let values), .unknown(suggestions: let values):
      throw FilterError(facet: facet, name: parts[1], suggestions: values.map(authorities.described))
    }
  }

  private static func facet(_ name: String) -> Facet? {
    let facet = name == "org" ? .organization : Facet(rawValue: name)
    return facet.flatMap { Facet.tagged.contains($0) ? $0 : nil }
  }
}
