import Corpus

/// Tells what a text in angle brackets is: by its document type and its root element.
enum MarkupSniffer {
  /// - Parameter text: begins with `<`.
  /// - Returns: nil where it is no markup that this knows, such as Markdown that opens with a tag.
  static func detect(_ text: Substring, extension name: String) -> Detection? {
    let isXML = text.prefix(5).lowercased() == "<?xml"
    guard let (root, doctype) = root(of: text) else { return isXML ? .unsupported("XML of unknown kind") : nil }
    if root.name == "html" || doctype.hasPrefix("html") { return .readable(.html) }
    if isHTMLName(name) { return .readable(.html) }
    let lower = String(decoding: ByteSearch.lowercased(text.utf8), as: UTF8.self)
    if let found = ofRoot(root, doctype: doctype, text: lower) { return found }
    if ["head", "body", "title"].contains(root.name), lower.holds("<body") || lower.holds("</head>") {
      return .readable(.html)
    }
    if isXML || name == "xml" || !root.namespace.isEmpty { return .readable(.xml) }
    return name.isEmpty && HTMLTag.blocks.contains(root.name) ? .readable(.html) : nil
  }

  private static func isHTMLName(_ name: String) -> Bool { ["htm", "html", "xhtml", "xht"].contains(name) }

  private static func ofRoot(_ root: Root, doctype: String, text: String) -> Detection? {
    let isDocBook = root.namespace.contains("docbook") || doctype.contains("docbook")
    switch root.name {
    case "article", "pmc-articleset", "articles":
      let marks = ["article-meta", "dtd-version", "article-type=", "<front>", "jats", "nlm.nih.gov"]
      if !isDocBook, marks.contains(where: { text.holds($0) }) { return .readable(.jats) }
      return isDocBook || text.holds("<articleinfo") ? .readable(.docbook) : nil
    case "book", "book-part-wrapper", "chapter", "section", "part", "set":
      let marks = ["book-meta", "book-part", "nlm.nih.gov"]
      if !isDocBook, marks.contains(where: { text.holds($0) }) { return .readable(.jats) }
      return isDocBook || text.holds("<bookinfo") ? .readable(.docbook) : nil
    case "tei", "tei.2", "teicorpus", "teicorpus.2": return .readable(.tei)
    case "document" where root.namespace.contains("oasis:names:tc:opendocument"): return ofFlatDocument(root)
    case "document", "module": return root.namespace.contains("cnx.rice.edu") ? .readable(.cnxml) : nil
    case "collection":
      if root.namespace.contains("cnx.rice.edu") || text.holds("cnx.rice.edu") { return .readable(.cnxml) }
      return root.namespace.contains("marc21") ? .readable(.marcXML) : nil
    case "record": return root.namespace.contains("marc21") ? .readable(.marcXML) : records(in: text)
    case "xml": return text.holds("<ref-type") ? .readable(.endNote) : nil
    case "pubmedarticleset", "pubmedarticle", "pubmedbookarticle": return .readable(.pubMed)
    case "dc", "qualifieddc", "metadata", "records":
      return records(in: text)
    case "oai-pmh":
      return text.holds("article-meta") ? .readable(.jats) : records(in: text) ?? .unsupported("OAI-PMH response")
    case "rdf":
      // RSS 1.0 is RDF, and a feed.
      if ["\"", "'"].contains(where: { root.namespace.contains("purl.org/rss/1.0/" + $0) }) { return .readable(.xml) }
      let marks = ["purl.org/net/biblio", "purl.org/dc/elements", "purl.org/dc/terms"]
      return .readable(marks.contains { text.holds($0) } ? .rdf : .xml)
    case "svg": return .unsupported("SVG image")
    case "stylesheet", "transform", "schema": return .unsupported("XML stylesheet or schema")
    case "plist", "urlset", "sitemapindex": return .unsupported("XML for programs (\(root.name))")
    case "mods", "modscollection": return .readable(.mods)
    case "rss", "feed", "fictionbook", "worddocument", "workbook": return .readable(.xml)
    case "package": return root.namespace.contains("xmlpackage") ? .readable(.xml) : nil
    default: return nil
    }
  }

  /// An OpenDocument file that is one XML document; its root element names its type.
  private static func ofFlatDocument(_ root: Root) -> Detection {
    let types: [(String, MediaType)] = [("text", .odt), ("presentation", .odp), ("spreadsheet", .ods)]
    let found = types.first { root.namespace.contains("application/vnd.oasis.opendocument.\($0.0)") }
    return found.map { .readable($0.1) } ?? .unsupported("OpenDocument drawing")
  }

  /// The vocabulary of records that a wrapper holds, by its namespace.
  private static func records(in text: String) -> Detection? {
    if text.holds("loc.gov/marc21/slim") { return .readable(.marcXML) }
    if text.holds("loc.gov/mods/") { return .readable(.mods) }
    return text.holds("openarchives.org/oai/2.0/oai_dc") || text.holds("purl.org/dc/elements/1.1")
      ? .readable(.dublinCore) : nil
  }

  /// The first element of the markup.
  private struct Root {
    /// Without prefix, in lower case.
    var name: String
    /// Its start tag's namespace declarations, in lower case.
    var namespace: String
  }

  /// The first element, past the declaration, comments, instructions and document type.
  private static func root(of text: Substring) -> (root: Root, doctype: String)? {
    var rest = text
    var doctype = ""
    for _ in 0..<100 {
      rest = rest.drop(while: \.isWhitespace)
      guard rest.first == "<" else { return nil }
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") {
        guard let end = rest.firstRange(of: ">") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<!") {
        let (declaration, after) = documentType(rest)
        doctype = declaration
        rest = after
      } else {
        let tag = rest.dropFirst().prefix { $0 != ">" }
        guard tag.first?.isLetter == true else { return nil }
        let full = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
        let name = full.split(separator: ":").last.map(String.init) ?? full
        let attributes = tag.dropFirst(full.count).lowercased()
        return (Root(name: name, namespace: attributes.contains("xmlns") ? attributes : ""), doctype)
      }
    }
    return nil
  }

  /// The document type in lower case without `<!doctype`, and what follows it; an internal subset is passed over.
  private static func documentType(_ text: Substring) -> (String, Substring) {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "[": depth += 1
      case "]": depth -= 1
      case ">" where depth <= 0:
        let declaration = text[..<index].dropFirst(2).lowercased()
        let name = declaration.hasPrefix("doctype") ? declaration.dropFirst(7) : declaration[...]
        return (TextBuilder.line(name), text[text.index(after: index)...])
      default: break
      }
      index = text.index(after: index)
    }
    return ("", text[text.endIndex...])
  }
}
