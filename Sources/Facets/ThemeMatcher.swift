import Analysis
import Corpus

/// Finds the concepts of the thesaurus in a text.
///
/// A label is found where its words stand in a row in any inflection: words are compared by their stems. Labels count
/// in texts of their own language; those of no language (acronyms) in all. Where one match lies within another, only
/// the longer one counts: "recognition of prior learning" names no other concept that its words may name alone.
///
/// A text in a language that has no labels, or none that is known, is read as English: such texts have English terms.
final class ThemeMatcher: Sendable {
  let names: NameTable
  fileprivate let context: ContextRules
  /// Those of a language are made when the first text in it comes.
  private let english: Lazily<ThemeLabels>
  private let others: [LanguageCode: Lazily<ThemeLabels>]

  /// A label found in a text.
  struct Match {
    /// Bytes of UTF-8 from the start of the text.
    var range: Range<Int>
    /// A position in ``NameTable/values``.
    var value: Int
    var kind: NameKind
  }

  init(_ names: NameTable, _ tables: AuthorityTables) {
    self.names = names
    context = ContextRules(tables, names: names, reach: ContextRules.themeReach)
    english = Lazily { ThemeLabels(names, .english) }
    let codes = Set(names.entries.map(\.language)).subtracting([.none, .english])
    others = Dictionary(
      uniqueKeysWithValues: codes.map { code in (code, Lazily { ThemeLabels(names, Language(code.tag)) }) })
  }

  /// The labels to look for in a text.
  ///
  /// - Parameter language: of the text; nil if it is not known.
  /// - Returns: the labels, and their language.
  fileprivate func labels(for language: Language?) -> (ThemeLabels, Language) {
    if let language, let labels = others[LanguageCode(language)] { return (labels.value, language) }
    return (english.value, .english)
  }
}

/// One pass of the matcher over one text, token by token.
struct ThemeWalk {
  private let names: NameTable
  private let context: ContextRules
  private let labels: ThemeLabels
  private let stems: StemCache
  private let text: TokenScanner
  private let language: Language
  private let seed: UInt64
  /// Labels that have begun: the node that they have come to, and the byte where they started.
  private var open: [(node: UInt32, start: Int)] = []
  private var found: [ThemeMatcher.Match] = []

  /// - Parameter language: of the text; nil if it is not known.
  init(_ matcher: ThemeMatcher, _ stems: StemCache, text: TokenScanner, language: Language?) {
    (labels, self.language) = matcher.labels(for: language)
    names = matcher.names
    context = matcher.context
    self.stems = stems
    self.text = text
    seed = StemCache.seed(self.language)
  }

  /// Tokens come in the order in which they stand.
  @inline(__always)
  mutating func take(_ token: Token) {
    let mark = stems.mark(token, in: text.text, language, seed: seed, labels: labels.trie)
    if mark & 1 != 0 || !open.isEmpty { extend(by: token, mark & ~1, starts: mark & 1 != 0) }
  }

  private mutating func extend(by token: Token, _ hash: UInt64, starts: Bool) {
    var kept = 0
    for index in open.indices where advance(open[index], by: hash, token, to: kept) { kept += 1 }
    open.removeLast(open.count - kept)
    if starts { _ = advance((NameTrie.root, token.start), by: hash, token, to: kept) }
  }

  /// Takes a label one word further, and keeps it at a place of ``open``.
  ///
  /// - Returns: whether a label goes on so.
  private mutating func advance(
    _ label: (node: UInt32, start: Int), by hash: UInt64, _ token: Token, to place: Int
  ) -> Bool {
    let next = labels.trie.node(hash, from: label.node)
    guard next != NameTrie.none else { return false }
    if place < open.count { open[place] = (next, label.start) } else { open.append((next, label.start)) }
    if labels.trie.firstEntries[Int(next)] != NameTrie.none, let match = match(next, label.start..<token.end) {
      found.append(match)
    }
    return true
  }

  private func match(_ node: UInt32, _ range: Range<Int>) -> ThemeMatcher.Match? {
    var next = labels.trie.firstEntries[Int(node)]
    while next != NameTrie.none {
      let entry = names.entries[labels.entries[Int(next)]]
      next = labels.trie.nextEntries[Int(next)]
      if agrees(entry, range) { return ThemeMatcher.Match(range: range, value: Int(entry.value), kind: entry.kind) }
    }
    return nil
  }

  private func agrees(_ entry: NameTable.Entry, _ range: Range<Int>) -> Bool {
    names.bytes.withUnsafeBufferPointer { names in
      let name = UnsafeBufferPointer(rebasing: names[Int(entry.start)..<Int(entry.end)])
      let isForm =
        entry.isExact
        ? text.text[range].elementsEqual(name)
        : WordForms.agree(text, range, with: TokenScanner(text: name, classes: text.classes, folds: text.folds))
      return isForm && context.allows(entry, named: names, at: range, in: text)
    }
  }

  /// In reading order, none within another.
  var matches: [ThemeMatcher.Match] {
    guard found.count > 1 else { return found }
    var kept: [ThemeMatcher.Match] = []
    for match in found.sorted(by: {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }) where match.range.upperBound > kept.last?.range.upperBound ?? 0 {
      kept.append(match)
    }
    return kept
  }
}
