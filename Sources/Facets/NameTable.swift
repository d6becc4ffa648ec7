import Analysis
import Corpus

/// Names of things: those of every place and organization, with the phrases that only look like one, or the labels of
/// the thesaurus.
///
/// Names stay bytes in one buffer: making thirty thousand strings would take longer than reading them.
struct NameTable: Sendable {
  struct Entry: Sendable {
    /// A position in ``NameTable/values``; `blocker` for a phrase that names nothing.
    var value: UInt32
    var language: LanguageCode
    var kind: NameKind
    /// Whether the file asks for the case as written.
    var isExact: Bool
    /// Where the name lies in ``NameTable/bytes``.
    var start: UInt32
    var end: UInt32

    static let blocker = UInt32.max
    var isBlocker: Bool { value == Self.blocker }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// In the order in which the tables name them first.
  private(set) var values: [FacetValue] = []
  private var positions: [FacetValue: UInt32] = [:]
  /// By value: its last entry. By entry: the value's entry before it, or `blocker`.
  private var lastEntries: [UInt32] = []
  private var previousEntries: [UInt32] = []

  /// Names of places and organizations.
  init(_ tables: AuthorityTables) {
    for table in tables.parts(of: .placeNames) {
      append(table, facet: nil, value: "value", fallback: .alias)
    }
    for table in tables.parts(of: .organizationNames) {
      append(table, facet: .organization, value: "code", fallback: .name)
    }
    for table in tables.parts(of: .blockers) { append(blockers: table) }
  }

  /// Labels of the thesaurus's concepts, the preferred one in English first.
  init(themes tables: AuthorityTables) {
    for table in tables.parts(of: .themes) {
      append(table, facet: .theme, value: "code", fallback: .name, in: LanguageCode(.english))
    }
    for table in tables.parts(of: .themeNames) { append(table, facet: .theme, value: "code", fallback: .alias) }
  }

  func name(of entry: Entry) -> String {
    String(decoding: bytes[Int(entry.start)..<Int(entry.end)], as: UTF8.self)
  }

  /// The position of a value in ``values``; nil if no table names it.
  func position(of value: FacetValue) -> UInt32? { positions[value] }

  /// The names of a value in the order of the tables.
  func entries(of value: FacetValue) -> [Entry] {
    guard let position = positions[value] else { return [] }
    var found: [Entry] = []
    var next = lastEntries[Int(position)]
    while next != Entry.blocker {
      found.append(entries[Int(next)])
      next = previousEntries[Int(next)]
    }
    return found.reversed()
  }

  /// The first name of a value in a language that is not a demonym, capital, division or city.
  func label(_ facet: Facet, _ value: String, language: Language) -> String? {
    let code = LanguageCode(language)
    // Of equals, the one that the file has first.
    return entries(of: FacetValue(facet, value)).filter { $0.language == code && $0.kind.isProper }
      .min { $0.kind < $1.kind }.map(name)
  }

  /// - Parameters:
  ///   - facet: nil if the table has a column that names it.
  ///   - common: the language of all names of a table that has no column for it.
  private mutating func append(
    _ table: AuthorityTable, facet: Facet?, value: String, fallback: NameKind, in common: LanguageCode? = nil
  ) {
    let base = bytes.count
    bytes += table.bytes
    entries.reserveCapacity(entries.count + table.rowCount)
    let (facetColumn, valueColumn) = (table.column("facet"), table.column(value))
    let (language, name) = (table.column("language"), table.column("name"))
    let (kind, match) = (table.column("kind"), table.column("match"))
    var last: (code: ArraySlice<UInt8>, facet: ArraySlice<UInt8>, value: UInt32) = ([], [], Entry.blocker)
    for row in 0..<table.rowCount {
      let range = table.range(row, name)
      let code = table.bytes[table.range(row, valueColumn)]
      guard !range.isEmpty, !code.isEmpty else { continue }
      let facetName = table.bytes[table.range(row, facetColumn)]
      // Rows of one value mostly stand together.
      if last.value == Entry.blocker || code != last.code || facetName != last.facet {
        guard let facet = facet ?? Facet(rawValue: String(decoding: facetName, as: UTF8.self)) else { continue }
        last = (code, facetName, intern(FacetValue(facet, String(decoding: code, as: UTF8.self))))
      }
      previousEntries.append(lastEntries[Int(last.value)])
      lastEntries[Int(last.value)] = UInt32(entries.count)
      entries.append(
        Entry(
          value: last.value, language: common ?? LanguageCode(table.bytes[table.range(row, language)]),
          kind: NameKind(table.bytes[table.range(row, kind)]) ?? fallback,
          isExact: !table.range(row, match).isEmpty,
          start: UInt32(base + range.lowerBound), end: UInt32(base + range.upperBound)))
    }
  }

  private mutating func append(blockers table: AuthorityTable) {
    let base = bytes.count
    bytes += table.bytes
    let (language, phrase) = (table.column("language"), table.column("phrase"))
    for row in 0..<table.rowCount {
      let range = table.range(row, phrase)
      guard !range.isEmpty else { continue }
      // A single word blocks only its own case: "turkey" is a bird and "Turkey" is not.
      let isWord = !table.bytes[range].contains(UInt8(ascii: " "))
      entries.append(
        Entry(
          value: Entry.blocker, language: LanguageCode(table.bytes[table.range(row, language)]), kind: .name,
          isExact: isWord, start: UInt32(base + range.lowerBound), end: UInt32(base + range.upperBound)))
    }
  }

  private mutating func intern(_ value: FacetValue) -> UInt32 {
    if let known = positions[value] { return known }
    let position = UInt32(values.count)
    values.append(value)
    lastEntries.append(Entry.blocker)
    positions[value] = position
    return position
  }
}
