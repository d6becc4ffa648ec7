import Corpus

/// What the elements of an XML vocabulary are for, as far as a writer of plain text must know.
///
/// Elements are named without prefix. One that no set names is a phrase, or a paragraph where
/// ``unknownIsLine`` is set and no text stands beside it.
struct XMLVocabulary: Sendable {
  /// Left out with all beneath them.
  var skipped: Set<String> = []
  /// Begin and end a line.
  var lines: Set<String> = []
  /// Begin a line even within a table or a list of references.
  var rows: Set<String> = []
  /// Set off from their neighbours by a tab.
  var cells: Set<String> = []
  /// Set off from their neighbours by a space.
  var spaced: Set<String> = []
  /// Phrases of running text: nothing comes between them and their neighbours, wherever they stand.
  var phrases: Set<String> = []
  /// Empty elements at which the source's line ends.
  var lineBreaks: Set<String> = []
  /// Begin a page: a chapter, or a milestone.
  var pages: Set<String> = []
  /// White space counts.
  var preformatted: Set<String> = []
  /// Of several elements that say the same, one is read: by the container's name, those to prefer, best first.
  var alternatives: [String: [String]] = [:]
  /// Attributes that hold text, by the element's name: alternative texts of images.
  var descriptions: [String: String] = [:]
  /// Elements whose text plays a role other than that around them.
  var roles: [String: Block.Role] = [:]
  /// Headings where they stand in running text, not in a note or caption.
  var headings: Set<String> = []
  /// A role that hangs on more than the name; goes before the others.
  var role: @Sendable (XMLNode, Block.Role) -> Block.Role? = { _, _ in nil }
  /// Whether an element is left out for more than its name.
  var skips: @Sendable (XMLNode) -> Bool = { _ in false }
  var unknownIsLine = false

  /// - Parameter outer: the role around the element.
  func role(of node: XMLNode, name: String, inside outer: Block.Role) -> Block.Role? {
    if let role = role(node, outer) { return role }
    if let role = roles[name] { return role }
    guard headings.contains(name) else { return nil }
    return outer == .body || outer == .boilerplate ? .heading : nil
  }
}
