import Corpus

/// What the tags of a RIS record mean to us, over the dialects of its vendors.
enum RISTag {
  static let fields: [String: Field.Name] = [
    "TI": .title, "T1": .title, "CT": .title, "AU": .author, "A1": .author, "A2": .editor, "ED": .editor,
    "A3": .editor, "DO": .doi, "UR": .url, "AB": .abstract, "N2": .abstract,
    "KW": .keyword, "PB": .publisher, "CY": .place, "PP": .place, "JO": .container, "JF": .container, "JA": .container,
    "J1": .container, "J2": .container, "T2": .container, "BT": .container, "T3": .container, "VL": .volume,
    "IS": .issue, "CP": .issue, "LA": .language, "AD": .affiliation, "C1": .affiliation,
  ]

  /// Tags of which the record keeps the first value only: the later ones say the same in short.
  static let single: Set<Field.Name> = [.title, .container, .abstract, .publisher, .place, .volume, .issue]

  static let dates = ["PY", "Y1", "DA", "Y2"]
}
