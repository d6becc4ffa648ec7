import Corpus
import Indexing

/// A record that describes a file, and what it lends to that.
struct DescribingRecord {
  private let reason: Joining.Reason
  private let id: String
  private let fingerprint: Fingerprint
  private let fields: [Field]
  /// How many different things the record says.
  private let fullness: Int

  init(_ record: StoredDocument, reason: Joining.Reason) {
    self.reason = reason
    id = record.displayID
    fingerprint = record.fingerprint
    // A title of last resort, and a kind that says nothing, are less than what the file may say itself.
    fields = record.fields.filter {
      $0.origin == .record && !($0.name == .kind && $0.value == DocumentKind.other.rawValue)
    }
    fullness = Set(fields.map(\.name)).count
  }

  /// Fields of which a file has the more, the more records describe it.
  private static let sets: Set<Field.Name> = [
    .keyword, .note, .url, .isbn, .issn, .file, .tag, .corporateName,
  ]

  /// The fields of several records as one: each name from the first record that has it, so that no two lists of authors
  /// become one. Records that are surer to describe the file come first, then those that say more. What another record
  /// says otherwise is kept under a name that its id makes: `mensah2019:author`.
  static func merged(_ records: [DescribingRecord]) -> [Field] {
    var merged: [Field] = []
    for record in records.sorted(by: goesBefore) {
      let known = values(merged)
      let own = values(record.fields)
      merged += record.fields.compactMap { field in
        guard let values = known[field.name] else { return field }
        if sets.contains(field.name) { return values.contains(field.value) ? nil : field }
        // A list that differs in one name is another list.
        guard own[field.name]?.isSubset(of: values) == false else { return nil }
        var other = field
        other.name = Field.Name(rawValue: "\(record.id):\(field.name.rawValue)")
        return other
      }
    }
    return merged
  }

  private static func values(_ fields: [Field]) -> [Field.Name: Set<String>] {
    Dictionary(grouping: fields, by: \.name).mapValues { Set($0.map(\.value)) }
  }

  private static func goesBefore(_ left: DescribingRecord, _ right: DescribingRecord) -> Bool {
    (left.reason, -left.fullness, left.id, left.fingerprint)
      < (right.reason, -right.fullness, right.id, right.fingerprint)
  }
}
