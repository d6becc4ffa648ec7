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
  fileprivate let trie: NameTrie
  /// By entry of the trie, of which an acronym has one for each language: its entry among the names.
  fileprivate let entries: [Int]
  fileprivate let languages: Set<LanguageCode>
  fileprivate let context: ContextRules

  /// A label found in a text.
  struct Match {
    /// Bytes of UTF-8 from the start of the text.
    var range: Range<Int>
    /// A position in ``NameTable/values``.
    var value: Int
    var kind: NameKind
  }

  init(_ names: NameTable, _ tables: AuthorityTables) {
    let languages = Set(names.entries.map(\.language)).subtracting([.none])
    var trie = NameTrie(
      entryCount: names.entries.count + languages.count * names.entries.count { $0.language == .none })
    var entries: [Int] = []
    let stems = StemCache()
    names.bytes.withUnsafeBufferPointer { bytes in
      Alphabet.shared.scan(bytes) { scanner in
        for (index, entry) in names.entries.enumerated() {
          let name = UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.end)])
          let inner = TokenScanner(text: name, classes: scanner.classes, folds: scanner.folds)
          for language in entry.language == .none ? languages : [entry.language] {
            guard let node = Self.insert(inner, Language(language.tag), stems, into: &trie) else { continue }
            trie.add(entries.count, to: node)
            entries.append(index)
          }
        }
      }
    }
    self.names = names
    self.trie = trie
    self.entries = entries
    self.languages = languages
    context = ContextRules(tables, names: names, reach: ContextRules.themeReach)
  }

  /// Whether a label may start with a word; rarely true when none does.
  func mayStart(with hash: UInt64) -> Bool { trie.mayStart(with: hash) }

  /// - Returns: the node of a label; nil for one without words.
  private static func insert(
    _ name: TokenScanner, _ language: Language, _ stems: StemCache, into trie: inout NameTrie
  ) -> UInt32? {
    let seed = StemCache.seed(language)
    var node = NameTrie.root
    var token = name.next(from: 0)
    while token.kind != .end {
      node = trie.insert(stems.hash(token, in: name.text, language, seed: seed), from: node)
      token = name.next(from: token.end)
    }
    return node == NameTrie.root ? nil : node
  }
}

/// One pass of the matcher over one text, token by token.
struct ThemeWalk {
  private let matcher: ThemeMatcher
  private let stems: StemCache
  private let text: TokenScanner
  private let language: Language
  private let seed: UInt64
  /// Labels that have begun: the node that they have come to, and the byte where they started.
  private var open: [(node: UInt32, start: Int)] = []
  private var found: [ThemeMatcher.Match] = []

  /// - Parameter language: of the text; nil if it is not known.
  init(_ matcher: ThemeMatcher, _ stems: StemCache, text: TokenScanner, language: Language?) {
    self.matcher = matcher
    self.stems = stems
    self.text = text
    let known = language.flatMap { matcher.languages.contains(LanguageCode($0)) ? $0 : nil }
    self.language = known ?? .english
    seed = StemCache.seed(self.language)
  }

  /// Tokens come in the order in which they stand.
  @inline(__always)
  mutating func take(_ token: Token) {
    let mark = stems.mark(token, in: text.text, language, seed: seed, labels: matcher)
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
    let next = matcher.trie.node(hash, from: label.node)
    guard next != NameTrie.none else { return false }
    if place < open.count { open[place] = (next, label.start) } else { open.append((next, label.start)) }
    if matcher.trie.firstEntries[Int(next)] != NameTrie.none, let match = match(next, label.start..<token.end) {
      found.append(match)
    }
    return true
  }

  private func match(_ node: UInt32, _ range: Range<Int>) -> ThemeMatcher.Match? {
    var next = matcher.trie.firstEntries[Int(node)]
    while next != NameTrie.none {
      let entry = matcher.names.entries[matcher.entries[Int(next)]]
      next = matcher.trie.nextEntries[Int(next)]
      if agrees(entry, range) { return ThemeMatcher.Match(range: range, value: Int(entry.value), kind: entry.kind) }
    }
    return nil
  }

  private func agrees(_ entry: NameTable.Entry, _ range: Range<Int>) -> Bool {
    matcher.names.bytes.withUnsafeBufferPointer { names in
      let name = UnsafeBufferPointer(rebasing: names[Int(entry.start)..<Int(entry.end)])
      let isForm =
        entry.isExact
        ? text.text[range].elementsEqual(name)
        : WordForms.agree(
          text, range, with: TokenScanner(text: name, classes: text.classes, folds: text.folds))
      return isForm && matcher.context.allows(entry, named: names, at: range, in: text)
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
