import Corpus
import Indexing
import Ingestion

/// A document with decisions that apply to nothing, as `tvet tag orphans` writes it.
struct OrphanJSON: Encodable {
  /// A record's id, or the SHA-256 of a file.
  var document: String
  var path: String
  /// Empty where the index that knew it is gone.
  var title: String
  /// `gone` or `replaced`.
  var reason: String
  var note: String
  var decisions: [Made]
  var successors: [Likely]

  struct Made: Encodable {
    var decidedAt: String
    var analyst: String
    var facet: String
    var value: String
    var role: String
    var verdict: String
    var note: String

    enum CodingKeys: String, CodingKey {
      case analyst, facet, value, role, verdict, note
      case decidedAt = "decided_at"
    }
  }

  struct Likely: Encodable {
    var id: String
    var path: String
    var title: String
    var signs: [String]
  }

  init(_ orphan: Orphan, former: DepartedDocument?, successors: [Successor]) {
    document = orphan.document
    path = orphan.path
    title = former?.title ?? ""
    switch orphan.reason {
    case .gone: (reason, note) = ("gone", "no document lies there any more")
    case .replaced(let words): (reason, note) = ("replaced", words)
    }
    decisions = orphan.decisions.map {
      Made(
        decidedAt: $0.decidedAt, analyst: $0.analyst, facet: $0.facetName, value: $0.value, role: $0.role.rawValue,
        verdict: $0.verdict.rawValue, note: $0.note)
    }
    self.successors = successors.map {
      Likely(id: $0.document.displayID, path: $0.path, title: $0.document.title, signs: $0.signs.map(\.rawValue))
    }
  }

  static let columns = [
    "document", "path", "title", "reason", "reason_note", "decided_at", "analyst", "facet", "value", "role", "verdict",
    "note", "successor", "successor_path", "successor_signs",
  ]

  /// A record a decision, with the likeliest successor.
  var records: [[String]] {
    let likely = successors.first
    return decisions.map { decision in
      [
        document, path, CSVWriter.harmless(title), reason, note, decision.decidedAt,
        CSVWriter.harmless(decision.analyst), decision.facet, decision.value, decision.role, decision.verdict,
        CSVWriter.harmless(decision.note), likely?.id ?? "", likely?.path ?? "",
        likely?.signs.joined(separator: "; ") ?? "",
      ]
    }
  }

  var lines: [String] {
    let id = Fingerprint(hex: document)?.short ?? document
    var lines = ["\(id)  \(path)" + (title.isEmpty ? "" : "  \(title)"), "  \(reason): \(note)"]
    lines += decisions.map { decision in
      "  \(decision.decidedAt)  \(decision.analyst)  \(decision.verdict)  \(decision.facet)=\(decision.value) "
        + "(\(decision.role))" + (decision.note.isEmpty ? "" : "  \(decision.note)")
    }
    for successor in successors {
      lines.append("  likely now: \(successor.path)  \(successor.title)  [\(successor.signs.joined(separator: ", "))]")
      lines.append("    tvet tag adopt \(id) \(successor.id)")
    }
    return lines
  }
}
