import Corpus

/// The entries of one file, each with what it inherits from others (`crossref`, `xdata`).
struct BibTeXLibrary {
  private var entries: [String: BibTeXParser.Entry] = [:]
  /// Entries that a line of inheritance may have; circles end there.
  private static let longestLine = 8
  /// Entries that one may inherit from, all in all.
  private static let mostParents = 100

  /// Of several entries with one key the first is meant, as in BibTeX.
  mutating func insert(_ entry: BibTeXParser.Entry) {
    let key = entry.key.lowercased()
    if !key.isEmpty, entries[key] == nil { entries[key] = entry }
  }

  /// The entry's own fields and those it inherits, and the entries that it has these from.
  func resolved(_ entry: BibTeXParser.Entry) -> (fields: [(name: String, value: String)], parents: [Range<Int>]) {
    var parents: [Range<Int>] = []
    let fields = fields(of: entry, line: [entry.range], parents: &parents)
    return (fields, parents)
  }

  private func fields(
    of entry: BibTeXParser.Entry, line: [Range<Int>], parents: inout [Range<Int>]
  ) -> [(name: String, value: String)] {
    var fields = entry.fields
    guard fields.contains(where: { $0.name == "crossref" || $0.name == "xdata" }) else { return fields }
    var names = Set(fields.flatMap { [$0.name, BibTeXFields.synonyms[$0.name] ?? $0.name] })
    func inherit(_ name: String, _ value: String) {
      guard !names.contains(name), !names.contains(BibTeXFields.synonyms[name] ?? name) else { return }
      fields.append((name, value))
    }
    for reference in ["xdata", "crossref"] {
      for key in (entry.value(reference) ?? "").split(separator: ",") {
        guard line.count < Self.longestLine, parents.count < Self.mostParents,
          let parent = entries[TextBuilder.line(key).lowercased()],
          !line.contains(parent.range)
        else { continue }
        parents.append(parent.range)
        for (name, value) in self.fields(of: parent, line: line + [parent.range], parents: &parents) {
          if reference == "xdata" {
            inherit(name, value)
          } else if !BibTeXFields.own.contains(name) {
            inherit(Self.name(name, from: parent.type, in: entry.type), value)
          }
        }
      }
      names.formUnion(fields.flatMap { [$0.name, BibTeXFields.synonyms[$0.name] ?? $0.name] })
    }
    return fields
  }

  private static func name(_ name: String, from parent: String, in child: String) -> String {
    if name == "title", parent == "periodical" { return "journaltitle" }
    // A volume takes the title of the whole as such; it is no part of a book.
    if parent.hasPrefix("mv"), child == parent.dropFirst(2), name == "title" { return "maintitle" }
    return BibTeXFields.inherited[name] ?? name
  }
}
