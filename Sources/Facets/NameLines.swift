import Corpus
import Glibc

/// A table of names inside the binary, read line by line without taking it apart: a question names few of its tens of
/// thousands of names, and reading all would take longer than the search.
///
/// Codes and languages are never quoted, and a value's names stand together.
struct NameLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the first line after the header starts.
  private let start: Int
  private let columns: [String]
  private let facet: Facet?
  private let language: String
  /// The column of the value's code and that of the name.
  private let valueColumn: Int
  private let nameColumn: Int

  /// - Parameters:
  ///   - facet: nil if the table has a column that names it.
  ///   - value: the column of the value's code.
  ///   - name: the column of the name.
  ///   - language: of all names of a table that has no column for it.
  init?(_ file: AuthorityFile, facet: Facet?, value: String, name: String = "name", language: String = "") {
    bytes = file.embedded.bindMemory(to: UInt8.self)
    var at = 0
    while at < bytes.count, bytes[at] == UInt8(ascii: "#") { at = Self.end(ofLineAt: at, bytes) + 1 }
    let header = Self.end(ofLineAt: at, bytes)
    guard at < header else { return nil }
    columns = Self.fields(bytes[at..<header])
    start = header + 1
    self.facet = facet
    self.language = language
    guard let valueColumn = columns.firstIndex(of: value), let nameColumn = columns.firstIndex(of: name) else {
      return nil
    }
    self.valueColumn = valueColumn
    self.nameColumn = nameColumn
  }

  /// Calls `body` for each line all of whose name's words have one of some keys.
  ///
  /// - Parameter keys: a bit a key.
  func forEach(withKeyIn keys: [UInt64], _ body: (_ line: Int, _ key: NameKey) -> Void) {
    guard let base = bytes.baseAddress else { return }
    keys.withUnsafeBufferPointer { keys in
      var value = start..<start
      var at = start
      while at < bytes.count {
        if !startsAlike(at, value) { value = at..<place(ofColumn: valueColumn + 1, from: at) }
        let name = place(ofColumn: nameColumn - valueColumn - 1, from: at + value.count)
        let key = NameKey(bytes, from: name)
        if Self.holds(keys, key), Self.holds(keys, wordsAfter: name, bytes) { body(at, key) }
        guard name < bytes.count, let end = memchr(base + name, 0x0A, bytes.count - name) else { return }
        at = UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
      }
    }
  }

  @inline(__always)
  private static func holds(_ keys: UnsafeBufferPointer<UInt64>, _ key: NameKey) -> Bool {
    keys[Int(key.value >> 6)] & (1 << UInt64(key.value & 63)) != 0
  }

  /// Whether the words of a name after its first have keys as well; those with a comma within are not looked at.
  private static func holds(
    _ keys: UnsafeBufferPointer<UInt64>, wordsAfter name: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var at = name
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0A {
      at += 1
      if bytes[at - 1] == UInt8(ascii: " "), !holds(keys, NameKey(bytes, from: at)) { return false }
    }
    return true
  }

  /// The name on a line.
  func row(_ line: Int) -> NameRow? {
    let fields = Self.fields(bytes[line..<Self.end(ofLineAt: line, bytes)])
    guard fields.count > nameColumn else { return nil }
    func field(_ name: String) -> String {
      columns.firstIndex(of: name).flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
    }
    guard let facet = facet ?? Facet(rawValue: field("facet")) else { return nil }
    return NameRow(
      value: FacetValue(facet, fields[valueColumn]), name: fields[nameColumn],
      language: language.isEmpty ? field("language") : language, kind: field("kind"), match: field("match"))
  }

  /// All names of the value that a line is about.
  func rows(around line: Int) -> [NameRow] {
    let value = line..<place(ofColumn: valueColumn + 1, from: line)
    var first = line
    while first > start {
      var before = first - 1
      while before > start, bytes[before - 1] != 0x0A { before -= 1 }
      guard startsAlike(before, value) else { break }
      first = before
    }
    return rows(from: first, of: value)
  }

  /// All names of a value.
  func rows(of value: FacetValue) -> [NameRow] {
    if let facet, facet != value.facet { return [] }
    let code = facet == nil ? "\(value.facet.rawValue),\(value.value)," : "\(value.value),"
    return line(startingWith: code).map { rows(from: $0, of: $0..<($0 + code.utf8.count)) } ?? []
  }

  /// The first line that starts with a text; nil if none does.
  func line(startingWith text: String) -> Int? {
    let text = Array(text.utf8)
    var at = start
    while at < bytes.count {
      if bytes[at] == text.first, bytes[at...].starts(with: text) { return at }
      at = Self.end(ofLineAt: at, bytes) + 1
    }
    return nil
  }

  private func rows(from first: Int, of value: Range<Int>) -> [NameRow] {
    var rows: [NameRow] = []
    var at = first
    while at < bytes.count, startsAlike(at, value) {
      if let row = row(at) { rows.append(row) }
      at = Self.end(ofLineAt: at, bytes) + 1
    }
    return rows
  }

  /// Whether the line at a place starts as another does up to its code.
  @inline(__always)
  private func startsAlike(_ line: Int, _ other: Range<Int>) -> Bool {
    guard !other.isEmpty, line + other.count <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + line, base + other.lowerBound, other.count) == 0
  }

  /// Where the field starts that stands so many columns after the one at a place; none of those is quoted.
  @inline(__always)
  private func place(ofColumn column: Int, from place: Int) -> Int {
    var at = place
    var rest = column
    while rest > 0, at < bytes.count, bytes[at] != 0x0A {
      if bytes[at] == UInt8(ascii: ",") { rest -= 1 }
      at += 1
    }
    return at
  }

  private static func end(ofLineAt start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let end = memchr(base + start, 0x0A, bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(end) - UnsafeRawPointer(base)
  }

  private static func fields(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    var reader = CSVReader([UInt8](line))
    guard let record = try? reader.next() else { return [] }
    return reader.strings(of: record)
  }
}
