import Corpus
import Foundation
import Indexing
import Ingestion

/// Writes a run's report.
enum IngestOutput {
  static func show(_ report: IngestReport, indexPath: String, format: IngestCommand.Format) throws {
    switch format {
    case .json: try JSONOutput.print(ReportJSON(report, indexPath: indexPath), isPretty: false)
    case .human: Console.print(text(report, indexPath: indexPath))
    }
  }

  static func show(_ preview: IngestPreview, format: IngestCommand.Format) throws {
    switch format {
    case .json: try JSONOutput.print(PreviewJSON(preview), isPretty: false)
    case .human:
      for (sign, paths) in [("+", preview.new), ("~", preview.changed), (">", preview.moved), ("-", preview.gone)] {
        for path in paths { Console.print("\(sign) \(path)") }
      }
      Console.print(
        "would read \(preview.new.count) new and \(preview.changed.count) changed, note \(preview.moved.count) moved, "
          + "forget \(preview.gone.count) gone; \(preview.unchanged) unchanged")
    }
  }

  private static func text(_ report: IngestReport, indexPath: String) -> String {
    var lines: [String] = []
    for failure in report.failures {
      lines.append("failed: \(name(failure)): \(failure.reason)")
    }
    lines += report.journalFaults.map { "passed over: \($0)" }
    lines.append(
      "files: \(report.added) added, \(report.changed) changed, \(report.moved) moved, \(report.removed) removed, "
        + "\(report.unchanged) unchanged")
    if report.documents > 0 {
      let megabytes = Double(report.bytes) / 1e6
      lines.append(
        "read: \(count(report.documents, "document")), \(count(report.pages, "page")), "
          + String(format: "%.1f MB in %.1f s", megabytes, report.seconds))
    }
    if report.recognizedPages > 0 {
      lines.append(
        "read by character recognition: \(count(report.recognizedPages, "page"))"
          + (report.recalledPages > 0 ? ", \(report.recalledPages) of them kept from an earlier run" : ""))
    }
    if report.unreadPages > 0 {
      lines.append("not read, for want of character recognition: \(count(report.unreadPages, "page"))")
    }
    if report.reanalyzed > 0 { lines.append("analysed anew: \(count(report.reanalyzed, "document"))") }
    if report.retagged > 0 { lines.append("tagged anew: \(count(report.retagged, "document"))") }
    if report.joined > 0 { lines.append("joined to documents: \(count(report.joined, "record"))") }
    if report.decided > 0 { lines.append("analysts' decisions apply to \(count(report.decided, "document"))") }
    if report.orphans > 0 {
      lines.append(
        "decisions about \(count(report.orphans, "document")) that \(report.orphans == 1 ? "is" : "are") not in the "
          + "corpus are kept (see: tvet tag orphans)")
    }
    if !report.failures.isEmpty {
      lines.append("failed: \(FailureCount(records: report.failures.map(\.record)).words) (listed above)")
    }
    if report.knownFailures.all > 0 {
      lines.append("failed before and unchanged: \(report.knownFailures.words) (see: tvet failures)")
    }
    lines.append(report.wasInterrupted ? "interrupted; run again to go on" : "index: \(indexPath)")
    return lines.joined(separator: "\n")
  }

  /// `1 page`, `2 pages`.
  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func name(_ failure: IngestReport.FailedItem) -> String {
    failure.path + (failure.record.isEmpty ? "" : "#" + failure.record)
  }

  private struct ReportJSON: Encodable {
    var index: String
    var outcome: String
    var seconds: Double
    var counts: [String: Int]
    var failures: [Failure]
    var journalFaults: [JournalFault]

    struct JournalFault: Encodable {
      var path: String
      var line: Int
      var reason: String
    }

    enum CodingKeys: String, CodingKey {
      case index, outcome, seconds, counts, failures
      case journalFaults = "journal_faults"
    }

    struct Failure: Encodable {
      var path: String
      var record: String?
      var reason: String
    }

    init(_ report: IngestReport, indexPath: String) {
      index = indexPath
      outcome = report.wasInterrupted ? "interrupted" : "done"
      seconds = (report.seconds * 1_000).rounded() / 1_000
      counts = report.counts
      journalFaults = report.journalFaults.map { JournalFault(path: $0.path, line: $0.line, reason: $0.reason) }
      failures = report.failures.map {
        Failure(path: $0.path, record: $0.record.isEmpty ? nil : $0.record, reason: $0.reason)
      }
    }
  }

  private struct PreviewJSON: Encodable {
    var new: [String]
    var changed: [String]
    var moved: [String]
    var gone: [String]
    var unchanged: Int

    init(_ preview: IngestPreview) {
      new = preview.new
      changed = preview.changed
      moved = preview.moved
      gone = preview.gone
      unchanged = preview.unchanged
    }
  }
}
