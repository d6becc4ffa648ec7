import Corpus

extension Document {
  /// Adds the title that the text opens with, where neither a style nor a property that the text bears out names one:
  /// programs keep the properties of a template, or of the document that this one was made from.
  mutating func addOpeningTitle() {
    guard !fields.contains(where: { $0.name == .title && $0.origin < .info }) else { return }
    guard let title = openingTitle else { return }
    // One word heads a part of any text, and a sentence none: a property says more.
    let isWord = !title.contains(" ") && title.unicodeScalars.allSatisfy { $0.value < 0x3000 }
    if has(.title), isWord || title.hasSuffix(".") { return }
    add(.title, title, origin: .page)
  }

  /// The heading that opens the text, else what a memorandum says is its subject, else the first line, where that looks
  /// like a title.
  private var openingTitle: String? {
    let blocks = pages.first?.blocks.filter { $0.role != .boilerplate } ?? []
    let opening = blocks.prefix(3)
    if let heading = opening.first(where: { $0.role == .heading }) { return TitleGuess.title(ofText: heading.text) }
    let text = blocks.prefix(8).map(\.text).joined(separator: "\n")
    return MemoSubject.find(in: text) ?? opening.first.flatMap { TitleGuess.title(ofText: $0.text) }
  }
}
