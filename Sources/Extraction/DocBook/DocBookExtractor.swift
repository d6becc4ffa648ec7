import Analysis
package import Corpus

/// Reads articles and books in DocBook 3 to 5: a page for each chapter.
package struct DocBookExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.docbook]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let document = try input.readXML(what: "the DocBook") { root, empty in
      var document = empty
      addFields(root, to: &document)
      var text = PagedText()
      if let title = document.best(.title).first { text.append(title.value, as: .heading) }
      for abstract in document.best(.abstract) { text.append(abstract.value, as: .body) }
      XMLTextWriter(vocabulary: .docBook, language: document.ownLanguage).write(root, to: &text)
      document.pages = text.takePages()
      return document
    }
    try emit(.document(document.checked(otherwise: "the DocBook has no text")))
  }

  private func addFields(_ root: XMLNode, to document: inout Document) {
    if let language = root.language { document.addLanguage(from: language.rawValue, origin: .embedded) }
    switch root.name {
    case "book": document.add(.kind, DocumentKind.book.rawValue, origin: .embedded)
    case "chapter": document.add(.kind, DocumentKind.chapter.rawValue, origin: .embedded)
    case "article": document.add(.kind, DocumentKind.article.rawValue, origin: .embedded)
    default: break
    }
    let info = root.elements.first { Self.infos.contains($0.name) }
    if let title = root.first("title") ?? info?.first("title") {
      let subtitle = (root.first("subtitle") ?? info?.first("subtitle"))?.text() ?? ""
      document.add(.title, subtitle.isEmpty ? title.text() : "\(title.text()): \(subtitle)", origin: .embedded)
    }
    guard let info else { return }
    for author in info.all("author") + (info.first("authorgroup")?.all("author") ?? []) + info.all("corpauthor") {
      document.add(.author, name(of: author), origin: .embedded)
    }
    for editor in info.descendants("editor") { document.add(.editor, name(of: editor), origin: .embedded) }
    for abstract in info.all("abstract") {
      let text = abstract.descendants("para").map { $0.text() }.joined(separator: "\n")
      document.add(.abstract, text, language: abstract.language, origin: .embedded)
    }
    for keyword in info.descendants("keyword") { document.add(.keyword, keyword.text(), origin: .embedded) }
    if let date = info.first("pubdate") ?? info.first("date") ?? info.first(at: "copyright", "year") {
      document.addYear(from: date.text(), origin: .embedded)
    }
    if let publisher = info.firstText(beneath: "publishername") {
      document.add(.publisher, publisher, origin: .embedded)
    }
    if let isbn = info.firstText(beneath: "isbn") { document.add(.isbn, isbn.filter { $0 != "-" }, origin: .embedded) }
    if let issn = info.firstText(beneath: "issn") { document.add(.issn, issn, origin: .embedded) }
    for identifier in info.all("biblioid") where identifier.attribute("class") == "doi" {
      document.addDOI(from: identifier.text(), origin: .embedded)
    }
  }

  static let infos: Set<String> = ["info", "bookinfo", "articleinfo", "chapterinfo", "artheader", "sectioninfo"]

  private func name(of person: XMLNode) -> String {
    let name = person.first("personname") ?? person
    let family = name.first("surname")?.text() ?? ""
    let given = (name.first("firstname") ?? name.first("givenname"))?.text() ?? ""
    if !family.isEmpty { return given.isEmpty ? family : "\(family), \(given)" }
    return person.first("orgname")?.text() ?? name.text(skipping: ["affiliation", "email", "personblurb", "address"])
  }
}

extension XMLVocabulary {
  fileprivate static let docBook = XMLVocabulary(
    skipped: DocBookExtractor.infos.union([
      "indexterm", "toc", "lot", "index", "imageobject", "imagedata", "videoobject", "audioobject", "remark", "colspec",
      "legalnotice", "revhistory",
    ]),
    lines: [
      "para", "simpara", "formalpara", "title", "subtitle", "titleabbrev", "section", "sect1", "sect2", "sect3",
      "sect4", "sect5", "simplesect", "chapter", "article", "book", "part", "preface", "appendix", "bibliography",
      "glossary", "glossentry", "glossterm", "glossdef", "note", "tip", "warning", "caution", "important",
      "itemizedlist", "orderedlist", "simplelist", "member", "listitem", "variablelist", "varlistentry", "term",
      "informaltable", "figure", "example", "blockquote", "epigraph", "attribution", "qandaset", "question", "answer",
      "programlisting", "screen", "literallayout", "step", "procedure", "abstract", "sidebar", "bridgehead",
    ],
    rows: ["row", "tr", "biblioentry", "bibliomixed"],
    cells: ["entry", "td", "th"],
    phrases: [
      "emphasis", "link", "ulink", "xref", "phrase", "literal", "subscript", "superscript", "foreignphrase",
      "citetitle",
      "quote", "code", "acronym", "abbrev",
    ],
    pages: ["chapter", "preface", "appendix"],
    preformatted: ["programlisting", "screen", "literallayout"],
    alternatives: ["mediaobject": ["textobject"], "inlinemediaobject": ["textobject"]],
    roles: [
      "table": .table, "informaltable": .table, "figure": .caption, "caption": .caption, "footnote": .note,
      "bibliography": .references, "bridgehead": .heading,
    ],
    headings: ["title", "subtitle"],
    role: { node, outer in
      // The table's own title and the list's are none of their rows.
      guard node.name == "title", let parent = node.parent?.name else { return nil }
      return parent == "bibliography" ? .heading : parent == "table" ? .caption : nil
    },
    // The root's title is written before the text.
    skips: { ["title", "subtitle"].contains($0.name) && $0.parent?.parent?.isElement != true })
}
