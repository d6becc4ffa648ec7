import Corpus

extension Document {
  /// Shorter texts, covers of scans say, need not name their authors.
  private static let shortestSearched = 800

  /// Takes out authors that only the file's properties name and its text does not.
  ///
  /// Programs enter whoever typed the file, or made the template, as its author; citing that person is worse than
  /// citing nobody.
  mutating func removeTypists() {
    guard fields.contains(where: { $0.name == .author && $0.origin == .info }) else { return }
    let text = pages.lazy.flatMap(\.blocks).map(\.text).joined(separator: " ").lowercased()
    guard text.utf8.count >= Self.shortestSearched else { return }
    fields.removeAll { field in
      guard field.name == .author, field.origin == .info else { return false }
      // The longest part of a name tells most; names without spaces are sought whole.
      let words = field.value.lowercased().split { !$0.isLetter }
      return words.max { $0.count < $1.count }.map { !text.contains($0) } ?? true
    }
  }
}
