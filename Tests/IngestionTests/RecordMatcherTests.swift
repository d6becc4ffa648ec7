import Indexing
import Testing

@testable import Ingestion

@Suite struct RecordMatcherTests {
  @Test(arguments: [
    ("a/report.pdf", "report.pdf", true), ("a/Bericht über X.pdf", "x/bericht u\u{308}ber x.PDF", true),
    ("a/b/report.pdf", "file:///home/me/a/b/report.pdf", true), ("a/my report.pdf", "file:///x/my%20report.pdf", true),
    ("a/report.pdf", "b/report.doc", false), ("a/report.pdf", "port.pdf", false), ("a/report.pdf", "", false),
  ])
  func findsTheFileThatIsNamed(_ path: String, _ named: String, _ isFound: Bool) {
    let matcher = RecordMatcher(documents: [JoiningCandidate(id: 1, title: "", year: nil, doi: nil, paths: [path])])
    let record = JoiningCandidate(id: 2, title: "", year: nil, doi: nil, paths: [named], home: "records/x.bib")
    #expect(matcher.joinings(of: [record]).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("2019/report.pdf", 2), ("report.pdf", 1), ("2017/report.pdf", nil), ("../docs/2018/report.pdf", 3),
  ])
  func choosesAmongFilesOfOneName(_ named: String, _ expected: Int64?) {
    let paths = ["records/report.pdf", "docs/2019/report.pdf", "docs/2018/report.pdf"]
    let matcher = RecordMatcher(
      documents: paths.enumerated().map {
        JoiningCandidate(id: Int64($0.offset + 1), title: "", year: nil, doi: nil, paths: [$0.element])
      })
    let record = JoiningCandidate(id: 9, title: "", year: nil, doi: nil, paths: [named], home: "records/x.bib")
    #expect(matcher.joinings(of: [record]).first?.document == expected)
  }

  /// Reference managers call many files `Full Text.pdf`.
  @Test(arguments: [
    ([("Skills in Chad", 2001)], 2001, 1), ([("Skills in Chad", 1990)], 2001, 0),
    ([("Skills in Chad", 2001), ("Reform in Bolivia", 2001)], 2001, 0),
    ([("Skills in Chad", 2001), ("Skills in Chad.", 2001)], 2001, 2),
  ])
  func aNameWithoutFolderIsAWeakClaim(_ claims: [(title: String, year: Int)], _ year: Int, _ count: Int) {
    let file = JoiningCandidate(id: 1, title: "", year: year, doi: nil, paths: ["documents/kenya/Full Text.pdf"])
    let records = claims.enumerated().map { place, claim in
      JoiningCandidate(
        id: Int64(place + 2), title: claim.title, year: claim.year, doi: nil,
        paths: ["files/\(place)/Full Text.pdf"], home: "records/x.ris")
    }
    #expect(RecordMatcher(documents: [file]).joinings(of: records).count == count)
  }
}
