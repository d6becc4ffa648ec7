import Foundation
import Glibc

/// A corpus in a temporary folder of its own, and the tool at work on it. The folder goes when nobody holds this
/// any more.
final class Site: Sendable {
  /// The working folder of the tool: it holds `corpus/` and, later, `index/`.
  let folder: String

  /// An empty corpus.
  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
    folder = url.resolvingSymlinksInPath().path
    try FileManager.default.createDirectory(atPath: path("corpus/documents"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A corpus with the sample documents.
  static func sample() throws -> Site {
    let site = try Site()
    try FileManager.default.removeItem(atPath: site.path("corpus/documents"))
    try FileManager.default.copyItem(
      atPath: Repository.path("corpus/documents"), toPath: site.path("corpus/documents"))
    // Recognised once for all tests: it takes seconds.
    for (name, content) in Self.layers { try site.write("index/" + name, content) }
    return site
  }

  /// The files that hold the text layer of the sample's scan.
  private static let layers: [String: Data] = {
    guard let site = try? Site(), (try? site.copy(scan: "documents/scan.pdf")) != nil, (try? site.ingest()) != nil
    else {
      return [:]
    }
    let names = ["ocr.sqlite", "ocr.sqlite-wal"]
    let found = names.map { ($0, FileManager.default.contents(atPath: site.path("index/" + $0))) }
    return Dictionary(uniqueKeysWithValues: found).compactMapValues(\.self)
  }()

  /// Puts the sample's scan into the corpus.
  func copy(scan location: String) throws {
    try FileManager.default.copyItem(
      atPath: Repository.path("corpus/documents/africa/rwanda-tvet-note.pdf"), toPath: path("corpus/" + location))
  }

  /// A sample corpus that has been ingested.
  static func ingestedSample() throws -> Site {
    let site = try sample()
    try site.ingest()
    return site
  }

  // MARK: The tool

  func start(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil, input: String = "",
    output: Child.Output = .caught
  ) throws -> Child {
    // Nothing of the person's who runs the tests, except where PDFium lies.
    var variables = ProcessInfo.processInfo.environment.filter {
      ["HOME", "PATH", "TMPDIR", "TVET_PDFIUM", "LD_LIBRARY_PATH"].contains($0.key)
    }
    variables["USER"] = "tester"
    variables["LC_ALL"] = "C.UTF-8"
    variables["TERM"] = "xterm-256color"
    variables["XDG_CONFIG_HOME"] = path("config")
    return try Child(
      Repository.tool(), arguments, environment: variables.merging(environment) { $1 }, folder: folder ?? self.folder,
      owner: self, input: input, output: output)
  }

  /// Runs the tool to its end.
  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:], folder: String? = nil, input: String = "",
    output: Child.Output = .caught
  ) throws -> Child.Outcome {
    try start(arguments, environment: environment, folder: folder, input: input, output: output).wait()
  }

  /// What an ingest says it did.
  struct Report: Decodable {
    var counts: [String: Int]
    var failures: [Failure]
    var outcome: String

    struct Failure: Decodable {
      var path: String
      var record: String?
      var reason: String
    }

    /// Those of the counts that are not 0, but for what was read.
    var changes: [String: Int] {
      let names = ["added", "changed", "moved", "removed", "failed"]
      return counts.filter { names.contains($0.key) && $0.value > 0 }
    }

    func reason(_ path: String) -> String? { failures.first { $0.path == path }?.reason }
  }

  @discardableResult
  func ingest(_ arguments: String..., environment: [String: String] = [:]) throws -> Report {
    try start(["ingest", "--format", "json"] + arguments, environment: environment).wait().decoded()
  }

  struct Answer: Decodable {
    var total: Int
    var hits: [Hit]

    struct Hit: Decodable {
      var id: String
      var title: String
      var language: String?
      var year: Int?
      var kind: String
      var locations: [String]
    }

    var titles: [String] { hits.map(\.title) }
    var paths: [String] { hits.flatMap(\.locations) }
  }

  /// All that a search finds; nothing found is an empty answer.
  func search(_ arguments: String...) throws -> Answer {
    try start(["search", "--format", "json", "--limit", "1000"] + arguments).wait().decoded()
  }

  struct Shown: Decodable {
    var id: String
    var sha256: String
    var title: String
    var locations: [String]
    var pages: Int
    var tags: [Label]
  }

  struct Label: Decodable, Equatable {
    var facet: String
    var value: String
    var role: String
    var score: Double
    var source: String
    var verdict: String?
  }

  func show(_ document: String) throws -> Shown { try run("show", document, "--json").decoded() }

  /// The tags of a document that are about a facet, rejected ones marked: `["KE", "-NG"]`.
  func tags(_ document: String, _ facet: String) throws -> Set<String> {
    let tags: [Label] = try run("tag", "list", document, "--json").decoded()
    return Set(
      tags.filter { $0.facet == facet && $0.role == "about" }.map { ($0.verdict == "reject" ? "-" : "") + $0.value })
  }

  struct Status: Decodable {
    var files: Int
    var documents: Int
    var pages: Int
    var failures: Int
  }

  func status() throws -> Status { try run("status", "--json").decoded() }

  /// All that can be asked of an index, to compare two: its tags, and what a set of questions finds.
  func state() throws -> [String] {
    let tags = try run("tag", "export").output.split(separator: "\n").map(String.init).sorted()
    let hits = try run("search", "--batch", "-", "--format", "trec", input: Self.questions)
    // Without a word to rank by, documents come in no order of their own.
    let all = try search("--region", "africa").hits.map(\.id).sorted()
    let status = try status()
    // Documents of equal score come in the order in which the index got them, a millionth apart in a run.
    let runs = hits.output.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      return "\(fields[0]) \(Int((Double(fields[4]) ?? 0) * 10_000)) \(fields[2])"
    }
    return tags + all + runs.sorted()
      + ["\(status.files) files, \(status.documents) documents, \(status.pages) pages, \(status.failures) failures"]
  }

  private static let questions = """
    en\tquality apprenticeship
    en-rare\tmechatronics
    fr\tformation professionnelle
    zh\t职业教育
    ar\tالتدريب المهني
    ru\tпрофессиональное образование
    filtered\tskills region:africa
    """

  // MARK: Files

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ name: String, _ content: Data) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try content.write(to: URL(fileURLWithPath: path(name)))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

extension Child.Outcome {
  /// Standard output as JSON.
  func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    do { return try JSONDecoder().decode(type, from: Data(output.utf8)) } catch {
      throw Child.Fault(description: "status \(status), no JSON: \(output) \(self.error)")
    }
  }

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// The checkout that the tests were built from, and what was built.
enum Repository {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func path(_ name: String) -> String { root + "/" + name }

  /// How many documents' files the sample corpus holds.
  static let sampleFiles: Int = {
    let names = FileManager.default.enumerator(atPath: path("corpus/documents"))?.allObjects as? [String] ?? []
    return names.filter { !($0 as NSString).pathExtension.isEmpty }.count
  }()

  /// The built tool, which lies beside the tests' own program.
  static func tool() throws -> String {
    guard let found else { throw Child.Fault(description: "the tool is not built; run: swift build --build-tests") }
    return found
  }

  private static let found: String? = {
    let starts = ["/proc/self/exe", CommandLine.arguments[0], Bundle.main.bundlePath].map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath()
    }
    let folders = starts.flatMap { start in
      sequence(first: start) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.prefix(5).map(\.path)
    }
    let candidates = (folders + ["debug", "release"].map { path(".build/" + $0) }).map { $0 + "/tvet" }
    return candidates.first {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: $0)
    }
  }()
}
