import Corpus
import Foundation

/// Whether two lists of authors may be those of one work.
enum AuthorAgreement {
  /// False only where both name people and not one of them is in both, or both name nothing but organizations and
  /// not one is in both.
  static func mayAgree(_ left: [String], _ right: [String]) -> Bool {
    let (left, right) = (left.map(Name.init), right.map(Name.init))
    for isOrganization in [false, true] {
      let (mine, others) = (
        left.filter { $0.isOrganization == isOrganization }, right.filter { $0.isOrganization == isOrganization }
      )
      guard !mine.isEmpty, !others.isEmpty else { continue }
      return mine.contains { name in others.contains { name.mayBe($0) } }
    }
    return true
  }

  /// Whether both name the same person; an organization has many works of one title.
  static func sharePeople(_ left: [String], _ right: [String]) -> Bool {
    let (left, right) = (left.map(Name.init), right.map(Name.init))
    return left.contains { name in
      !name.isOrganization && right.contains { !$0.isOrganization && name.mayBe($0) }
    }
  }

  private struct Name {
    let isOrganization: Bool
    private let words: Set<String>
    /// The words by which the name is known: the family name, or all of an organization's.
    private let main: Set<String>

    init(_ text: String) {
      isOrganization = NameWords.nameOrganization(text)
      let words = Self.words(text)
      self.words = Set(words)
      if isOrganization {
        main = self.words
      } else if let comma = text.firstIndex(of: ","), case let family = Self.words(text[..<comma]), !family.isEmpty {
        main = Set(family)
      } else {
        // `Kofi Mensah`, `Mensah K`
        main = Set((words.last { $0.unicodeScalars.count > 1 } ?? words.last).map { [$0] } ?? [])
      }
    }

    func mayBe(_ other: Name) -> Bool { main.isSubset(of: other.words) || other.main.isSubset(of: words) }

    private static func words(_ text: some StringProtocol) -> [String] {
      text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        .split { !$0.isLetter }.map(String.init)
    }
  }
}
