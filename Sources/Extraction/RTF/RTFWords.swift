/// Control words that stand for a character or a break.
enum RTFWords {
  static let text: [String: String] = [
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "emspace": " ", "enspace": " ", "qmspace": " ",
  ]

  static let breaks: [String: RTFOutput.Break] = [
    "par": .paragraph, "sect": .paragraph, "line": .line, "lbr": .line, "column": .line, "page": .page,
    "softpage": .line, "cell": .cell, "nestcell": .cell, "row": .row, "nestrow": .row,
  ]
}
