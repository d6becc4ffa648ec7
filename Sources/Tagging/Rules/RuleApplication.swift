package import Corpus
package import Facets
import Foundation
package import Indexing
import Ingestion
import Search

/// Gives the documents that a site's rules find their tags, and takes the tags of former rules away. What an analyst
/// has decided goes before a rule, a rule before the machine. Faulty rules are passed over. Of a file that cannot be
/// read to its end nobody knows which rules it holds: then each document keeps the tags that rules gave it.
package struct RuleApplication {
  private let reading: RuleReading
  private let path: String
  private let corpus: CorpusDirectory
  private let authorities: Authorities

  /// What has changed.
  package struct Outcome: Sendable, Equatable {
    package var added = 0
    package var removed = 0
    /// Of queries that ask for what the index does not know, by line.
    package var faults: [RuleError] = []

    /// Whether no tag has changed.
    package var isEmpty: Bool { added == 0 && removed == 0 }
  }

  /// A rule may ask for tags that another gives: they are laid over until nothing changes, so often at most.
  private static let mostRounds = 5

  package init(corpus: CorpusDirectory, authorities: Authorities) {
    path = corpus.rulesPath
    reading = RuleFile(path: path, authorities: authorities).read()
    self.corpus = corpus
    self.authorities = authorities
  }

  /// What is wrong with the file, by line.
  package var faults: [RuleError] { reading.faults }

  /// Whether rules, decisions and documents are as they were when the rules were last laid over this index.
  package func isCurrent(_ db: IndexSnapshot) throws -> Bool {
    guard reading.isComplete else { return false }
    guard let state = try RuleState.fetch(db) else { return reading.content.isEmpty }
    return try state.version == version() && !state.isOutrun(db)
  }

  /// Lays the rules over the index. The caller holds the writer's lock.
  ///
  /// - Throws: ``IndexError``, ``JournalError``.
  package func run(store: IndexStore) throws -> Outcome {
    let version = try version()
    let writer = try IndexWriter(store: store)
    var outcome = Outcome()
    for _ in 0..<Self.mostRounds {
      let change = try round(store: store, writer: writer)
      outcome.added += change.added
      outcome.removed += change.removed
      outcome.faults = change.faults
      guard !change.isEmpty, reading.rules.contains(where: { !$0.askedTags.isEmpty }) else { break }
    }
    // What could not be obeyed is tried, and told, again.
    if reading.isComplete, outcome.faults.isEmpty { try writer.batch { try $0.setRuleState(version: version) } }
    return outcome
  }

  /// Of all that rules rest on besides the documents.
  private func version() throws -> String {
    let rules = Fingerprint(of: reading.content).hex
    return "\(rules) \(authorities.version) \(try corpus.journal.size())"
  }

  private func round(store: IndexStore, writer: IndexWriter) throws -> Outcome {
    let (present, noted) = try store.read { (try RuleTag.fetchAll($0), try RuleTag.fetchNoted($0)) }
    let (wanted, faults) = reading.isComplete ? try wanted(store: store) : (noted, [])
    // Notes of tags that tagging anew took away would bring them back when the file cannot be read.
    let obsolete = noted.subtracting(wanted)
    if !obsolete.isEmpty {
      try writer.batch { try $0.takeBack(obsolete) }
      _ = try Retagging(authorities: authorities).run(writer: writer, store: store)
    }
    // Tagging anew takes the tags of all rules from a document.
    let missing = wanted.subtracting(try store.read(RuleTag.fetchAll))
    if !missing.isEmpty {
      try writer.batch { batch in
        for (document, tags) in Dictionary(grouping: missing, by: \.document) {
          try give(tags, to: document, in: batch)
        }
      }
    }
    if !obsolete.isEmpty || !missing.isEmpty {
      let book = DecisionBook(try corpus.journal.read())
      _ = try DecisionApplication(book: book, authorities: authorities).run(writer: writer)
    }
    return Outcome(
      added: wanted.subtracting(present).count, removed: present.subtracting(wanted).count, faults: faults)
  }

  /// The tags that rules give; where two give the same one, the first.
  private func wanted(store: IndexStore) throws -> (tags: Set<RuleTag>, faults: [RuleError]) {
    var wanted: Set<RuleTag> = []
    var faults: [RuleError] = []
    guard !reading.rules.isEmpty else { return (wanted, faults) }
    let searcher = try Searcher(store: store, authorities: authorities)
    var given: [Int64: Set<TagRow.Key>] = [:]
    for rule in reading.rules {
      let key = TagRow.Key(Self.annotation(rule.value, rule.role, query: rule.query))
      do {
        for document in try searcher.documents(rule.request)
        where given[document, default: []].insert(key).inserted {
          wanted.insert(RuleTag(document: document, tag: key, query: rule.query))
        }
      } catch let error as FilterError {
        faults.append(RuleError(file: path, line: rule.line, reason: error.description))
      }
    }
    return (wanted, faults)
  }

  private func give(_ tags: [RuleTag], to document: Int64, in batch: IndexBatch) throws {
    var annotations = try TagRow.fetchAll(batch.db, document: document).map(\.annotation)
    for tag in tags {
      var annotation = Self.annotation(FacetValue(tag.tag.facet, tag.tag.value), tag.tag.role, query: tag.query)
      if let known = annotations.firstIndex(where: { TagRow.Key($0) == tag.tag }) {
        annotation.evidence += annotations.remove(at: known).evidence
      }
      annotations.append(annotation)
      try batch.note(tag)
    }
    let resolved = TagResolution.resolve(machine: annotations, decisions: [], regions: authorities.regions)
    try batch.setTags(resolved, document: document)
  }

  /// Its evidence is the rule's query.
  private static func annotation(_ value: FacetValue, _ role: Role, query: String) -> Annotation {
    Annotation(
      facet: value.facet, value: value.value, role: role, score: 1, source: .rule,
      evidence: [Evidence(page: 0, part: "rule", offset: 0, words: query)])
  }
}
