import Analysis
import Corpus
import Foundation

/// What is known about a PDF, from its first pages and from what it says of itself.
enum PDFFields {
  static func fields(
    of pages: [[PDFLine]], title: String?, authors: [String], info: PDFInfo, stem: String
  ) -> [Field] {
    var fields: [Field] = []
    func add(_ name: Field.Name, _ value: String?, _ origin: Field.Origin) {
      if let value, !value.isEmpty { fields.append(Field(name, value, origin: origin)) }
    }
    add(.title, title, .page)
    add(.title, info.title.flatMap { PDFTitle.isJunk($0, stem: stem) ? nil : $0 }, .info)
    for author in authors { add(.author, author, .page) }
    for author in info.authors { add(.author, author, .info) }
    let year = PDFYears.publication(in: pages.prefix(2), latest: thisYear + 1, hint: info.year)
    add(.year, year.map(String.init), .page)
    add(.year, info.year.map(String.init), .info)
    add(.doi, PDFIdentifier.doi(in: pages.prefix(2).joined()), .page)
    add(.abstract, PDFAbstract.find(in: pages), .page)
    // What the catalog declares is often no more than the default of the program that wrote the file.
    add(.language, info.language?.rawValue, .info)
    return fields
  }

  private static var thisYear: Int { Calendar(identifier: .gregorian).component(.year, from: Date()) }
}
