import Corpus

/// What a reference manager takes a document for.
enum CitationType: Sendable {
  case article, book, chapter, conference, dataset, law, report, slides, thesis, web, other

  /// - Parameters:
  ///   - container: whether a journal, book or series is named that holds the document.
  ///   - isSerial: whether a volume, an issue or an ISSN is.
  ///   - hasISBN: whether an ISBN is.
  init(_ kind: DocumentKind, container: Bool, isSerial: Bool, hasISBN: Bool) {
    self =
      switch kind {
      case .article: .article
      case .book: .book
      case .chapter: .chapter
      case .conference: .conference
      case .dataset: .dataset
      case .law: .law
      case .policy, .report: .report
      case .slides: .slides
      case .thesis: .thesis
      case .web: .web
      case .record, .other: container && isSerial ? .article : container && hasISBN ? .chapter : .other
      }
  }

  /// The kind that the type stands for, when it is read back.
  var kind: DocumentKind {
    switch self {
    case .article: .article
    case .book: .book
    case .chapter: .chapter
    case .conference: .conference
    case .dataset: .dataset
    case .law: .law
    case .report: .report
    case .slides: .slides
    case .thesis: .thesis
    case .web: .web
    case .other: .other
    }
  }

  /// The type of reference in RIS. Of the two for conference papers, `CONF` is the one that old readers know too.
  var ris: String {
    switch self {
    case .article: "JOUR"
    case .book: "BOOK"
    case .chapter: "CHAP"
    case .conference: "CONF"
    case .dataset: "DATA"
    case .law: "STAT"
    case .report: "RPRT"
    case .slides: "SLIDE"
    case .thesis: "THES"
    case .web: "ELEC"
    case .other: "GEN"
    }
  }

  /// The entry type of classic BibTeX, which knows neither data nor laws nor web pages.
  var bibtex: String {
    switch self {
    case .article: "article"
    case .book: "book"
    case .chapter: "incollection"
    case .conference: "inproceedings"
    case .report: "techreport"
    case .thesis: "phdthesis"
    case .dataset, .law, .slides, .web, .other: "misc"
    }
  }

  /// The item type of the Citation Style Language.
  var csl: String {
    switch self {
    case .article: "article-journal"
    case .book: "book"
    case .chapter: "chapter"
    case .conference: "paper-conference"
    case .dataset: "dataset"
    case .law: "legislation"
    case .report: "report"
    case .slides: "speech"
    case .thesis: "thesis"
    case .web: "webpage"
    case .other: "document"
    }
  }
}
