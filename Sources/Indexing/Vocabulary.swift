package import GRDB

/// The words of an index, in the order of their bytes.
package struct Vocabulary {
  private let next: Statement

  /// Makes what lists words known to the connection: nothing of the index is written.
  package init(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, document_fts, instance)
        """)
    next = try db.makeStatement(sql: "SELECT term FROM temp.vocabulary WHERE term > ? LIMIT 1")
  }

  /// The first words that begin with a text, at most so many; none of their occurrences is read.
  ///
  /// - Parameter prefix: not empty, in the form in which the index holds words.
  package func words(startingWith prefix: String, limit: Int) throws -> [String] {
    var words: [String] = []
    // The text may be a word itself, and nothing comes between it and what precedes it by a byte.
    var last = String(prefix.unicodeScalars.dropLast())
    if let scalar = prefix.unicodeScalars.last.flatMap({ Unicode.Scalar($0.value - 1) }) {
      last.unicodeScalars.append(scalar)
      last += "\u{10FFFF}"
    }
    while words.count < limit, let word = try String.fetchOne(next, arguments: [last]), word.hasPrefix(prefix) {
      words.append(word)
      last = word
    }
    return words
  }
}
