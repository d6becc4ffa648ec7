import Analysis
import Corpus
import Foundation

/// What is known about a PDF, from its first pages and from what it says of itself.
enum PDFFields {
  /// - Parameter front: what stands under the title, if there is one.
  static func fields(
    of pages: [[PDFLine]], title: String?, front: PDFFrontMatter?, info: PDFInfo, stem: String, isLandscape: Bool
  ) -> [Field] {
    var fields: [Field] = []
    func add(_ name: Field.Name, _ value: String?, _ origin: Field.Origin) {
      if let value, !value.isEmpty { fields.append(Field(name, value, origin: origin)) }
    }
    let imprint = PDFImprint(of: pages)
    let abstract = PDFAbstract.find(in: pages)
    let doi = PDFIdentifier.doi(in: pages.prefix(2).joined())
    add(.title, title, .page)
    for title in ([info.title] + info.xmp.titles).compactMap(\.self) where !PDFTitle.isJunk(title, stem: stem) {
      let isKnown = fields.contains { $0.origin == .info && $0.value == title }
      if !isKnown && !PDFTitle.isOfAnother(title, pages) { add(.title, title, .info) }
    }
    for author in front?.authors ?? [] { add(.author, author, .page) }
    for author in info.authors { add(.author, author, .info) }
    for affiliation in front?.institutions ?? [] { add(.affiliation, affiliation, .page) }
    let year = PDFYears.publication(in: pages.prefix(3), latest: thisYear + 1, hint: info.year)
    add(.year, year.map(String.init), .page)
    add(.year, info.year.map(String.init), .info)
    // Publishers write it there; nothing else does.
    add(.doi, info.doi, .embedded)
    add(.doi, doi, .page)
    add(.isbn, info.xmp.isbn, .embedded)
    add(.isbn, imprint.isbn, .page)
    add(.issn, info.xmp.issn, .embedded)
    add(.issn, imprint.issn, .page)
    add(.url, imprint.handle, .page)
    add(.publisher, imprint.publisher, .page)
    add(.publisher, info.xmp.publisher, .info)
    add(.organization, imprint.organization, .page)
    add(.organization, info.organization, .info)
    add(.container, info.xmp.container, .embedded)
    let kind = PDFKind.find(
      in: pages, title: title, isLandscape: isLandscape, hasDOI: doi ?? info.doi != nil,
      hasAbstract: abstract != nil,
      hasJournal: imprint.issn ?? info.xmp.container != nil)
    add(.kind, kind?.rawValue, .page)
    for keyword in PDFKeywords.find(in: pages) { add(.keyword, keyword, .page) }
    for keyword in info.keywords { add(.keyword, keyword, .info) }
    add(.abstract, abstract, .page)
    // What the catalog declares is often no more than the default of the program that wrote the file.
    add(.language, info.language?.rawValue, .info)
    return fields
  }

  private static var thisYear: Int { Calendar(identifier: .gregorian).component(.year, from: Date()) }
}
