import Foundation
import Indexing
import Testing

@testable import Ingestion

@Suite struct RecordMatcherTests {
  @Test(arguments: [
    ("a/report.pdf", "report.pdf", true), ("a/Bericht über X.pdf", "x/bericht u\u{308}ber x.PDF", true),
    ("a/b/report.pdf", "file:///home/me/a/b/report.pdf", true), ("a/my report.pdf", "file:///x/my%20report.pdf", true),
    ("a/report.pdf", "b/report.doc", false), ("a/report.pdf", "port.pdf", false), ("a/report.pdf", "", false),
  ])
  func findsTheFileThatIsNamed(_ path: String, _ named: String, _ isFound: Bool) throws {
    let matcher = RecordMatcher(documents: [JoiningCandidate(id: 1, title: "", year: nil, doi: nil, paths: [path])])
    let record = JoiningCandidate(id: 2, title: "", year: nil, doi: nil, paths: [named], home: "records/x.bib")
    #expect(try matcher.joinings(of: [record]).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("2019/report.pdf", 2), ("report.pdf", 1), ("2017/report.pdf", nil), ("../docs/2018/report.pdf", 3),
  ])
  func choosesAmongFilesOfOneName(_ named: String, _ expected: Int64?) throws {
    let paths = ["records/report.pdf", "docs/2019/report.pdf", "docs/2018/report.pdf"]
    let matcher = RecordMatcher(
      documents: paths.enumerated().map {
        JoiningCandidate(id: Int64($0.offset + 1), title: "", year: nil, doi: nil, paths: [$0.element])
      })
    let record = JoiningCandidate(id: 9, title: "", year: nil, doi: nil, paths: [named], home: "records/x.bib")
    #expect(try matcher.joinings(of: [record]).first?.document == expected)
  }

  /// Reference managers call many files `Full Text.pdf`.
  @Test(arguments: [
    ([("Skills in Chad", 2001)], 2001, 1), ([("Skills in Chad", 1990)], 2001, 0),
    ([("Skills in Chad", 2001), ("Reform in Bolivia", 2001)], 2001, 0),
    ([("Skills in Chad", 2001), ("Skills in Chad.", 2001)], 2001, 2),
  ])
  func aNameWithoutFolderIsAWeakClaim(_ claims: [(title: String, year: Int)], _ year: Int, _ count: Int) throws {
    let file = JoiningCandidate(id: 1, title: "", year: year, doi: nil, paths: ["documents/kenya/Full Text.pdf"])
    let records = claims.enumerated().map { place, claim in
      JoiningCandidate(
        id: Int64(place + 2), title: claim.title, year: claim.year, doi: nil,
        paths: ["files/\(place)/Full Text.pdf"], home: "records/x.ris")
    }
    #expect(try RecordMatcher(documents: [file]).joinings(of: records).count == count)
  }

  struct Pair: CustomTestStringConvertible, Sendable {
    var title: String
    /// Year and authors of the file, then of the records.
    var file: (year: Int, authors: String)
    var records: [(year: Int, authors: String)]
    /// How many of the records describe the file.
    var count: Int
    var testDescription: String { "\(title): \(file), \(records)" }
  }

  private static let distinctive = "How masters choose their apprentices in Kumasi"

  static let pairs = [
    Pair(title: distinctive, file: (2019, ""), records: [(2019, "")], count: 1),
    Pair(title: distinctive, file: (2019, ""), records: [(2020, "Mensah, K.")], count: 1),
    Pair(title: distinctive, file: (2019, "Kofi Mensah"), records: [(2018, "Mensah, K.|Sow, A.")], count: 1),
    Pair(title: distinctive, file: (2019, "MENSAH Kofi"), records: [(2018, "Mensah K")], count: 1),
    Pair(title: distinctive, file: (2019, "王建国"), records: [(2019, "王建国")], count: 1),
    Pair(title: distinctive, file: (2019, "Kofi Mensah"), records: [(2019, "World Bank")], count: 1),
    Pair(title: distinctive, file: (2019, "The World Bank"), records: [(2019, "World Bank")], count: 1),
    // Several libraries hold the work.
    Pair(title: distinctive, file: (2019, ""), records: [(2020, ""), (2020, "")], count: 2),
    // Two years off; other people; other years of one title.
    Pair(title: distinctive, file: (2019, ""), records: [(2021, "")], count: 0),
    Pair(title: distinctive, file: (2019, "Kofi Mensah"), records: [(2019, "Sow, Awa")], count: 0),
    Pair(title: distinctive, file: (2019, "Kofi Mensah"), records: [(2020, "Sow, Kofi")], count: 0),
    Pair(title: distinctive, file: (2019, ""), records: [(2019, ""), (2020, "")], count: 1),
    Pair(title: distinctive, file: (2019, ""), records: [(2018, ""), (2020, "")], count: 0),
    // What comes out each year, or is too short for one work.
    Pair(title: "Annual report", file: (2019, ""), records: [(2019, "")], count: 0),
    Pair(
      title: "Annual report of the National Council for Technical Education", file: (2019, "National Council"),
      records: [(2020, "National Council")], count: 0),
    Pair(
      title: "Annual report on vocational training", file: (2019, "Ministry of Labour, Ghana"),
      records: [(2019, "Department of Education, Kenya")], count: 0),
    Pair(title: "World employment and social outlook", file: (2019, "ILO"), records: [(2020, "ILO")], count: 0),
    Pair(title: "中国职业教育发展统计报告", file: (2019, ""), records: [(2020, "")], count: 0),
    Pair(title: "Learning to work in 2 ways", file: (2019, ""), records: [(2020, "")], count: 0),
    Pair(
      title: "Review of the ways in which masters choose their apprentices in Kumasi and what they pay them",
      file: (2019, ""), records: [(2020, "")], count: 1),
  ]

  @Test(arguments: pairs) func joinsByTitleYearAndAuthors(_ pair: Pair) throws {
    func candidate(_ id: Int64, _ source: (year: Int, authors: String)) throws -> JoiningCandidate {
      let authors = source.authors.split(separator: "|").map(String.init)
      return JoiningCandidate(
        id: id, title: pair.title, year: source.year, doi: nil,
        encodedAuthors: String(decoding: try JSONEncoder().encode(authors), as: UTF8.self))
    }
    let records = try pair.records.enumerated().map { try candidate(Int64($0.offset + 2), $0.element) }
    #expect(try RecordMatcher(documents: [try candidate(1, pair.file)]).joinings(of: records).count == pair.count)
  }

  struct Unsure: CustomTestStringConvertible, Sendable {
    var title = distinctive
    /// The file's year and authors; the year says when the file was made.
    var file: (year: Int?, authors: [String])
    var record: (year: Int?, authors: [String])
    var isJoined: Bool
    var testDescription: String { "\(title): \(file), \(record)" }
  }

  static let unsure = [
    Unsure(file: (2024, []), record: (2016, []), isJoined: true),
    Unsure(file: (nil, []), record: (2016, []), isJoined: true),
    Unsure(file: (2024, []), record: (nil, []), isJoined: true),
    Unsure(file: (2024, ["Awa Sow"]), record: (2016, ["Mensah, K."]), isJoined: false),
    Unsure(title: "Learning to work", file: (2024, ["Awa Sow"]), record: (2016, ["Sow, A."]), isJoined: false),
    Unsure(title: "Skills report of Chad", file: (2024, ["Awa Sow"]), record: (2016, ["Sow, A."]), isJoined: true),
    Unsure(title: "Skills report of Chad", file: (nil, ["Awa Sow"]), record: (2016, ["Sow, A."]), isJoined: true),
    Unsure(title: "Skills report of Chad", file: (nil, []), record: (2016, ["Sow, A."]), isJoined: false),
    Unsure(title: "Skills report of Chad", file: (2024, ["ILO"]), record: (2016, ["ILO"]), isJoined: false),
    Unsure(title: "Annual report of Chad", file: (2024, ["Awa Sow"]), record: (2016, ["Sow, A."]), isJoined: false),
  ]

  @Test(arguments: unsure) func aYearOfTheFilesMakingContradictsNone(_ pair: Unsure) throws {
    func candidate(_ id: Int64, _ source: (year: Int?, authors: [String])) throws -> JoiningCandidate {
      JoiningCandidate(
        id: id, title: pair.title, year: source.year, doi: nil,
        encodedAuthors: String(decoding: try JSONEncoder().encode(source.authors), as: UTF8.self))
    }
    let (file, record) = (try candidate(1, pair.file), try candidate(2, pair.record))
    let matcher = RecordMatcher(documents: [file]) { _ in false }
    #expect(try matcher.joinings(of: [record]).count == (pair.isJoined ? 1 : 0))
    let others = try candidate(3, (2010, pair.record.authors))
    if pair.record.year != nil { #expect(try matcher.joinings(of: [record, others]).isEmpty) }
  }

  @Test(arguments: [("internal-pdf://0123/Mensah-2016.pdf", nil), ("files/9/Mensah-2016.pdf", nil), ("", "10.1000/1")])
  func aYearOfTheFilesMakingDoesNotPartWhatNamesIt(_ named: String, _ doi: String?) throws {
    let file = JoiningCandidate(
      id: 1, title: Self.distinctive, year: 2024, doi: doi, paths: ["documents/Mensah-2016.pdf"])
    let record = JoiningCandidate(
      id: 2, title: Self.distinctive, year: 2016, doi: doi, paths: [named], home: "records/x.ris")
    #expect(try RecordMatcher(documents: [file]).joinings(of: [record]).isEmpty)
    let joined = try RecordMatcher(documents: [file], isYearSure: { _ in false }).joinings(of: [record])
    #expect(joined.map(\.reason) == [doi == nil ? .file : .doi])
    var other = record
    other.title = "Another work, which the first cites"
    let isCited = try RecordMatcher(documents: [file], isYearSure: { _ in false }).joinings(of: [other]).isEmpty
    #expect(isCited == (doi != nil))
  }
}
