import Analysis
import Corpus
import Facets
import Foundation
import Indexing
import Testing

@testable import Ingestion

struct FileNameYearTests {
  @Test(
    arguments: [
      ("ungdc_COD_74_2019", 2019), ("Report-2016", 2016), ("2019年职业教育报告", 2019), ("report 2016 (2016)", 2016),
      ("10.1016_j.compedu.2019.103641", 2019), ("2024-05-31 minutes", 2024),
      ("RFC2119", nil), ("RFC1950", nil), ("rfc-1950", nil), ("plan 2015-2020", nil), ("scan1920x1080", nil),
      ("20160512", nil), ("1905.01234", nil), ("report-2031", nil), ("1899", nil), ("report", nil), ("Smith2016a", nil),
    ] as [(String, Int?)])
  func `a name tells one plausible year`(name: String, year: Int?) {
    #expect(FileNameYear.find(in: name, latest: 2027) == year)
  }

  @Test(
    arguments: [
      ([], nil, nil, 2016), ([Field(.year, "2014", origin: .info)], nil, nil, 2014),
      ([], "list/annex 2011.txt", nil, 2011), ([], "annex.txt", nil, nil), ([], nil, "r1", nil),
    ] as [([Field], String?, String?, Int?)])
  func `the year of the file's name is the last resort`(
    fields: [Field], member: String?, record: String?, year: Int?
  ) {
    let document = Document(
      mediaType: .plainText, member: member, record: record, fingerprint: Fingerprint(of: Data("a".utf8)),
      fields: fields, pages: [Page(number: 1, blocks: [Block(.body, "Colleges train.")])])
    let prepared = DocumentPreparer(tagger: Tagger(authorities: TemporaryCorpus.authorities))
      .prepare(document, location: "sub/Report-2016.txt")
    #expect(prepared.year == year)
    #expect(prepared.fields.contains(Field(.year, "2016", origin: .fileName)) == (year == 2016))
  }
}
