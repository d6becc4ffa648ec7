/// What people, or programs, write in place of a picture.
enum AlternativeText {
  /// The description; nil where it only names a file or says that a program wrote it.
  static func of(_ value: String?) -> String? {
    guard let value, !value.isEmpty else { return nil }
    let lines = TextBuilder.paragraphs(value).split(separator: "\n").filter { !isNotice($0) }
    let text = TextBuilder.line(lines.joined(separator: "\n"))
    guard text.contains(where: \.isLetter), !isFileName(text) else { return nil }
    return text
  }

  /// Word's line below a description that it made itself.
  private static func isNotice(_ line: Substring) -> Bool {
    let line = line.lowercased()
    return line.contains("automatically generated") || line.contains("ai-generated")
  }

  private static func isFileName(_ text: String) -> Bool {
    text.contains("://") || text.contains(":\\")
      || text.firstMatch(of: #/(?i)\.(jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp|pdf)$/#) != nil
  }
}
