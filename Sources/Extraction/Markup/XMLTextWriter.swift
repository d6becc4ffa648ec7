import Analysis
import Corpus

/// Writes the elements of an XML document as blocks of text, by what its vocabulary says of them.
struct XMLTextWriter {
  let vocabulary: XMLVocabulary
  /// The document's language; a block names its language only where it is another.
  var language: Language?

  /// - Parameters:
  ///   - base: the role of text that is nothing else.
  ///   - inherited: the language around the node, where it is not the document's.
  func write(_ root: XMLNode, as base: Block.Role = .body, inherited: Language? = nil, to text: inout PagedText) {
    var state = State(base: base, language: inherited)
    state.open(&text)
    root.walk(
      enter: { node in
        guard node.isElement else {
          append(node, state, to: &text)
          return false
        }
        return enter(node, &state, to: &text)
      },
      leave: { leave($0, &state, to: &text) })
  }

  /// What is open at a place in the document.
  private struct State {
    let base: Block.Role
    let language: Language?
    var roles: [(node: XMLNode, role: Block.Role)] = []
    var languages: [(node: XMLNode, language: Language?)] = []
    var preformatted: [XMLNode] = []
    /// For each open element, whether text stands directly in it; kept only where the writer must know.
    var mixed: [Bool] = []

    init(base: Block.Role, language: Language?) {
      self.base = base
      self.language = language
    }

    var role: Block.Role { roles.last?.role ?? base }

    func open(_ text: inout PagedText) {
      text.builder.open(role, language: languages.last.map(\.language) ?? language)
    }
  }

  private func append(_ node: XMLNode, _ state: State, to text: inout PagedText) {
    guard vocabulary.unknownIsLine, node.isText else { return text.builder.append(node) }
    let holdsMarkup = node.holdsMarkup
    guard node.isVerbatim || holdsMarkup else { return text.builder.append(node) }
    text.builder.layout = .preformatted
    if holdsMarkup {
      text.builder.append(HTMLFragment.text(node.content))
    } else {
      text.builder.append(node)
    }
    text.builder.layout = state.preformatted.isEmpty ? .flowing : .preformatted
  }

  private func enter(_ node: XMLNode, _ state: inout State, to text: inout PagedText) -> Bool {
    let name = node.name
    let isMixed = state.mixed.last ?? false
    if vocabulary.unknownIsLine { state.mixed.append(node.hasOwnText) }
    if vocabulary.skipped.contains(name) || vocabulary.skips(node) || isPassedOver(node) { return false }
    if vocabulary.pages.contains(name) { text.breakPage() }
    if let role = vocabulary.role(of: node, name: name, inside: state.role) { state.roles.append((node, role)) }
    let isOpened = state.roles.last?.node.pointer == node.pointer
    let isLine = isOpened || self.isLine(name, isMixed: isMixed)
    // A phrase in another language is no block of its own: it would break the sentence.
    if isLine, node.hasAttributes, let own = node.language {
      state.languages.append((node, own == language ? nil : own))
      state.open(&text)
    } else if isOpened {
      state.open(&text)
    }
    if vocabulary.lineBreaks.contains(name) { text.builder.line() }
    separate(name, isLine: isLine, state, to: &text)
    if vocabulary.preformatted.contains(name) {
      state.preformatted.append(node)
      text.builder.layout = .preformatted
    }
    if let attribute = vocabulary.descriptions[name], let value = node.attribute(attribute) {
      text.builder.space()
      text.builder.append(value)
      text.builder.space()
    }
    return true
  }

  /// White space before and after an element.
  private func separate(_ name: String, isLine: Bool, _ state: State, to text: inout PagedText) {
    let isOnOneLine = state.role == .references || state.role == .table
    if vocabulary.rows.contains(name) {
      text.builder.line()
    } else if vocabulary.cells.contains(name) {
      text.builder.tab()
    } else if isLine, !isOnOneLine {
      text.builder.line()
    } else if vocabulary.spaced.contains(name) || isOnOneLine && !vocabulary.phrases.contains(name) {
      text.builder.space()
    }
  }

  private func leave(_ node: XMLNode, _ state: inout State, to text: inout PagedText) {
    let name = node.name
    if vocabulary.unknownIsLine { _ = state.mixed.popLast() }
    let isMixed = state.mixed.last ?? false
    if state.preformatted.last?.pointer == node.pointer {
      state.preformatted.removeLast()
      if state.preformatted.isEmpty { text.builder.layout = .flowing }
    }
    let closesRole = state.roles.last?.node.pointer == node.pointer
    let closesLanguage = state.languages.last?.node.pointer == node.pointer
    if closesLanguage { state.languages.removeLast() }
    if closesRole { state.roles.removeLast() }
    if closesRole || closesLanguage {
      state.open(&text)
    } else {
      separate(name, isLine: isLine(name, isMixed: isMixed), state, to: &text)
    }
  }

  private func isLine(_ name: String, isMixed: Bool) -> Bool {
    if vocabulary.lines.contains(name) || vocabulary.rows.contains(name) { return true }
    return vocabulary.unknownIsLine && !isMixed && !vocabulary.phrases.contains(name)
      && !vocabulary.cells.contains(name)
  }

  private static let maximumAlternatives = 20

  /// Whether a better one of the same alternatives is read.
  private func isPassedOver(_ node: XMLNode) -> Bool {
    guard let parent = node.parent, let order = vocabulary.alternatives[parent.name] else { return false }
    let choice = Array(parent.elements.prefix(Self.maximumAlternatives))
    let best = order.lazy.compactMap { name in choice.first { $0.name == name } }.first ?? choice.first
    return best?.pointer != node.pointer
  }
}
