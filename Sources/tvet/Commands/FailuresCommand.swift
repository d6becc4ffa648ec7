import ArgumentParser
import Indexing

struct FailuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failures", abstract: "List the files that could not be indexed, by reason.",
    discussion: "Exit status 1 when there are none.")

  @OptionGroup var options: CorpusOptions

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  func run() throws {
    let failures = try options.openIndex().read(Failure.fetchAll)
    if json {
      try JSONOutput.print(failures.map(FailureJSON.init))
    } else {
      for (reason, items) in Dictionary(grouping: failures, by: \.reason).sorted(by: {
        ($1.value.count, $0.key) < ($0.value.count, $1.key)
      }) {
        Console.print("\(reason) (\(items.count))")
        for item in items {
          Console.print(
            "  \(item.path)\(item.record.isEmpty ? "" : "#" + item.record), since \(item.firstSeen.prefix(10))")
        }
      }
    }
    if failures.isEmpty { throw ExitStatus.nothingFound }
  }
}

private struct FailureJSON: Encodable {
  var path: String
  var record: String?
  var stage: String
  var reason: String
  var firstSeen: String
  var lastSeen: String
  var attempts: Int

  enum CodingKeys: String, CodingKey {
    case path, record, stage, reason, attempts
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
  }

  init(_ failure: Failure) {
    path = failure.path
    record = failure.record.isEmpty ? nil : failure.record
    stage = failure.stage
    reason = failure.reason
    firstSeen = failure.firstSeen
    lastSeen = failure.lastSeen
    attempts = failure.attempts
  }
}
