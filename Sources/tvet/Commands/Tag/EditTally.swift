import Corpus
import Facets
import Glibc
import Indexing
import Tagging

/// Counts what a bulk edit does, and tells it.
struct EditTally {
  let edit: BulkEdit
  /// Documents that are decided about.
  private(set) var documents = 0
  private var decisions = 0
  private var settled = 0
  private var missing = 0

  init(edit: BulkEdit) { self.edit = edit }

  mutating func count(_ change: BulkEdit.Change) {
    documents += change.decisions.isEmpty ? 0 : 1
    decisions += change.decisions.count
    settled += change.settled
    missing += change.missing
  }

  func show(_ change: BulkEdit.Change) {
    let tags = change.decisions.map(\.topic).joined(separator: " ")
    Console.print("\(change.document.displayID)  \(tags)  \(change.document.title)")
  }

  /// `add country=KE (about): 12 tags in 12 documents; 3 had it so already`
  func showSum(isDryRun: Bool) {
    var line = isDryRun ? "would " : ""
    line += "\(heading): \(Self.count(decisions, "tag")) in \(Self.count(documents, "document"))"
    if settled > 0 { line += "; \(settled) had it so already" }
    if missing > 0 { line += "; \(missing) had no such tag" }
    Console.print(line)
  }

  var question: String { "\(heading) in \(Self.count(documents, "document"))" }

  private var heading: String {
    "\(edit.action.rawValue) \(edit.values.map(\.description).joined(separator: " ")) (\(edit.role.rawValue))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

/// Asks a person before much is changed. A program is not asked: it has to say that it means all documents.
struct Confirmation {
  let skips: Bool
  /// Whether nothing narrows what is decided about.
  let isEverything: Bool

  /// Up to so many documents nobody is asked.
  private static let unasked = 20

  /// - Throws: ``UsageError`` where the answer is not yes, or nobody can give one that is needed.
  func ask(documents: Int, what: String) throws {
    guard !skips, isEverything || documents > Self.unasked else { return }
    guard isatty(STDIN_FILENO) == 1, Console.errorIsTerminal else {
      guard isEverything else { return }
      throw UsageError("nothing narrows the documents: to \(what), add --yes; nothing was decided")
    }
    Console.note("\(what)? [y/N] ")
    let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
    guard ["y", "yes"].contains(answer) else { throw UsageError("nothing was decided") }
  }
}
