import ArgumentParser
import Corpus
import Facets
import Foundation
import Indexing

/// Where corpus and index lie; the same for every command.
struct CorpusOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The folder of documents (default: $TVET_CORPUS, or 'corpus').", valueName: "dir"))
  var corpus: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The index file (default: $TVET_INDEX, or index/tvet.sqlite beside a folder named 'corpus', or within one of another name).",
      valueName: "file"))
  var index: String?

  var corpusPath: String { corpus ?? Self.defaultPath }

  /// `$TVET_CORPUS`, or `corpus`.
  static var defaultPath: String {
    ProcessInfo.processInfo.environment["TVET_CORPUS"].flatMap { $0.isEmpty ? nil : $0 } ?? "corpus"
  }

  func directory() throws -> CorpusDirectory { try CorpusDirectory(path: corpusPath) }

  /// The index's absolute path. A question needs no corpus folder when the index is named.
  func indexPath() throws -> String {
    if let index { return Self.absolute(index) }
    return try directory().indexPath
  }

  func authorities() throws -> Authorities {
    let folder = corpusPath + "/authorities"
    let isThere = FileManager.default.fileExists(atPath: folder)
    return try Authorities(site: isThere ? URL(fileURLWithPath: folder) : nil)
  }

  /// All of the journal's decisions; lines that are none are told on standard error.
  func decisions() throws -> [Decision] {
    let reading = try directory().journal.reading()
    for fault in reading.faults { Console.error(fault.description) }
    return reading.decisions
  }

  func openIndex() throws -> IndexStore { try IndexStore.openForReading(path: indexPath()) }

  /// The document that a person names; a path may be one from the working folder.
  ///
  /// - Throws: ``LookupError``.
  func document(_ name: String, in db: IndexSnapshot) throws -> StoredDocument {
    try DocumentLookup.find(name, in: db, of: try? directory())
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
