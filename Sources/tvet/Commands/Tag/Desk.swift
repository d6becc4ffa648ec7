import Corpus
import Facets
import Foundation
import Indexing
import Ingestion
import Tagging

/// Where decisions go: into the journal, then into the index.
struct Desk {
  let corpus: CorpusDirectory
  let authorities: Authorities
  private let indexPath: String

  init(_ options: CorpusOptions, _ authorities: Authorities) throws {
    corpus = try options.directory()
    indexPath = try options.indexPath()
    self.authorities = authorities
  }

  /// Writes the decisions of one command, and brings the index up to date.
  ///
  /// - Throws: ``JournalError/conflicted(path:line:)`` while git's conflict in the journal is not settled.
  func record(_ decisions: [Decision]) throws {
    try corpus.journal.appendBatch(decisions)
    try updateIndex()
  }

  /// Lays the site's rules over the index, where they or the documents have changed since that was done; tells what
  /// that changed. To be called after whatever changes documents: an ingest, a new reading, a new tagging.
  ///
  /// - Parameter isQuiet: whether standard output is somebody else's.
  /// - Throws: ``ExitStatus/someFailed`` after the sound rules are laid over and all faults are told.
  func applyRules(isQuiet: Bool = false) throws {
    let application = RuleApplication(corpus: corpus, authorities: authorities)
    let faults = application.faults + (try apply(application, isQuiet: isQuiet))
    try Self.tell(faults)
  }

  /// - Throws: ``ExitStatus/someFailed`` where there are any.
  static func tell(_ faults: [RuleError]) throws {
    guard !faults.isEmpty else { return }
    for fault in faults.sorted(by: { $0.line < $1.line }) { Console.error(fault.description) }
    throw ExitStatus.someFailed
  }

  /// - Returns: what could not be obeyed.
  private func apply(_ application: RuleApplication, isQuiet: Bool) throws -> [RuleError] {
    do {
      if try IndexStore.openForReading(path: indexPath).read(application.isCurrent) { return [] }
      let lock = try WriterLock(indexPath: indexPath, command: "tag rule")
      defer { withExtendedLifetime(lock) {} }
      let outcome = try application.run(store: IndexStore.openForWriting(path: indexPath))
      if !outcome.isEmpty {
        let line = "rules: \(EditTally.count(outcome.added, "tag")) given, \(outcome.removed) taken away"
        isQuiet ? Console.note(line) : Console.print(line)
      }
      return outcome.faults
    } catch IndexError.locked(let holder) {
      Console.note("tvet: the rules wait for the run that is writing the index, and the next ingest (\(holder))")
      return []
    }
  }

  /// Lays all decisions over the index's tags. The journal holds them already: an index that is being written gets
  /// them at the end of that run, one that is missing when it is made.
  func updateIndex() throws {
    guard FileManager.default.fileExists(atPath: indexPath) else { return }
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
}
