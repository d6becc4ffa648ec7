import Corpus

extension Document {
  /// Adds the title that the text opens with, where neither a style nor a property that the text bears out names one:
  /// programs keep the properties of a template, or of the document that this one was made from.
  mutating func addOpeningTitle() {
    guard !fields.contains(where: { $0.name == .title && $0.origin < .info }) else { return }
    if let title = openingTitle { add(.title, title, origin: .page) }
  }
}
