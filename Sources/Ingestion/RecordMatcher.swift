import Foundation
import Indexing

/// Finds the files that bibliographic records describe.
///
/// In this order: a record names the file; record and file have the same DOI; they have the same title and year, and no
/// other authors. Where a name, a DOI or a title leads to several files, it leads to none. A name without the folder
/// (`Full Text.pdf`) leads to a file only if one work alone claims it, and neither year nor DOI speaks against it. Years
/// one apart are the same for a title that is hardly another work's (``WorkTitle/isDistinctive(_:)``), if the corpus
/// knows one file and one year more of it. What is found depends on what there is, not on the order in which it came.
struct RecordMatcher {
  private let documents: [Int64: JoiningCandidate]
  private let byFileName: [String: [(path: [String], id: Int64)]]
  private let byDOI: [String: [Int64]]
  private let byTitle: [String: [Namesake]]

  /// A file as a title leads to it: by its own metadata, or by those of a record that describes it.
  private struct Namesake {
    var file: Int64
    var source: JoiningCandidate
  }

  /// - Parameter documents: files only.
  init(documents: [JoiningCandidate]) {
    self.documents = Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var names: [String: [(path: [String], id: Int64)]] = [:]
    var dois: [String: [Int64]] = [:]
    var titles: [String: [Namesake]] = [:]
    for document in documents {
      for path in document.paths {
        let components = Self.components(path)
        if let name = components.last { names[name, default: []].append((components, document.id)) }
      }
      if let doi = document.doi { dois[doi.lowercased(), default: []].append(document.id) }
      if let key = Self.titleKey(document) {
        titles[key, default: []].append(Namesake(file: document.id, source: document))
      }
    }
    byFileName = names
    byDOI = dois
    byTitle = titles
  }

  /// What each record describes; records that describe no file are left out.
  func joinings(of records: [JoiningCandidate]) -> [Joining] {
    var found: [Int64: Joining] = [:]
    // By what they are found, records show what their file is called elsewhere: a second record with the same
    // DOI or title describes it too.
    var dois: [String: Set<Int64>] = byDOI.mapValues { Set($0) }
    var titles = byTitle
    for (record, id) in claims(of: records) {
      found[record.id] = Joining(record: record.id, document: id, reason: .file)
      if let doi = record.doi { dois[doi.lowercased(), default: []].insert(id) }
      if let key = Self.titleKey(record) { titles[key, default: []].append(Namesake(file: id, source: record)) }
    }
    var years: [String: Set<Int>] = [:]
    for record in records {
      if let key = Self.titleKey(record), let year = record.year { years[key, default: []].insert(year) }
    }
    for record in records where found[record.id] == nil {
      if let id = only(record.doi.flatMap { dois[$0.lowercased()] }), agreesInYear(record, id) {
        found[record.id] = Joining(record: record.id, document: id, reason: .doi)
      } else if let key = Self.titleKey(record),
        let id = namesake(of: record, among: titles[key] ?? [], isOnlyYear: years[key]?.count == 1)
      {
        found[record.id] = Joining(record: record.id, document: id, reason: .title)
      }
    }
    return found.values.sorted { $0.record < $1.record }
  }

  /// The file that a record's title leads to.
  ///
  /// - Parameter isOnlyYear: whether no record of the title has another year.
  private func namesake(of record: JoiningCandidate, among namesakes: [Namesake], isOnlyYear: Bool) -> Int64? {
    let fitting = namesakes.filter {
      agreesInDOI(record, $0.file) && AuthorAgreement.mayAgree(record.authors, $0.source.authors)
    }
    let exact = fitting.filter { $0.source.year == record.year }
    guard exact.isEmpty else { return only(Set(exact.map(\.file))) }
    guard isOnlyYear, WorkTitle.isDistinctive(record.title), let id = only(Set(namesakes.map(\.file))),
      let year = record.year, fitting.contains(where: { abs(year - ($0.source.year ?? 0)) == 1 })
    else { return nil }
    return id
  }

  private func only(_ ids: Set<Int64>?) -> Int64? { ids?.count == 1 ? ids?.first : nil }

  /// A DOI read off a page may be that of a work cited there: years far apart tell.
  private func agreesInYear(_ record: JoiningCandidate, _ id: Int64) -> Bool {
    guard let year = record.year, let other = documents[id]?.year else { return true }
    return abs(year - other) <= 2
  }

  private func agreesInDOI(_ record: JoiningCandidate, _ id: Int64) -> Bool {
    guard let doi = record.doi, let other = documents[id]?.doi else { return true }
    return doi.lowercased() == other.lowercased()
  }

  private static func titleKey(_ candidate: JoiningCandidate) -> String? {
    candidate.year == nil ? nil : WorkTitle.key(candidate.title)
  }

  // MARK: Files

  /// Records with the files that they name.
  private func claims(of records: [JoiningCandidate]) -> [(record: JoiningCandidate, file: Int64)] {
    var sure: [(JoiningCandidate, Int64)] = []
    var unsure: [Int64: [JoiningCandidate]] = [:]
    for record in records {
      guard let (id, isSure) = namedFile(record) else { continue }
      if isSure {
        sure.append((record, id))
      } else if agreesInYear(record, id), agreesInDOI(record, id) {
        unsure[id, default: []].append(record)
      }
    }
    for (id, claimants) in unsure where Set(claimants.map { WorkTitle.normalized($0.title) }).count == 1 {
      sure += claimants.map { ($0, id) }
    }
    return sure
  }

  /// The file that a record names: of those with the name, the one that lies where the record says, or whose path
  /// ends most like the record's. Not sure where nothing but the name is the same.
  private func namedFile(_ record: JoiningCandidate) -> (id: Int64, isSure: Bool)? {
    for path in record.paths {
      let components = Self.components(path)
      guard let name = components.last, let candidates = byFileName[name] else { continue }
      let beside = Self.components(record.home).dropLast() + components
      if let exact = only(Set(candidates.filter { $0.path == Array(beside) || $0.path == components }.map(\.id))) {
        return (exact, true)
      }
      let scored = candidates.map { (score: Self.commonEnd($0.path, components), id: $0.id) }
      let best = scored.map(\.score).max() ?? 0
      if let id = only(Set(scored.filter { $0.score == best }.map(\.id))) { return (id, best > 1) }
    }
    return nil
  }

  /// How many components two paths share at their ends.
  private static func commonEnd(_ left: [String], _ right: [String]) -> Int {
    zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
  }

  /// A path's components, compared without regard to case and to how accents are written; `file:` addresses and
  /// backslashes are read too.
  static func components(_ path: String) -> [String] {
    var path = path.replacing("\\", with: "/")
    if path.hasPrefix("file:") { path = path.dropFirst(5).removingPercentEncoding ?? path }
    var components: [String] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !components.isEmpty {
        components.removeLast()
      } else {
        components.append(part.precomposedStringWithCanonicalMapping.lowercased())
      }
    }
    return components
  }
}
