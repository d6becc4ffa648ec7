import Corpus
package import Facets
import Foundation
import Search

/// A site's `authorities/rules.csv`: reads it, and adds and removes lines.
package struct RuleFile {
  package let path: String
  let authorities: Authorities

  package static let columns = ["query", "facet", "value", "role", "note"]
  private static let required = ["query", "facet", "value"]

  package init(path: String, authorities: Authorities) {
    self.path = path
    self.authorities = authorities
  }

  /// All rules and all faults; a line that is no rule is passed over.
  package func read() -> RuleReading {
    var reading = RuleReading()
    func stop(line: Int, _ reason: String) {
      reading.faults.append(RuleError(file: path, line: line, reason: reason))
      reading.isComplete = false
    }
    guard FileManager.default.fileExists(atPath: path) else { return reading }
    do { reading.content = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      stop(line: 0, "cannot be read: \(error.localizedDescription)")
      return reading
    }
    var reader = CSVReader([UInt8](reading.content))
    do {
      reading.columns = try reader.next().map(reader.strings) ?? []
      if !reading.content.isEmpty, let missing = Self.required.first(where: { !reading.columns.contains($0) }) {
        stop(line: 0, "the header row has no column “\(missing)”")
        return reading
      }
      while let record = try reader.next() {
        do { reading.rules.append(try rule(reader.strings(of: record), reading.columns, line: record.line)) } catch {
          reading.faults.append(error)
        }
      }
    } catch {
      stop(line: error.line, error.reason)
    }
    return reading
  }

  private func rule(_ fields: [String], _ columns: [String], line: Int) throws(RuleError) -> Rule {
    // Spreadsheets pad rows with empty fields.
    guard fields.dropFirst(columns.count).allSatisfy(\.isEmpty) else {
      throw RuleError(file: path, line: line, reason: "\(fields.count) fields, but the header names \(columns.count)")
    }
    let named = Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
      .mapValues { $0.trimmingCharacters(in: .whitespaces) }
    func field(_ column: String) -> String { named[column] ?? "" }
    return try rule(
      query: field("query"), facet: field("facet"), value: field("value"), role: field("role"), note: field("note"),
      line: line)
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
      let isOwn = authorities.resolve(asked.name, facets: [tag.facet]) == .found(tag)
      if isOwn { throw fault("its query asks for the tag that it gives") }
    }
    return rule
  }

  /// Adds a rule at the end, and makes the file where there is none.
  ///
  /// - Throws: ``RuleError`` where the file cannot be read to its end.
  package func append(_ rule: Rule) throws {
    let reading = try readToEnd()
    var text = String(decoding: reading.content, as: UTF8.self)
    if text.isEmpty { text = CSVWriter.record(Self.columns) }
    if !text.hasSuffix("\n") { text += "\n" }
    let fields = [
      "query": rule.query, "facet": rule.value.facet.rawValue, "value": rule.value.value, "role": rule.role.rawValue,
      "note": rule.note,
    ]
    let columns = reading.columns.isEmpty ? Self.columns : reading.columns
    try write(text + CSVWriter.record(columns.map { fields[$0] ?? "" }))
  }

  /// Takes a rule's line out; comments and all other lines stay.
  ///
  /// - Throws: ``RuleError`` where the file cannot be read to its end.
  package func remove(_ rule: Rule) throws {
    var lines = try readToEnd().content.split(separator: 0x0A, omittingEmptySubsequences: false)
    // A quoted field may hold line ends.
    let height = 1 + [rule.query, rule.note].reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
    let first = rule.line - 1
    guard first >= 0, first + height <= lines.count else { return }
    lines.removeSubrange(first..<first + height)
    try write(String(decoding: Data(lines.joined(separator: [0x0A])), as: UTF8.self))
  }

  private func readToEnd() throws(RuleError) -> RuleReading {
    let reading = read()
    if !reading.isComplete, let fault = reading.faults.last { throw fault }
    return reading
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
