import Corpus

extension XMLVocabulary {
  /// JATS and BITS (ANSI/NISO Z39.96 and its sister for books), and the NLM formats before them.
  static let jats = XMLVocabulary(
    skipped: [
      "tex-math", "object-id", "graphic", "media", "inline-graphic", "permissions", "supplementary-file",
      "journal-id", "annotation", "annotation-xml", "contrib-id", "institution-id", "book-id", "book-part-id",
      "article-id", "counts", "custom-meta-group", "pub-date", "kwd-group", "fpage", "lpage", "elocation-id",
      "self-uri", "processing-meta",
    ],
    lines: [
      "p", "title", "subtitle", "trans-title", "sec", "list", "list-item", "disp-quote", "disp-formula", "boxed-text",
      "def-item", "def-list", "ack", "verse-group", "verse-line", "statement", "speech", "app", "label", "aff",
      "abstract", "trans-abstract", "attrib", "code", "preformat", "break", "question", "answer", "fn", "body", "back",
      "floats-group", "floats-wrap", "supplementary-material", "contrib", "book-part", "book-title", "notes", "bio",
      "article-title", "sub-article", "response", "front-matter-part", "toc-entry", "index-entry",
    ],
    rows: ["tr", "ref", "row"],
    cells: ["td", "th", "entry"],
    spaced: [
      "inline-formula", "alternatives", "surname", "given-names", "math", "mi", "mo", "mn", "mtext", "alt-text",
    ],
    phrases: [
      "italic", "bold", "sup", "sub", "sc", "xref", "ext-link", "styled-content", "underline", "named-content",
      "monospace", "overline", "roman", "sans-serif", "strike", "uri", "email",
    ],
    pages: ["book-part", "front-matter-part", "book-app"],
    preformatted: ["code", "preformat"],
    alternatives: [
      "alternatives": ["table", "math", "textual-form", "array", "preformat", "code"],
      "name-alternatives": ["name", "string-name"], "aff-alternatives": ["aff"], "collab-alternatives": ["collab"],
      "citation-alternatives": ["mixed-citation", "element-citation", "nlm-citation"],
    ],
    roles: [
      "caption": .caption, "fig": .caption, "table-wrap": .caption, "table": .table, "array": .table,
      "table-wrap-foot": .note, "fn-group": .note, "fn": .note, "glossary": .note, "ref-list": .references,
      "aff": .affiliation, "toc": .contents, "index": .contents, "alt-text": .caption, "long-desc": .caption,
      "trans-title": .heading, "book-title": .heading,
    ],
    headings: ["title", "subtitle"],
    role: { node, outer in
      guard let parent = node.parent?.name else { return nil }
      switch node.name {
      case "article-title": return parent == "title-group" ? .heading : nil
      case "label": return outer == .body && ["sec", "app", "book-part-meta"].contains(parent) ? .heading : nil
      case "title": return parent == "ref-list" || outer == .note && parent != "fn" ? .heading : nil
      default: return nil
      }
    })
}
