import Corpus

extension XMLVocabulary {
  /// The Text Encoding Initiative's vocabulary: P5, P4 and before (`TEI.2`).
  static let tei = XMLVocabulary(
    skipped: [
      "teiHeader", "teiheader", "fw", "graphic", "media", "binaryObject", "del", "gap", "facsimile", "sourceDoc",
    ],
    lines: [
      "p", "ab", "div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "head", "l", "lg", "list",
      "item", "label", "note", "sp", "speaker", "stage", "q", "quote", "cit", "opener", "closer", "salute", "signed",
      "dateline", "byline", "epigraph", "argument", "trailer", "titlePage", "docTitle", "titlePart", "docAuthor",
      "docDate", "docImprint", "docEdition", "imprimatur", "figure", "figDesc", "body", "front", "back", "group",
      "text", "floatingText", "listBibl", "castList", "castItem", "role", "postscript", "abstract", "bibl", "table",
      "egXML", "eg", "entry", "sense", "u",
    ],
    rows: ["row", "biblStruct", "biblFull"],
    cells: ["cell"],
    spaced: ["forename", "surname", "author", "editor", "monogr", "imprint", "biblScope", "figDesc", "cb"],
    phrases: [
      "hi", "emph", "ref", "ptr", "choice", "abbr", "sic", "orig", "corr", "reg", "expan", "ex", "am", "w", "pc", "c",
      "foreign", "term", "seg", "add", "supplied", "unclear", "g", "rs", "mentioned", "soCalled", "distinct",
    ],
    lineBreaks: ["lb"],
    pages: ["pb"],
    preformatted: ["eg"],
    alternatives: ["choice": ["expan", "reg", "corr", "unclear"]],
    roles: [
      "note": .note, "table": .table, "listBibl": .references, "figDesc": .caption, "listbibl": .references,
      "figure": .caption, "affiliation": .affiliation, "availability": .boilerplate,
    ],
    headings: ["head", "titlePart", "titlepart"],
    role: { node, outer in
      guard node.name.hasPrefix("div") else {
        // In GROBID's output a table is a kind of figure.
        return node.name == "head" && node.parent?.name == "listBibl" ? .heading : nil
      }
      switch node.attribute("type")?.lowercased() {
      case "contents", "toc", "index": return .contents
      case "references", "bibliography", "bibl", "bibliogr": return .references
      case "notes", "footnotes", "endnotes": return .note
      default: return nil
      }
    },
    // A word goes on.
    skips: { $0.name == "lb" && $0.attribute("break") == "no" })
}
