import Corpus

/// What the fields of BibTeX and BibLaTeX mean to us (BibLaTeX manual, section 2.2).
enum BibTeXFields {
  static let names: [String: Field.Name] = [
    "title": .title, "abstract": .abstract, "journal": .container, "journaltitle": .container,
    "booktitle": .container, "maintitle": .container, "series": .container, "publisher": .publisher,
    "institution": .organization, "school": .organization, "organization": .organization, "address": .place,
    "location": .place, "volume": .volume, "number": .issue, "issue": .issue, "pages": .pageRange, "isbn": .isbn,
    "issn": .issn, "eissn": .issn, "affiliation": .affiliation, "annotation": .note, "annote": .note, "note": .note,
    "year": .year, "date": .year, "doi": .doi, "url": .url, "language": .language, "langid": .language,
    "hyphenation": .language, "languages": .language, "keywords": .keyword, "keyword": .keyword, "tags": .keyword,
    "file": .file, "files": .file, "local-url": .file, "localfile": .file, "pdf": .file, "filename": .file,
    "author": .author, "editor": .editor,
  ]

  /// Lists of names that are neither authors nor editors of the work; kept under their own name.
  static let people: Set<String> = [
    "bookauthor", "translator", "annotator", "commentator", "introduction", "foreword", "afterword", "holder",
    "editora", "editorb", "editorc", "director", "collaborator", "sponsor", "contributor", "producer",
    "origauthor", "corpauthor",
  ]

  /// Fields that are no TeX: addresses and paths.
  static let verbatim: Set<String> = [
    "doi", "url", "file", "files", "local-url", "localfile", "pdf", "filename", "eprint", "ee", "adsurl", "biburl",
    "verba", "verbb", "verbc", "identifiers", "ids",
  ]

  /// Names under which a parent's field comes to its children (appendix B); others come under their own.
  static let inherited: [String: String] = [
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "author": "bookauthor",
  ]

  /// What a child never takes from its parent.
  static let own: Set<String> = [
    "crossref", "xref", "xdata", "ids", "keywords", "keyword", "tags", "abstract", "annotation", "annote", "note",
    "file", "files", "doi", "url", "shorttitle", "sorttitle", "indextitle", "timestamp", "date-added",
    "date-modified", "bdsk-url-1", "bdsk-file-1", "pages",
  ]

  /// Fields of which one stands for the other.
  static let synonyms: [String: String] = [
    "journaltitle": "journal", "date": "year", "location": "address", "institution": "school",
  ]
}
