import Corpus

extension DocumentKind {
  /// The kind that a bibliographic source means: a RIS type, a BibTeX entry type, a JATS article type, or a word
  /// such as people write in front matter. Nil where it says nothing.
  init?(source: some StringProtocol) {
    let name = source.lowercased().filter { $0.isLetter || $0 == "-" }
    guard let kind = DocumentKind(rawValue: name) ?? Self.kinds[name] else { return nil }
    self = kind
  }

  private static let kinds: [String: DocumentKind] = [
    // RIS
    "jour": .article, "mgzn": .article, "news": .article, "jfull": .article, "ejour": .article, "inpr": .article,
    "abst": .article, "chap": .chapter, "echap": .chapter, "conf": .conference, "cpaper": .conference,
    "data": .dataset, "aggr": .dataset, "rprt": .report, "govdoc": .report, "gen": .other, "stand": .policy,
    "bill": .law, "stat": .law, "case": .law, "law": .law, "legal": .law, "thes": .thesis, "elec": .web,
    "blog": .web, "icomm": .web, "slide": .slides, "ebook": .book, "edbook": .book, "serial": .book, "encyc": .chapter,
    "dict": .chapter, "unpb": .other, "multi": .other, "pamp": .report,
    // BibTeX and BibLaTeX
    "inbook": .chapter, "incollection": .chapter, "bookinbook": .chapter, "suppbook": .chapter,
    "inreference": .chapter, "inproceedings": .conference, "proceedings": .conference, "mvbook": .book,
    "collection": .book, "mvcollection": .book, "reference": .book, "booklet": .report, "manual": .report,
    "techreport": .report, "phdthesis": .thesis, "mastersthesis": .thesis, "online": .web, "electronic": .web,
    "www": .web, "legislation": .law, "jurisdiction": .law, "misc": .other, "unpublished": .other,
    "periodical": .article,
    "suppperiodical": .article, "software": .other, "standard": .policy,
    // JATS
    "research-article": .article, "review-article": .article, "brief-report": .article, "case-report": .article,
    "editorial": .article, "letter": .article, "systematic-review": .article, "data-paper": .article,
    "book-review": .article, "abstract": .conference, "meeting-report": .conference, "dissertation": .thesis,
    // CSL and everyday words
    "article-magazine": .article, "article-newspaper": .article, "review": .article, "review-book": .article,
    "entry": .chapter, "entry-encyclopedia": .chapter, "entry-dictionary": .chapter, "document": .other,
    "speech": .slides, "legalcase": .law, "treaty": .law, "pamphlet": .report, "post": .web, "post-weblog": .web,
    "article-journal": .article, "articlejournal": .article, "journalarticle": .article, "journal-article": .article,
    "paper": .article, "preprint": .article, "paper-conference": .conference, "conferencepaper": .conference,
    "conference-paper": .conference, "bookchapter": .chapter, "book-chapter": .chapter, "webpage": .web,
    "website": .web, "presentation": .slides, "strategy": .policy, "guideline": .policy, "guidelines": .policy,
    "act": .law, "regulation": .law, "decree": .law, "workingpaper": .report, "working-paper": .report,
    "monograph": .book, "masterthesis": .thesis, "doctoralthesis": .thesis, "brief": .report,
  ]
}
