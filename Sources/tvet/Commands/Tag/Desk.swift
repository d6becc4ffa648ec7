import Corpus
import Facets
import Foundation
import Glibc
import Indexing
import Ingestion

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
  func record(_ decisions: [Decision]) throws {
    try corpus.journal.appendBatch(decisions)
    try updateIndex()
  }

  /// Lays all decisions over the index's tags. The journal holds them already: an index that is being written gets
  /// them at the end of that run.
  func updateIndex() throws {
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

extension SigningOptions {
  /// `$USER`, or what the system calls the user.
  static var loginName: String {
    let environment = ProcessInfo.processInfo.environment
    if let user = environment["USER"] ?? environment["LOGNAME"], !user.isEmpty { return user }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "unknown"
  }
}
