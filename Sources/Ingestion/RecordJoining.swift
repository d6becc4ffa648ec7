import Corpus
import Facets
import Indexing

/// Joins bibliographic records to the files that they describe: a file gets the records' fields, which go before its
/// own, and its text and tags are made anew with them; the records are not found as documents of their own.
///
/// Comes after everything that adds or removes documents, in the same transaction as what removes them. Works from
/// what the index holds, so that no file is read, and does nothing where nothing has changed.
struct RecordJoining {
  private let preparer: DocumentPreparer
  private let versions: Versions
  private let regions: Regions

  init(authorities: Authorities, versions: Versions) {
    preparer = DocumentPreparer(tagger: Tagger(authorities: authorities))
    regions = authorities.regions
    self.versions = versions
  }

  func run(in batch: IndexBatch) throws {
    guard try JoiningCandidate.mayJoin(batch.db) else { return try batch.clearPendingJoining() }
    let files = try JoiningCandidate.files(batch.db)
    let present = Set(files.map(\.id))
    let former = try Joining.fetchAll(batch.db)
    let matcher = RecordMatcher(documents: files) { try JoiningCandidate.isYearSure(batch.db, file: $0) }
    let wanted = try matcher.joinings(of: try JoiningCandidate.records(batch.db))

    let kept = Set(former.filter(\.isApplied).map(\.joining))
    let wantedSet = Set(wanted)
    var stale: Set<Int64> = []
    let wantedRecords = Set(wanted.map(\.record))
    for (joining, isApplied) in former {
      if !isApplied || !wantedSet.contains(joining) { stale.insert(joining.document) }
      if !wantedRecords.contains(joining.record) { try batch.part(record: joining.record) }
    }
    for joining in wanted where !kept.contains(joining) {
      try batch.join(joining)
      stale.insert(joining.document)
    }
    for id in stale.intersection(present).sorted() { try describeAnew(document: id, in: batch) }
    try batch.clearPendingJoining()
  }

  /// Writes a file's document with its own fields and those of the records that describe it now.
  private func describeAnew(document id: Int64, in batch: IndexBatch) throws {
    guard var document = try StoredDocument.document(batch.db, id: id), document.record == nil else { return }
    let records = try Joining.fetchAll(batch.db, document: id).compactMap { joining in
      try StoredDocument.fetch(batch.db, id: joining.record).map { DescribingRecord($0, reason: joining.reason) }
    }
    document.fields = DescribingRecord.merged(records) + document.fields.filter { $0.origin != .record }
    let location = try StoredDocument.path(batch.db, id: id) ?? ""
    let prepared = preparer.prepare(document, location: location)
    let tags = TagResolution.resolve(machine: prepared.annotations, decisions: [], regions: regions)
    _ = try batch.add(prepared, tags: tags, versions: versions, replacesKnown: true)
    try batch.markApplied(document: id)
  }
}
