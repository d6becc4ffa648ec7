import Corpus
import Indexing

extension RunRecorder {
  /// Writes decisions about documents that others have taken the place of into the journal once more, as decisions
  /// about those others; or, where those are wholly other documents, that they do not take over from them.
  ///
  /// - Parameter vanished: files of the index that are not there any more, by path.
  func passOnDecisions(vanished: [String: IndexedFile]) throws {
    let successions = try store.read(Succession.fetchAll)
    guard !successions.isEmpty else { return }
    let book = DecisionBook(try corpus.journal.read())
    guard !book.isEmpty else { return }
    let heirs = Heirs(successions)
    let decisions = try store.read { db in
      try successions.flatMap { succession -> [Decision] in
        func isGone(_ document: Int64) throws -> Bool {
          try IndexedFile.paths(db, document: document).allSatisfy { vanished[$0] != nil }
        }
        // A document that lies elsewhere in the corpus (two files changed places) has no heir.
        guard try isGone(succession.former), let heir = try heirs.last(of: succession, isGone: isGone),
          let old = try StoredDocument.fetch(db, id: succession.former),
          let new = try StoredDocument.fetch(db, id: heir), old.key != new.key
        else { return [] }
        let path = try StoredDocument.locations(db, id: heir).first ?? ""
        let inheritance = book.inheritance(from: old.key, to: new.key)
        guard !inheritance.isEmpty, let former = try StoredDocument.document(db, id: old.id),
          let present = try StoredDocument.document(db, id: new.id),
          let share = DocumentLikeness.shareOfAnother(former, present)
        else { return inheritance.map { $0.passed(to: new.key, at: path) } }
        let percent = Int((share * 100).rounded())
        return [
          Self.refusal(
            of: old.key, by: new.key, at: path, note: "another title, and \(percent) % of the text in common")
        ]
      }
    }
    try append(decisions)
  }

  /// "What was decided about the former document is not about this one", signed by the tool.
  private static func refusal(of former: String, by present: String, at path: String, note: String) -> Decision {
    Decision(
      decidedAt: Timestamp.precise(after: nil), analyst: "tvet", document: present, path: path, facet: nil,
      value: former, role: .about, verdict: .reject, note: note)
  }

  /// Each once: what was written down for two places is passed on from both.
  private func append(_ decisions: [Decision]) throws {
    var seen: Set<Decision> = []
    // An unattended run does not wait for whoever settles a conflict: the documents that these are about are about to
    // go. Should the lines be thrown away, the path still finds them.
    try corpus.journal.append(decisions.filter { seen.insert($0).inserted }, despiteConflict: true)
  }

  /// Writes into the journal what only the index knows of where decided documents lie, so that a new index that finds
  /// other bytes at their paths knows what they succeed: decisions once more with the path that a document has moved to,
  /// and those about documents whose place others took while there was no index.
  func noteWhereabouts() throws {
    let book = DecisionBook(try corpus.journal.read())
    guard !book.isEmpty else { return }
    let decisions = try writer.batch { batch in
      try moved(book, in: batch) + adopted(book, in: batch)
    }
    try append(decisions)
  }

  private func moved(_ book: DecisionBook, in batch: IndexBatch) throws -> [Decision] {
    try book.documents.sorted().flatMap { key -> [Decision] in
      // Of records with one key nobody can say which has moved where.
      let documents = try batch.documents(withKeys: [key])
      guard documents.count == 1, let id = documents.first else { return [] }
      let paths = try StoredDocument.locations(batch.db, id: id)
      guard let path = paths.first else { return [] }
      return book.misplaced(key: key, paths: paths).map { decision in
        var decision = decision
        decision.path = path
        return decision
      }
    }
  }

  private func adopted(_ book: DecisionBook, in batch: IndexBatch) throws -> [Decision] {
    try book.paths.sorted().flatMap { path in
      try batch.keys(of: batch.documents(atPaths: [path])).flatMap { heir in
        let inheritance = try book.inheritance(atPath: path, to: heir, isInCorpus: batch.holdsDocument)
        return try Dictionary(grouping: inheritance, by: \.document).sorted { $0.key < $1.key }.flatMap {
          try adopted(from: $0.key, $0.value, to: heir, at: path, in: batch)
        }
      }
    }
  }

  /// Of a document that left the corpus before another came to its place only the title is still known.
  private func adopted(
    from former: String, _ decisions: [Decision], to heir: String, at path: String, in batch: IndexBatch
  ) throws -> [Decision] {
    if let departed = try DepartedDocument.fetch(batch.db, key: former),
      let id = try batch.documents(withKeys: [heir]).first, let present = try StoredDocument.fetch(batch.db, id: id),
      DocumentLikeness.areOther(departed.title, present.title)
    {
      return [Self.refusal(of: former, by: heir, at: path, note: "another title, “\(present.title)”")]
    }
    return decisions.map { $0.passed(to: heir, at: path) }
  }
}

/// Who came after whom at the paths of the corpus, over several runs if those were stopped.
private struct Heirs {
  private let next: [Int64: Int64]

  init(_ successions: [Succession]) {
    next = Dictionary(successions.map { ($0.former, $0.present) }, uniquingKeysWith: { _, last in last })
  }

  /// The document at the end of a line of successions; nil where the line comes round to its beginning.
  func last(of succession: Succession, isGone: (Int64) throws -> Bool) throws -> Int64? {
    var seen: Set<Int64> = [succession.former]
    var heir = succession.present
    while try isGone(heir), let after = next[heir] {
      guard seen.insert(heir).inserted else { return nil }
      heir = after
    }
    return seen.contains(heir) ? nil : heir
  }
}
