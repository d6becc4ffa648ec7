import Corpus

/// HTML inside a value: a description, a feed's entry, a page within a page.
enum HTMLFragment {
  static func text(_ value: String) -> String {
    guard value.contains("<") || value.contains("&") else { return value }
    let text = try? XMLTree.parse(html: value) { root in
      var builder = TextBuilder()
      HTMLTextWriter(readsFrames: false).write(root, to: &builder)
      return builder.takeBlocks().map(\.text).joined(separator: "\n")
    }
    return text ?? value
  }
}
