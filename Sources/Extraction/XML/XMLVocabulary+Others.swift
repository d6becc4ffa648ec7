import Corpus

extension XMLVocabulary {
  /// What is known of the vocabulary that the root belongs to.
  static func of(_ root: XMLNode) -> XMLVocabulary {
    switch root.name.lowercased() {
    case "worddocument", "package": office
    case "workbook": spreadsheet
    case "fictionbook": fictionBook
    case "rss", "feed", "rdf": feed
    default: unknown
    }
  }

  /// Names that many vocabularies share, from HTML above all.
  private static let unknown = XMLVocabulary(
    skipped: ["binary", "binData", "script", "style", "annotation-xml", "svg"],
    rows: ["tr", "row"],
    cells: ["td", "th", "cell", "entry"],
    phrases: [
      "i", "b", "u", "em", "strong", "sub", "sup", "span", "a", "font", "emph", "emphasis", "italic", "bold", "hi",
      "ref", "xref", "link", "small", "tt", "code", "q", "abbr", "acronym", "cite", "foreign", "term",
    ],
    lineBreaks: ["br", "lb", "linebreak", "newline"],
    pages: ["page", "pb", "pagebreak"],
    preformatted: ["pre", "code", "verbatim"],
    roles: [
      "table": .table, "caption": .caption, "footnote": .note, "endnote": .note, "references": .references,
      "bibliography": .references, "toc": .contents,
    ],
    headings: ["title", "subtitle", "heading", "head", "h1", "h2", "h3", "h4", "h5", "h6"],
    unknownIsLine: true)

  /// RSS and Atom: entries are read, what they say for programs is not.
  private static let feed: XMLVocabulary = {
    var vocabulary = unknown
    vocabulary.skipped.formUnion([
      "link", "guid", "id", "pubDate", "updated", "published", "generator", "docs", "ttl", "cloud", "lastBuildDate",
      "language", "image", "icon", "logo", "thumbnail", "enclosure", "comments", "commentRss", "skipHours", "skipDays",
      "updatePeriod", "updateFrequency", "uri", "managingEditor", "webMaster",
    ])
    // Of the whole text and its beginning, the whole text is read.
    vocabulary.alternatives = [:]
    vocabulary.skips = { node in
      (node.name == "description" || node.name == "summary")
        && node.parent?.elements.prefix(50).contains { $0.name == "encoded" || $0.name == "content" } == true
    }
    return vocabulary
  }()

  private static let fictionBook = XMLVocabulary(
    skipped: ["binary", "description", "stylesheet"],
    lines: [
      "p", "title", "subtitle", "section", "epigraph", "cite", "poem", "stanza", "v", "text-author", "annotation",
      "empty-line", "date", "body",
    ],
    rows: ["tr"],
    cells: ["td", "th"],
    roles: ["table": .table],
    headings: ["title", "subtitle"],
    role: { node, _ in node.name == "body" && node.attribute("name") == "notes" ? .note : nil })

  /// Word 2003 and the flat form of later ones: paragraphs are lines, all else is phrases.
  private static let office = XMLVocabulary(
    skipped: [
      "binData", "binaryData", "fonts", "styles", "lists", "numbering", "settings", "docPr", "docOleData", "instrText",
      "DocumentProperties", "CustomDocumentProperties", "docSuppData", "shapeDefaults", "theme", "Relationships",
      "delText", "ignoreSubtree", "ignoreElements", "divs",
    ],
    lines: ["p"],
    rows: ["tr"],
    cells: ["tc"],
    spaced: ["tab"],
    lineBreaks: ["br", "cr"],
    roles: [
      "tbl": .table, "footnote": .note, "endnote": .note, "annotation": .note, "hdr": .boilerplate, "ftr": .boilerplate,
    ])

  private static let spreadsheet = XMLVocabulary(
    skipped: [
      "Styles", "DocumentProperties", "OfficeDocumentSettings", "ExcelWorkbook", "WorksheetOptions", "Names",
      "CustomDocumentProperties",
    ],
    lines: ["Worksheet", "Table"],
    rows: ["Row"],
    cells: ["Cell"],
    roles: ["Table": .table, "Comment": .note])
}
