import Corpus
package import Facets
import Foundation
import Search

/// A site's `authorities/rules.csv`: reads it, and adds and removes lines.
package struct RuleFile {
  package let path: String
  private let authorities: Authorities

  package static let columns = ["query", "facet", "value", "role", "note"]

  package init(path: String, authorities: Authorities) {
    self.path = path
    self.authorities = authorities
  }

  /// The file's bytes; none where it is missing.
  func content() throws(AuthorityError) -> Data {
    guard FileManager.default.fileExists(atPath: path) else { return Data() }
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
  }

  /// All rules in the file's order.
  ///
  /// - Throws: ``AuthorityError`` for a table that is not well formed, ``RuleError`` for a line that is no rule.
  package func rules() throws -> [Rule] {
    let content = try content()
    guard !content.isEmpty else { return [] }
    let table = try AuthorityTable(file: path, bytes: [UInt8](content), required: ["query", "facet", "value"])
    return try (0..<table.rowCount).map { row in
      let line = table.line(row)
      let fields = Self.columns.map { table.string(row, table.column($0)).trimmingCharacters(in: .whitespaces) }
      return try rule(
        query: fields[0], facet: fields[1], value: fields[2], role: fields[3], note: fields[4], line: line)
    }
  }

  /// Makes a rule of its fields.
  ///
  /// - Throws: ``RuleError``.
  package func rule(
    query: String, facet: String, value: String, role: String, note: String, line: Int
  ) throws(RuleError) -> Rule {
    func fault(_ reason: String) -> RuleError { RuleError(file: path, line: line, reason: reason) }
    guard !query.isEmpty else { throw fault("the query is empty; it would find every document") }
    guard let kind = Facet(rawValue: facet), Facet.tagged.contains(kind) else {
      throw fault("'\(facet)' is no facet; there are \(Facet.tagged.map(\.rawValue).joined(separator: ", "))")
    }
    guard let place = role.isEmpty ? .about : Role(rawValue: role) else {
      throw fault("'\(role)' is no role; there are \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let tag: FacetValue
    switch authorities.resolve(value, facets: [kind]) {
    case .found(let found): tag = found
    case .ambiguous(let values), .unknown(suggestions: let values):
      let error = FilterError(facet: kind, name: value, suggestions: values.map(authorities.described))
      throw fault(error.description)
    }
    let parsed: Query
    do { parsed = try QueryParser.parse(query, isStrict: true) } catch {
      throw fault("\(error.fault), in the query \(query)")
    }
    let rule = Rule(line: line, query: query, parsed: parsed, value: tag, role: place, note: note)
    for asked in rule.askedTags where asked.facet == tag.facet {
      let isOwn = asked.names.contains { authorities.resolve($0, facets: [tag.facet]) == .found(tag) }
      if isOwn { throw fault("its query asks for the tag that it gives") }
    }
    return rule
  }

  /// Adds a rule at the end, and makes the file where there is none.
  package func append(_ rule: Rule) throws {
    let content = try content()
    var text = String(decoding: content, as: UTF8.self)
    if text.isEmpty { text = CSVWriter.record(Self.columns) }
    if !text.hasSuffix("\n") { text += "\n" }
    let fields = [
      "query": rule.query, "facet": rule.value.facet.rawValue, "value": rule.value.value, "role": rule.role.rawValue,
      "note": rule.note,
    ]
    let columns =
      try AuthorityTable(file: path, bytes: [UInt8](text.utf8), required: ["query", "facet", "value"]).columns
    try write(text + CSVWriter.record(columns.map { fields[$0] ?? "" }))
  }

  /// Takes a rule's line out; comments and all other lines stay.
  package func remove(_ rule: Rule) throws {
    var lines = try content().split(separator: 0x0A, omittingEmptySubsequences: false)
    // A quoted field may hold line ends.
    let height = 1 + [rule.query, rule.note].reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
    let first = rule.line - 1
    guard first >= 0, first + height <= lines.count else { return }
    lines.removeSubrange(first..<first + height)
    try write(String(decoding: Data(lines.joined(separator: [0x0A])), as: UTF8.self))
  }

  private func write(_ text: String) throws(AuthorityError) {
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw .unreadable(file: path, reason: "it cannot be written: \(error.localizedDescription)")
    }
  }
}
