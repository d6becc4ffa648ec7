package import Corpus
package import Facets
import Foundation
package import Indexing
import Ingestion
import Search

/// Gives the documents that a site's rules find their tags, and takes the tags of former rules away. What an analyst
/// has decided goes before a rule, a rule before the machine.
package struct RuleApplication {
  private let file: RuleFile
  private let corpus: CorpusDirectory
  private let authorities: Authorities

  /// What has changed.
  package struct Outcome: Sendable, Equatable {
    package var added = 0
    package var removed = 0

    package var isEmpty: Bool { added == 0 && removed == 0 }
  }

  /// A rule may ask for tags that another gives: they are laid over until nothing changes, so often at most.
  private static let mostRounds = 5

  package init(corpus: CorpusDirectory, authorities: Authorities) {
    file = RuleFile(path: corpus.rulesPath, authorities: authorities)
    self.corpus = corpus
    self.authorities = authorities
  }

  /// Reads the rules, so that a faulty one is told before anything else is done.
  ///
  /// - Throws: ``AuthorityError``, ``RuleError``.
  package func check() throws { _ = try file.rules() }

  /// Whether rules, decisions and documents are as they were when the rules were last laid over this index.
  package func isCurrent(_ db: IndexSnapshot) throws -> Bool {
    guard let state = try RuleState.fetch(db) else { return try file.content().isEmpty }
    return try state.version == version() && !state.isOutrun(db)
  }

  /// Lays the rules over the index. The caller holds the writer's lock.
  ///
  /// - Throws: ``AuthorityError``, ``RuleError``, ``IndexError``, ``JournalError``.
  package func run(store: IndexStore) throws -> Outcome {
    let rules = try file.rules()
    let version = try version()
    let writer = try IndexWriter(store: store)
    var outcome = Outcome()
    for _ in 0..<Self.mostRounds {
      let change = try round(rules, store: store, writer: writer)
      outcome.added += change.added
      outcome.removed += change.removed
      guard !change.isEmpty, rules.contains(where: { !$0.askedTags.isEmpty }) else { break }
    }
    try writer.batch { try $0.setRuleState(version: version) }
    return outcome
  }

  /// Of all that rules rest on besides the documents.
  private func version() throws -> String {
    let rules = Fingerprint(of: try file.content()).hex
    return "\(rules) \(authorities.version) \(try corpus.journal.size())"
  }

  private func round(_ rules: [Rule], store: IndexStore, writer: IndexWriter) throws -> Outcome {
    let wanted = try wanted(rules, store: store)
    let present = try store.read(RuleTag.fetchAll)
    let obsolete = present.subtracting(wanted)
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
    return Outcome(added: wanted.subtracting(present).count, removed: obsolete.count)
  }

  /// The tags that rules give; where two give the same one, the first.
  private func wanted(_ rules: [Rule], store: IndexStore) throws -> Set<RuleTag> {
    guard !rules.isEmpty else { return [] }
    let searcher = try Searcher(store: store, authorities: authorities)
    var given: [Int64: Set<TagRow.Key>] = [:]
    var wanted: Set<RuleTag> = []
    for rule in rules {
      let key = TagRow.Key(Self.annotation(rule.value, rule.role, query: rule.query))
      for document in try documents(of: rule, searcher)
      where given[document, default: []].insert(key).inserted {
        wanted.insert(RuleTag(document: document, tag: key, query: rule.query))
      }
    }
    return wanted
  }

  private func documents(of rule: Rule, _ searcher: Searcher) throws -> [Int64] {
    do { return try searcher.documents(rule.request) } catch let error as FilterError {
      throw RuleError(file: file.path, line: rule.line, reason: error.description)
    }
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
