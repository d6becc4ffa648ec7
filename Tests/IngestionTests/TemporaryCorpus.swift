import Corpus
import Extraction
import Facets
import Foundation
import Indexing
import Testing

@testable import Ingestion

/// The built tool, beside the program that runs the tests; nil where it has not been built.
let builtTool: String? = {
  guard let program = CorpusDirectory.realPath("/proc/self/exe") else { return nil }
  let tool = (program as NSString).deletingLastPathComponent + "/tvet"
  return FileManager.default.isExecutableFile(atPath: tool) ? tool : nil
}()

/// A corpus in a folder of its own, which goes with it, and runs over it with the built tool as the worker.
class TemporaryCorpus {
  static let authorities: Authorities = {
    do { return try Authorities() } catch { fatalError("\(error)") }
  }()

  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("documents"), withIntermediateDirectories: true)
    folder = url.resolvingSymlinksInPath().path
  }

  func path(_ name: String) -> String { folder + "/documents/" + name }

  func write(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  /// An archive in the format of POSIX.1-1988 (ustar).
  func writeTar(_ name: String, _ entries: KeyValuePairs<String, String>) throws {
    var archive = Data()
    for (path, text) in entries {
      var header = Data(path.utf8) + Data(count: 100 - path.utf8.count)
      header += Data("0000644\00000000\00000000\0".utf8)
      let size = String(text.utf8.count, radix: 8)
      header += Data(
        (String(repeating: "0", count: 11 - size.count) + size + "\0" + "00000000000\0" + "        0").utf8)
      header += Data(count: 100) + Data("ustar\u{0}00".utf8) + Data(count: 247)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      header.replaceSubrange(148..<156, with: (String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8)
      archive += header + Data(text.utf8) + Data(count: (512 - text.utf8.count % 512) % 512)
    }
    try (archive + Data(count: 1024)).write(to: URL(fileURLWithPath: path(name)))
  }

  func move(_ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: path(from), toPath: path(to))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  var corpus: CorpusDirectory {
    get throws { try CorpusDirectory(path: folder, environment: [:]) }
  }

  @discardableResult
  func ingest(
    stop: StopFlag = StopFlag(), _ change: (inout IngestOptions) -> Void = { _ in },
    progress: (IngestProgress) -> Void = { _ in }
  ) throws -> IngestReport {
    var worker = WorkerConfiguration()
    worker.program = try #require(builtTool)
    var options = IngestOptions(jobs: 2, worker: worker)
    change(&options)
    let corpus = try corpus
    let ingester = Ingester(
      corpus: corpus, indexPath: corpus.indexPath, authorities: Self.authorities, options: options)
    return try ingester.run(stop: stop, progress: progress)
  }

  func read<Answer>(_ body: (IndexSnapshot) throws -> Answer) throws -> Answer {
    try IndexStore.openForReading(path: try corpus.indexPath).read(body)
  }

  func document(_ name: String) throws -> StoredDocument { try read { try DocumentLookup.find(name, in: $0) } }

  func tags(_ name: String) throws -> [String: TagRow] {
    let id = try document(name).id
    let about = try read { try TagRow.fetchAll($0, document: id) }.filter { $0.annotation.role == .about }
    return Dictionary(uniqueKeysWithValues: about.map { ($0.annotation.value, $0) })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
