import Analysis
import Facets
import Foundation
import Indexing

@testable import Corpus
@testable import Search

/// A document of a test's library.
struct Book {
  var id: String
  var title = "Untitled"
  var language: Language = "en"
  var year: Int?
  var authors: [String] = []
  var kind: DocumentKind?
  var abstract: String?
  var headings: [String] = []
  /// One text a page.
  var pages: [String] = []
  /// Stands under the last page's text.
  var references: String?
  var tags: [Annotation] = []

  var document: Document {
    var fields = [Field(.title, title, origin: .embedded)]
    fields += authors.map { Field(.author, $0, origin: .embedded) }
    if let year { fields.append(Field(.year, "\(year)", origin: .embedded)) }
    if let kind { fields.append(Field(.kind, kind.rawValue, origin: .embedded)) }
    if let abstract { fields.append(Field(.abstract, abstract, origin: .embedded)) }
    let pages = pages.enumerated().map { index, text in
      let headings = index == 0 ? headings.map { Block(.heading, $0) } : []
      let isLast = index == self.pages.count - 1
      let references = isLast ? references.map { [Block(.references, $0)] } ?? [] : []
      return Page(number: index + 1, blocks: headings + [Block(.body, text)] + references)
    }
    return Document(
      mediaType: .plainText, record: id, fingerprint: Fingerprint(of: id.utf8), fields: fields, pages: pages)
  }

  var prepared: PreparedDocument {
    PreparedDocument(document, language: language, fallbackTitle: id, annotations: tags)
  }
}

/// An index of some books in a folder of its own, which goes with it.
final class Library {
  let books: [Book]
  let store: IndexStore
  let searcher: Searcher
  private let folder: URL

  static let authorities: Authorities = {
    do { return try Authorities() } catch { fatalError("\(error)") }
  }()

  init(_ books: [Book]) throws {
    self.books = books
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
    let path = folder.path + "/tvet.sqlite"
    do {
      let store = try IndexStore.openForWriting(path: path)
      let versions = Versions(extractor: 1, analyzer: 1, authority: "1")
      try IndexWriter(store: store).batch { batch in
        for book in books {
          let tags = book.tags.map { TagRow($0) }
          let id = try batch.add(book.prepared, tags: tags, versions: versions)
          let found = FoundFile(
            location: "documents/\(book.id).txt", absolutePath: "/\(book.id).txt", size: 1, modified: 1, inode: 1)
          let file = try batch.setFile(
            found, fingerprint: Fingerprint(of: book.id.utf8), hasFailed: false, extractorVersion: 1)
          _ = try batch.setLocation(file: file, record: "", document: id)
        }
      }
    }
    store = try IndexStore.openForReading(path: path)
    searcher = try Searcher(store: store, authorities: Self.authorities)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func search(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchResult {
    var request = SearchRequest(try QueryParser.parse(query))
    request.limit = 100
    change(&request)
    return try searcher.search(request)
  }

  /// Ids of the books found, best first.
  func ids(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
    try search(query, change).hits.map(\.document.key)
  }

  /// The first hit's passages.
  func snippets(_ query: String, count: Int = 3) throws -> [Snippet] {
    try search(query) { $0.snippets = count }.hits.first?.snippets ?? []
  }
}

extension Annotation {
  static func country(_ code: String, _ role: Role = .about) -> Annotation {
    Annotation(facet: .country, value: code, role: role, score: 0.9)
  }
  static func organization(_ code: String) -> Annotation {
    Annotation(facet: .organization, value: code, role: .about, score: 0.9)
  }
  static func theme(_ value: String) -> Annotation {
    Annotation(facet: .theme, value: value, role: .about, score: 0.9, source: .rule)
  }
}

extension Library {
  /// A dozen documents in several languages.
  static func standard() throws -> Library {
    try Library([
      Book(
        id: "kenya", title: "Apprenticeship in Kenya", year: 2015, authors: ["Amina Otieno", "J. O'Hara"],
        kind: .report, abstract: "How apprentices are trained in Nairobi.", headings: ["Training providers"],
        pages: [
          "Training providers train young people. The training takes three years.",
          "Wages of apprentices are low. Employers pay them.",
        ], tags: [.country("KE"), .country("UG", .mentions), .organization("ilo"), .theme("apprenticeship")]),
      Book(
        id: "uganda", title: "Skills of young people in Uganda", year: 2018, authors: ["Grace Nakato"], kind: .report,
        pages: ["Vocational skills help young people to find work. Trains run to Kampala."],
        tags: [.country("UG"), .organization("unesco-unevoc")]),
      Book(
        id: "germany", title: "The dual system", year: 2018, authors: ["Müller, Jörg"], kind: .article,
        headings: ["Dual apprenticeship"],
        pages: ["Germany has a dual system of vocational education and training.", "Firms train apprentices."],
        tags: [.country("DE"), .country("KE", .from)]),
      Book(
        id: "kolumbien", title: "Berufsbildung in Kolumbien", language: "de", year: 2020, kind: .thesis,
        pages: ["Die berufliche Bildung in Kolumbien wird vom SENA getragen. Lehrlinge lernen im Betrieb."],
        tags: [.country("CO")]),
      Book(
        id: "senegal", title: "La formation professionnelle au Sénégal", language: "fr", year: 2010, kind: .report,
        pages: ["Les apprentis sont formés dans les ateliers. L'éducation technique et la formation."],
        tags: [.country("SN")]),
      Book(
        id: "china", title: "职业教育发展报告", language: "zh", year: 2021, kind: .report,
        pages: ["中国的职业教育正在发展。学徒制在企业中推广。", "教师培训是重要的。"], tags: [.country("CN")]),
      Book(
        id: "egypt", title: "التعليم الفني في مصر", language: "ar", year: 2019,
        pages: ["يتدرب الطلاب في المدارس الفنية. التدريب المهني مهم."], tags: [.country("EG")]),
      Book(
        id: "india", title: "कौशल विकास", language: "hi", year: 2016, pages: ["भारत में कौशल विकास और प्रशिक्षण की योजना।"],
        tags: [.country("IN")]),
      Book(
        id: "russia", title: "Профессиональное образование", language: "ru", year: 2012,
        pages: ["Профессиональное образование в России. Ученики работают на заводах."], tags: [.country("RU")]),
      Book(
        id: "brasil", title: "Educação profissional no Brasil", language: "pt", year: 2014, kind: .article,
        pages: ["A educação profissional e a aprendizagem no Brasil."], tags: [.country("BR")]),
      Book(
        id: "world", title: "Global review of C++ teaching", authors: ["100% Real_Name"], kind: .book,
        abstract: "A review of programming courses.",
        pages: [
          "TVET/VET courses n°4 teach C++ and robotics. Training of trainers.", "", "The last page names welding.",
        ],
        tags: [.theme("digital")]),
      Book(id: "empty", title: "Untitled scan", year: 2018, kind: .other),
    ])
  }
}
