/// The footnotes, endnotes and comments of a Word document, by the character that refers to each.
struct DOCNotes {
  /// A footnote, an endnote or a comment.
  struct Note {
    /// Its characters.
    var range: Range<Int>
    /// Who made a comment.
    var author: String?
  }

  /// By the number of the reference's character.
  private(set) var byReference: [Int: Note] = [:]

  init(table: BinaryView, header: DOCHeader, start: (DOCHeader.Part) -> Int) {
    let authors = Self.authors(table.part(header[.commentAuthors]))
    for (part, references, texts, size) in [
      (DOCHeader.Part.footnotes, DOCHeader.Table.footnoteReferences, DOCHeader.Table.footnoteTexts, 2),
      (.endnotes, .endnoteReferences, .endnoteTexts, 2), (.comments, .commentReferences, .commentTexts, 30),
    ] {
      let references = table.part(header[references])
      let texts = table.part(header[texts])
      let count = max(0, (references.count - 4) / (4 + size))
      var free = start(part)
      for index in 0..<min(count, texts.count / 4) {
        let first = start(part) + texts.double(4 * index)
        let end = min(start(part) + texts.double(4 * index + 4), start(part) + header.count(part))
        // The texts follow each other; a file in which they overlap could hold one many times.
        guard first >= free, first < end else { continue }
        free = end
        // A comment's author is an index, behind the ten units of the initials.
        let author = part == .comments ? references.word(4 * (count + 1) + size * index + 20) : nil
        byReference[references.double(4 * index)] = Note(
          range: first..<end, author: author.flatMap { authors.indices.contains($0) ? authors[$0] : nil })
      }
    }
  }

  mutating func take(at character: Int) -> Note? { byReference.removeValue(forKey: character) }

  private static func authors(_ content: BinaryView) -> [String] {
    var authors: [String] = []
    var offset = 0
    while offset + 2 <= content.count {
      authors.append(content.utf16(offset + 2, units: content.word(offset)))
      offset += 2 + 2 * content.word(offset)
    }
    return authors
  }
}
