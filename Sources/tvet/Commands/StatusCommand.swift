import ArgumentParser
import Extraction
import Foundation
import Indexing

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell what the index holds and how its last run went.")

  @OptionGroup var options: CorpusOptions

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  func run() throws {
    let path = try options.indexPath()
    let store = try IndexStore.openForReading(path: path)
    let summary = try store.read(IndexSummary.init)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    let isolation = WorkerIsolation.ofWorkers()?.names ?? []
    if json { return try JSONOutput.print(StatusJSON(summary, path: path, size: size, isolation: isolation)) }
    Console.print("index: \(path), \(Self.megabytes(size)) MB")
    Console.print(
      "files: \(summary.files); documents: \(summary.documents); pages: \(summary.pages)"
        + (summary.joinedRecords > 0 ? "; records joined to documents: \(summary.joinedRecords)" : ""))
    let share = summary.textBytes > 0 ? Double(size) / Double(summary.textBytes) : 0
    Console.print(
      "text: \(Self.megabytes(summary.textBytes)) MB (the index is " + String(format: "%.2f", share) + " times that)")
    Console.print("languages: " + Self.list(summary.languages))
    Console.print("formats: " + Self.list(summary.mediaTypes))
    Console.print("failures: \(summary.failures)" + (summary.failures > 0 ? " (see: tvet failures)" : ""))
    let layers = isolation.isEmpty ? "limits on memory and time only" : isolation.joined(separator: ", ")
    Console.print("workers are kept apart by: \(layers)")
    guard let run = summary.lastRun else { return }
    Console.print("last run: \(run.command), started \(run.started), \(run.outcome ?? "not ended")")
  }

  private static func megabytes(_ bytes: Int) -> String { String(format: "%.1f", Double(bytes) / 1e6) }

  private static func list(_ counts: [(value: String, count: Int)]) -> String {
    counts.map { "\($0.value) \($0.count)" }.joined(separator: ", ")
  }
}

private struct StatusJSON: Encodable {
  var index: String
  var bytes: Int
  var files: Int
  var documents: Int
  var joinedRecords: Int
  var pages: Int
  var textBytes: Int
  var failures: Int
  var languages: [String: Int]
  var mediaTypes: [String: Int]
  /// What keeps worker processes apart from the rest of this machine.
  var isolation: [String]
  var lastRun: Run?

  struct Run: Encodable {
    var command: String
    var started: String
    var finished: String?
    var outcome: String?
    var counts: [String: Int]
  }

  enum CodingKeys: String, CodingKey {
    case index, bytes, files, documents, pages, failures, languages, isolation
    case joinedRecords = "joined_records"
    case textBytes = "text_bytes"
    case mediaTypes = "media_types"
    case lastRun = "last_run"
  }

  init(_ summary: IndexSummary, path: String, size: Int, isolation: [String]) {
    self.isolation = isolation
    index = path
    bytes = size
    files = summary.files
    documents = summary.documents
    joinedRecords = summary.joinedRecords
    pages = summary.pages
    textBytes = summary.textBytes
    failures = summary.failures
    languages = Dictionary(uniqueKeysWithValues: summary.languages.map { ($0.value, $0.count) })
    mediaTypes = Dictionary(uniqueKeysWithValues: summary.mediaTypes.map { ($0.value, $0.count) })
    lastRun = summary.lastRun.map {
      Run(command: $0.command, started: $0.started, finished: $0.finished, outcome: $0.outcome, counts: $0.counts)
    }
  }
}
