import Foundation
import Glibc
import Testing

@testable import Corpus

@Suite("Discovery")
struct DiscoveryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func corpus() throws -> CorpusDirectory { try CorpusDirectory(path: folder.path, environment: [:]) }

  private func discover(under paths: [String] = [], indexPath: String? = nil) throws -> Discovery {
    let corpus = try corpus()
    return try Discovery(
      corpus: corpus, under: paths.map { folder.path + "/" + $0 }, indexPath: indexPath ?? corpus.indexPath)
  }

  private func locations(under paths: [String] = []) throws -> [String] {
    try discover(under: paths).files.map(\.location)
  }

  @Test("finds documents and records at any depth, with size, time and inode, sorted")
  func files() throws {
    let path = try folder.write("documents/b/c/two.txt", "12345")
    try folder.write("documents/a.pdf")
    try folder.write("records/x.ris")
    try folder.write("elsewhere/no.txt")
    let files = try discover().files
    #expect(files.map(\.location) == ["documents/a.pdf", "documents/b/c/two.txt", "records/x.ris"])
    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(files[1].absolutePath == path)
    #expect(files[1].size == 5)
    #expect(files[1].inode == UInt64(status.st_ino))
    #expect(files[1].modified / 1_000_000_000 == Int64(status.st_mtim.tv_sec))
  }

  @Test("passes by hidden files, editors' locks and excluded patterns of names and paths")
  func passedBy() throws {
    try folder.write("tvet.toml", "exclude = [\"*.bak\", \"drafts\", \"documents/old/*\"]")
    for name in [".hidden", ".git/x", "~$open.docx", "a.bak", "drafts/x", "old/x", "kept.txt", "old.txt"] {
      try folder.write("documents/" + name)
    }
    #expect(try locations() == ["documents/kept.txt", "documents/old.txt"])
  }

  @Test("takes a folder without documents/ and tvet.toml as one of documents, less what is the corpus's own")
  func plainFolder() throws {
    for name in ["a.txt", "sub/b.txt", "decisions.csv", "authorities/x.csv", "index/tvet.sqlite", "searches.toml"] {
      try folder.write(name)
    }
    try folder.link("journal", to: "decisions.csv")
    #expect(try locations() == ["a.txt", "sub/b.txt"])
  }

  @Test("follows a link within the roots once, and prefers the folder's own path to the link's")
  func linksInside() throws {
    try folder.write("documents/real/a.txt")
    try folder.link("documents/a-link", to: "real")
    try folder.link("documents/real/loop", to: "..")
    try folder.link("documents/file-link", to: "real/a.txt")
    let found = try discover()
    #expect(found.files.map(\.location) == ["documents/file-link", "documents/real/a.txt"])
    #expect(found.problems.isEmpty)
  }

  @Test("reports links that lead out or nowhere, and what is no file")
  func problems() throws {
    try folder.write("outside/secret.txt")
    try folder.write("documents/a.txt")
    try folder.link("documents/out", to: "../outside")
    try folder.link("documents/out.txt", to: "../outside/secret.txt")
    try folder.link("documents/broken", to: "nothing")
    try folder.link("documents/self", to: "self")
    try #require(mkfifo(folder.path + "/documents/pipe", 0o644) == 0)
    let found = try discover()
    #expect(found.files.map(\.location) == ["documents/a.txt"])
    let reasons = Dictionary(uniqueKeysWithValues: found.problems.map { ($0.location, $0.reason) })
    #expect(
      reasons == [
        "documents/out": "the symbolic link leads out of the document folders",
        "documents/out.txt": "the symbolic link leads out of the document folders",
        "documents/broken": "the symbolic link leads nowhere", "documents/self": "the symbolic link leads nowhere",
        "documents/pipe": "not a regular file",
      ])
  }

  @Test("reports a folder that cannot be opened and goes on", .enabled(if: geteuid() != 0))
  func unreadableFolder() throws {
    try folder.write("documents/closed/a.txt")
    try folder.write("documents/open.txt")
    chmod(folder.path + "/documents/closed", 0)
    defer { chmod(folder.path + "/documents/closed", 0o755) }
    let found = try discover()
    #expect(found.files.map(\.location) == ["documents/open.txt"])
    #expect(found.problems.map(\.location) == ["documents/closed"])
  }

  @Test("a name that is no UTF-8 is not lost")
  func oddName() throws {
    try folder.write("documents/a.txt")
    let descriptor = (folder.path + "/documents/").withCString { start in
      open(String(cString: start) + "x", O_CREAT | O_WRONLY, 0o644)
    }
    close(descriptor)
    let odd = Array((folder.path + "/documents/").utf8.map { CChar(bitPattern: $0) }) + [CChar(bitPattern: 0xFF), 0]
    try #require(rename(folder.path + "/documents/x", odd) == 0)
    let found = try discover()
    #expect(found.files.map(\.location) == [#"documents/\xff"#, "documents/a.txt"] && found.problems.isEmpty)
    #expect(FileName.withBytes(of: found.files[0].absolutePath) { access($0, R_OK) } == 0)
  }

  @Test("a root that has gone stops everything: an unmounted folder is no empty one")
  func vanishedRoot() throws {
    try folder.write("tvet.toml", "roots = [\"documents\", \"/nonexistent/library\"]")
    try folder.write("documents/a.txt")
    let error = #expect(throws: CorpusError.self) { try discover() }
    #expect(error?.description.contains("/nonexistent/library is not there") == true)
    try FileManager.default.removeItem(atPath: folder.path + "/documents")
    try folder.write("tvet.toml", "jobs = 1")
    #expect(throws: CorpusError.self) { try discover() }
  }

  @Test("reads roots elsewhere in place, and shows their files by whole paths")
  func foreignRoot() throws {
    let library = try TemporaryFolder()
    let path = try library.write("x/a.txt")
    try folder.write("tvet.toml", "roots = [\"\(library.path)\"]")
    #expect(try locations() == [path])
  }

  @Test(
    "looks only at what is named, once",
    arguments: [
      (["documents/a"], ["documents/a/1.txt", "documents/a/2.txt"]), (["documents/a/2.txt"], ["documents/a/2.txt"]),
      (["documents/a", "documents/a/2.txt", "documents/a"], ["documents/a/1.txt", "documents/a/2.txt"]),
      (["documents/a", "documents/ab.txt"], ["documents/a/1.txt", "documents/a/2.txt", "documents/ab.txt"]),
    ])
  func named(paths: [String], found: [String]) throws {
    for name in ["a/1.txt", "a/2.txt", "ab.txt", "b.txt"] { try folder.write("documents/" + name) }
    #expect(try locations(under: paths) == found)
  }

  @Test("refuses what lies outside the roots, and what is not there")
  func namedWrongly() throws {
    try folder.write("documents/a.txt")
    try folder.write("elsewhere/b.txt")
    let outside = #expect(throws: CorpusError.self) { try locations(under: ["elsewhere/b.txt"]) }
    #expect(outside?.description.contains("lies outside the document folders") == true)
    let missing = #expect(throws: CorpusError.self) { try locations(under: ["documents/gone.txt"]) }
    #expect(missing?.description.contains("there is no file or folder") == true)
  }

  @Test("an index laid among the documents hides itself, not them", arguments: ["documents", "documents/sub"])
  func indexAmongDocuments(place: String) throws {
    for name in ["a.txt", "tvet.sqlite", "tvet.sqlite-wal", "tvet.sqlite-shm", "tvet.lock"] {
      try folder.write(place + "/" + name)
    }
    let found = try discover(indexPath: folder.path + "/" + place + "/tvet.sqlite")
    #expect(found.files.map(\.location) == [place + "/a.txt"])
  }

  @Test("a corpus that is missing or a file is told apart")
  func noCorpus() throws {
    let missing = #expect(throws: CorpusError.self) { try CorpusDirectory(path: folder.path + "/x", environment: [:]) }
    #expect(missing?.description.contains("tvet init") == true)
    let file = try folder.write("file")
    let notFolder = #expect(throws: CorpusError.self) { try CorpusDirectory(path: file, environment: [:]) }
    #expect(notFolder?.description.contains("is not a folder") == true)
  }

  @Test("the index lies beside a folder named corpus, within one of another name, or where the setting says")
  func indexPlace() throws {
    #expect(try corpus().indexPath == folder.path + "/index/tvet.sqlite")
    try folder.write("corpus/documents/a.txt")
    let named = try CorpusDirectory(path: folder.path + "/corpus", environment: [:])
    #expect(named.indexPath == folder.path + "/index/tvet.sqlite")
    let set = try CorpusDirectory(path: folder.path + "/corpus", environment: ["TVET_INDEX": "/srv/other.sqlite"])
    #expect(set.indexPath == "/srv/other.sqlite")
    let relative = try CorpusDirectory(path: folder.path + "/corpus", environment: ["TVET_INDEX": "other.sqlite"])
    #expect(relative.indexPath == FileManager.default.currentDirectoryPath + "/other.sqlite")
    try folder.write("corpus/tvet.toml", "index = \"../third.sqlite\"")
    #expect(
      try CorpusDirectory(path: folder.path + "/corpus", environment: [:]).indexPath == folder.path + "/third.sqlite")
  }
}
