/// Judges whether a line that opens a text is its title.
enum TitleGuess {
  /// The first non-empty line, if it looks like a title: short, with letters, and no sentence of running text.
  static func title(ofText text: some StringProtocol) -> String? {
    let lines = text.prefix(2000).split(maxSplits: 12, whereSeparator: \.isNewline)
    guard let line = lines.map({ TextBuilder.line($0) }).first(where: { !$0.isEmpty }) else { return nil }
    return looksLikeTitle(line) ? line : nil
  }

  static func looksLikeTitle(_ line: String) -> Bool {
    guard (4...200).contains(line.count), line.split(separator: " ").count <= 25,
      let last = line.unicodeScalars.last, !",;:".unicodeScalars.contains(last)
    else { return false }
    let letters = line.unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters * 2 >= line.unicodeScalars.count, line.first?.isLowercase != true else { return false }
    // A full stop ends a sentence; titles that have one are short.
    return !".。।".unicodeScalars.contains(last) || line.count <= 60 && line.split(separator: " ").count <= 8
  }
}
