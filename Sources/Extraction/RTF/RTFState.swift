/// What holds in a group of an RTF file; the group's end brings back what held before.
struct RTFState {
  var destination = RTFDestination.body
  var charset = "CP1252"
  /// How many characters stand in for a `\u` that a reader knows.
  var fallbackLength = 1
  var isDeleted = false
  var isInTable = false
  var style = 0
  var outlineLevel = 9
  /// How many inserts of the output are open.
  var insertCount = 0
}

/// Where the text of a group goes.
enum RTFDestination: Equatable {
  case body
  /// Is passed over, and all groups in it.
  case skipped
  /// Holds no text of its own, but may hold groups that do.
  case container
  /// Text that stands apart from the text around it.
  case note, comment, header, footer, textBox
  case fontTable, styleSheet
  case info(InfoName)
  case commentAuthor

  /// What the file says of itself (RTF 1.9.1, "Information Group").
  enum InfoName: Equatable {
    case title, author, company, keywords, subject, created
  }

  /// The destination that a control word opens; nil for one that opens none.
  static func named(_ name: String) -> RTFDestination? { byName[name] }

  private static let byName: [String: RTFDestination] = {
    var names: [String: RTFDestination] = [
      "footnote": .note, "annotation": .comment, "header": .header, "headerl": .header, "headerr": .header,
      "headerf": .header, "footer": .footer, "footerl": .footer, "footerr": .footer, "footerf": .footer,
      "shptxt": .textBox, "dptxbxtext": .textBox, "shp": .container, "shpinst": .container, "do": .container,
      "object": .container, "result": .body, "fonttbl": .fontTable, "stylesheet": .styleSheet, "info": .container,
      "title": .info(.title), "author": .info(.author), "company": .info(.company), "keywords": .info(.keywords),
      "subject": .info(.subject), "creatim": .info(.created), "atnauthor": .commentAuthor,
    ]
    for name in [
      "pict", "colortbl", "fldinst", "shprslt", "nonesttables", "nonshppict", "xe", "tc", "txe", "rxe", "bkmkstart",
      "bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "revtim", "printim", "buptim",
      "operator", "doccomm", "category", "manager", "comment", "hlinkbase", "version", "pn", "atnid", "sp", "objdata",
      "objclass", "objname", "template", "filetbl", "revtbl", "listtable", "listoverridetable", "rsidtbl", "generator",
      "xmlnstbl", "themedata", "colorschememapping", "datastore", "latentstyles", "ud", "panose", "falt",
    ] {
      names[name] = .skipped
    }
    return names
  }()
}
