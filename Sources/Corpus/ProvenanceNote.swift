/// The note by which our exports of references say where a work was found: `tvet ID; path`.
package enum ProvenanceNote {
  /// - Parameters:
  ///   - id: the document's, as people see it.
  ///   - location: its path, with `#record` behind it for a record.
  package static func text(id: String, location: String?) -> String {
    (["tvet \(id)"] + [location].compactMap(\.self)).joined(separator: "; ")
  }

  /// Whether a note is one of ours: its id is the record's, or that behind its path, or the start of a fingerprint.
  ///
  /// - Parameter record: the id of the record that has the note.
  package static func isOne(_ note: String, record: String?) -> Bool {
    guard note.hasPrefix("tvet ") else { return false }
    let rest = note.dropFirst(5)
    if let record, !record.isEmpty, rest == record || rest.hasPrefix(record + "; ") { return true }
    let id = rest.firstRange(of: "; ").map { rest[..<$0.lowerBound] } ?? rest
    let isFingerprint =
      id.utf8.count == 12 && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isFingerprint || id != rest && rest.hasSuffix("#" + id)
  }
}
