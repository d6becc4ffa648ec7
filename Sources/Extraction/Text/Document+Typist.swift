import Corpus

extension Document {
  /// Shorter texts, covers of scans say, need not name their authors.
  private static let shortestSearched = 800

  /// Names that programs give where nobody gave one, in small letters.
  private static let accounts: Set<String> = [
    "user", "admin", "administrator", "microsoft office user", "microsoft", "owner", "aed", "author", "guest",
    "usuario",
    "usuário", "utilisateur", "benutzer", "utente", "пользователь", "администратор", "admin user", "windows user",
    "default", "unknown", "test", "hp", "dell", "lenovo", "asus", "acer", "toshiba", "pc", "微软用户", "用户",
  ]

  /// Takes out authors that only the file's properties name and its text does not.
  ///
  /// Programs enter whoever typed the file, or made the template, as its author; citing that person is worse than
  /// citing nobody.
  mutating func removeTypists() {
    fields.removeAll { $0.name == .author && $0.origin == .info && Self.accounts.contains($0.value.lowercased()) }
    guard fields.contains(where: { $0.name == .author && $0.origin == .info }) else { return }
    let blocks = pages.lazy.flatMap(\.blocks)
    guard blocks.reduce(0, { $0 + $1.text.utf8.count }) >= Self.shortestSearched else { return }
    fields.removeAll { field in
      guard field.name == .author, field.origin == .info else { return false }
      // The longest part of a name tells most; names without spaces are sought whole.
      let words = field.value.lowercased().split { !$0.isLetter }
      guard let word = words.max(by: { $0.count < $1.count }) else { return true }
      return !blocks.contains { Self.holds($0.text, Array(word.utf8)) }
    }
  }

  /// Whether a text holds a word in small letters, whatever the case there.
  private static func holds(_ text: String, _ word: [UInt8]) -> Bool {
    guard word.allSatisfy({ $0 < 0x80 }) else { return text.lowercased().utf8.contains(word) }
    var text = text
    return text.withUTF8 { bytes in
      guard let first = word.first, bytes.count >= word.count else { return false }
      for start in 0...(bytes.count - word.count) where bytes[start] | 0x20 == first {
        var length = 1
        while length < word.count && bytes[start + length] | 0x20 == word[length] { length += 1 }
        if length == word.count { return true }
      }
      return false
    }
  }
}
