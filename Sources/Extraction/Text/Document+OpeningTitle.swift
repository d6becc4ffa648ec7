import Corpus

extension Document {
  private static let searchedBytes = 4000

  /// Adds the title that the text opens with, where the file's properties name none that stands in the text: programs
  /// keep the properties of a template, or of the document that this one was made from.
  mutating func addOpeningTitle() {
    guard !fields.contains(where: { $0.name == .title && $0.origin < .info }) else { return }
    if let title = best(.title).first.map({ Self.key($0.value) }), !title.isEmpty {
      let opening = pages.prefix(2).map(\.text).joined(separator: " ").prefix(Self.searchedBytes)
      if Self.key(opening).contains(title) { return }
    }
    if let title = openingTitle { add(.title, title, origin: .page) }
  }

  private static func key(_ text: some StringProtocol) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
