import Foundation
import Indexing

/// Finds the files that bibliographic records describe.
///
/// In this order: a record names the file; record and file have the same DOI; they have the same title and year, and no
/// other authors. Where a name, a DOI or a title leads to several files, it leads to none. A name without the folder
/// (`Full Text.pdf`) leads to a file only if one work alone claims it, and neither year nor DOI speaks against it. Years
/// one apart are the same for a title that is hardly another work's (``WorkTitle/isDistinctive(_:)``), if the corpus
/// knows one file and one year more of it. Years that are missing, or say only when the file was made, contradict none:
/// such a title joins under the same condition, any other if it does not come out yearly and people are authors of both.
/// What is found depends on what there is, not on the order in which it came.
struct RecordMatcher {
  /// Whether a file's year is its work's; asked of few files.
  private let isYearSure: (Int64) throws -> Bool
  private let documents: [Int64: JoiningCandidate]
  private let byFileName: [String: [(path: [String], id: Int64)]]
  private let byDOI: [String: [Int64]]
  private let byTitle: [String: [Namesake]]

  /// A file as a title leads to it: by its own metadata, or by those of a record that describes it.
  private struct Namesake {
    var file: Int64
    var source: JoiningCandidate
  }

  /// - Parameters:
  ///   - documents: files only.
  ///   - isYearSure: whether the year of the file with an id is its work's, and not just that of the file's making.
  init(documents: [JoiningCandidate], isYearSure: @escaping (Int64) throws -> Bool = { _ in true }) {
    self.isYearSure = isYearSure
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
  ///
  /// - Throws: what asking for a file's year throws.
  func joinings(of records: [JoiningCandidate]) throws -> [Joining] {
    var found: [Int64: Joining] = [:]
    // By what they are found, records show what their file is called elsewhere: a second record with the same
    // DOI or title describes it too.
    var dois: [String: Set<Int64>] = byDOI.mapValues { Set($0) }
    var titles = byTitle
    for (record, id) in try claims(of: records) {
      found[record.id] = Joining(record: record.id, document: id, reason: .file)
      if let doi = record.doi { dois[doi.lowercased(), default: []].insert(id) }
      if let key = Self.titleKey(record) { titles[key, default: []].append(Namesake(file: id, source: record)) }
    }
    var years: [String: Set<Int>] = [:]
    for record in records {
      if let key = Self.titleKey(record), let year = record.year { years[key, default: []].insert(year) }
    }
    for record in records where found[record.id] == nil {
      if let id = only(record.doi.flatMap { dois[$0.lowercased()] }), try agreesInYearByDOI(record, id) {
        found[record.id] = Joining(record: record.id, document: id, reason: .doi)
      } else if let key = Self.titleKey(record),
        let id = try namesake(of: record, among: titles[key] ?? [], isOnlyYear: years[key]?.count ?? 0 <= 1)
      {
        found[record.id] = Joining(record: record.id, document: id, reason: .title)
      }
    }
    return found.values.sorted { $0.record < $1.record }
  }

  /// The file that a record's title leads to.
  ///
  /// - Parameter isOnlyYear: whether no record of the title has another year.
  private func namesake(of record: JoiningCandidate, among namesakes: [Namesake], isOnlyYear: Bool) throws -> Int64? {
    let fitting = namesakes.filter {
      agreesInDOI(record, $0.file) && AuthorAgreement.mayAgree(record.authors, $0.source.authors)
    }
    let exact = fitting.filter { record.year != nil && $0.source.year == record.year }
    guard exact.isEmpty else { return only(Set(exact.map(\.file))) }
    guard isOnlyYear, let id = only(Set(namesakes.map(\.file))) else { return nil }
    let isDistinctive = WorkTitle.isDistinctive(record.title)
    let agreeing = fitting.filter {
      isDistinctive
        || !WorkTitle.isYearly(record.title) && AuthorAgreement.sharePeople(record.authors, $0.source.authors)
    }
    return try agreeing.contains(where: { try mayBeOneYear(record, $0, isDistinctive: isDistinctive) }) ? id : nil
  }

  /// Whether years that differ, or are missing, may be those of one work.
  private func mayBeOneYear(_ record: JoiningCandidate, _ namesake: Namesake, isDistinctive: Bool) throws -> Bool {
    guard let year = record.year, let other = namesake.source.year else { return true }
    if isDistinctive, abs(year - other) == 1 { return true }
    return try namesake.source.id == namesake.file && !isYearSure(namesake.file)
  }

  private func only(_ ids: Set<Int64>?) -> Int64? { ids?.count == 1 ? ids?.first : nil }

  /// Whether a file's year, if it is its work's, is about that of a record which names the file.
  private func agreesInYear(_ record: JoiningCandidate, _ id: Int64) throws -> Bool {
    try areYearsClose(record, id) || !isYearSure(id)
  }

  /// A DOI read off a page may be that of a work cited there: years far apart tell, unless the titles are the same and
  /// the file's year is none of its work's.
  private func agreesInYearByDOI(_ record: JoiningCandidate, _ id: Int64) throws -> Bool {
    if areYearsClose(record, id) { return true }
    guard let key = Self.titleKey(record), key == documents[id].flatMap(Self.titleKey) else { return false }
    return try !isYearSure(id)
  }

  private func areYearsClose(_ record: JoiningCandidate, _ id: Int64) -> Bool {
    guard let year = record.year, let other = documents[id]?.year else { return true }
    return abs(year - other) <= 2
  }

  private func agreesInDOI(_ record: JoiningCandidate, _ id: Int64) -> Bool {
    guard let doi = record.doi, let other = documents[id]?.doi else { return true }
    return doi.lowercased() == other.lowercased()
  }

  private static func titleKey(_ candidate: JoiningCandidate) -> String? { WorkTitle.key(candidate.title) }

  // MARK: Files

  /// Records with the files that they name.
  private func claims(of records: [JoiningCandidate]) throws -> [(record: JoiningCandidate, file: Int64)] {
    var sure: [(JoiningCandidate, Int64)] = []
    var unsure: [Int64: [JoiningCandidate]] = [:]
    for record in records {
      guard let (id, isSure) = namedFile(record) else { continue }
      if isSure {
        sure.append((record, id))
      } else if agreesInDOI(record, id), try agreesInYear(record, id) {
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
