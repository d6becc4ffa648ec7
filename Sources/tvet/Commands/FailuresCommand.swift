import ArgumentParser
import Extraction
import Indexing

struct FailuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failures",
    abstract:
      "List the files, records and members of archives that could not be indexed, by reason, and what can be done.",
    discussion: "Exit status 1 when there are none.")

  @OptionGroup var options: CorpusOptions

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  func run() throws {
    let failures = try options.openIndex().read(Failure.fetchAll)
    if json {
      try JSONOutput.print(failures.map(FailureJSON.init))
    } else {
      let kinds = Self.groups(failures) { FailureKind(reason: $0.reason) }
      for (place, (kind, items)) in kinds.enumerated() {
        if place > 0 { Console.print("") }
        show(kind, items)
      }
      if !failures.isEmpty { Console.print("\nall: \(FailureCount(records: failures.map(\.record)).words)") }
    }
    if failures.isEmpty { throw ExitStatus.nothingFound }
  }

  private func show(_ kind: FailureKind, _ failures: [Failure]) {
    Console.print("\(kind.rawValue) (\(failures.count))")
    Console.print("  \(kind.advice)")
    for (reason, items) in Self.groups(failures, by: \.reason) {
      Console.print("  \(reason) (\(items.count))")
      for item in items {
        Console.print(
          "    \(item.path)\(item.record.isEmpty ? "" : "#" + item.record), since \(item.firstSeen.prefix(10))")
      }
    }
  }

  /// The largest group first, those of a size in the order in which they come.
  private static func groups<Key: Hashable>(_ failures: [Failure], by key: (Failure) -> Key) -> [(Key, [Failure])] {
    let places = Dictionary(failures.enumerated().map { (key($1), $0) }, uniquingKeysWith: min)
    return Dictionary(grouping: failures, by: key).map { ($0, $1) }.sorted {
      (-$0.1.count, places[$0.0] ?? 0) < (-$1.1.count, places[$1.0] ?? 0)
    }
  }
}

private struct FailureJSON: Encodable {
  var path: String
  var record: String?
  var stage: String
  var kind: String
  var reason: String
  var advice: String
  var firstSeen: String
  var lastSeen: String
  var attempts: Int

  enum CodingKeys: String, CodingKey {
    case path, record, stage, kind, reason, advice, attempts
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
  }

  init(_ failure: Failure) {
    let kind = FailureKind(reason: failure.reason)
    path = failure.path
    record = failure.record.isEmpty ? nil : failure.record
    stage = failure.stage
    self.kind = kind.rawValue
    reason = failure.reason
    advice = kind.advice
    firstSeen = failure.firstSeen
    lastSeen = failure.lastSeen
    attempts = failure.attempts
  }
}
