import Testing

@testable import Corpus
@testable import Indexing
@testable import Ingestion

/// What change detection knows of a file in these tests.
struct Sample: Sendable, CustomStringConvertible {
  var path: String
  var size: Int64 = 10
  var modified: Int64 = 1
  var inode: UInt64 = 1
  var hasFailed = false

  var description: String { path }

  var found: FoundFile {
    FoundFile(location: path, absolutePath: "/" + path, size: size, modified: modified, inode: inode)
  }

  var indexed: IndexedFile {
    IndexedFile(
      id: 1, path: path, size: size, modified: modified, inode: inode, fingerprint: Fingerprint(of: path.utf8),
      hasFailed: hasFailed, extractorVersion: 1)
  }
}

@Suite("What has changed")
struct ChangePlanTests {
  private func plan(
    _ found: [Sample], _ known: [Sample], isInScope: (String) -> Bool = { _ in true },
    rereads: (IndexedFile) -> Bool = { _ in false }
  ) -> ChangePlan {
    ChangePlan(
      found: found.map(\.found), known: Dictionary(uniqueKeysWithValues: known.map { ($0.path, $0.indexed) }),
      isInScope: isInScope, rereads: rereads)
  }

  @Test("a file with the size, time and inode it had is not read again")
  func unchanged() {
    let plan = plan([Sample(path: "a")], [Sample(path: "a")])
    #expect(plan.unchanged == 1)
    #expect(plan.toRead.isEmpty && plan.moved.isEmpty && plan.vanished.isEmpty)
  }

  @Test(
    "one that differs in any of them is",
    arguments: [
      Sample(path: "a", size: 11), Sample(path: "a", modified: 2), Sample(path: "a", inode: 2),
      Sample(path: "b", inode: 9),
    ])
  func changed(found: Sample) {
    let plan = plan([found], [Sample(path: "a")])
    #expect(plan.toRead.map(\.location) == [found.path])
    #expect(plan.unchanged == 0)
  }

  @Test("a vanished file's inode, size and time under another name are that file moved")
  func moved() {
    let plan = plan([Sample(path: "b")], [Sample(path: "a")])
    #expect(plan.moved.map(\.from.path) == ["a"])
    #expect(plan.moved.map(\.to.location) == ["b"])
    #expect(plan.toRead.isEmpty && plan.vanished.isEmpty)
  }

  @Test(
    "a new name is no move when the old one is there still, when anything differs, or when the file is to be read anew")
  func notMoved() {
    #expect(plan([Sample(path: "a"), Sample(path: "b")], [Sample(path: "a")]).toRead.map(\.location) == ["b"])
    let other = plan([Sample(path: "b", size: 11)], [Sample(path: "a")])
    #expect(other.toRead.map(\.location) == ["b"])
    #expect(other.vanished.keys.sorted() == ["a"])
    #expect(plan([Sample(path: "b")], [Sample(path: "a")], rereads: { _ in true }).moved.isEmpty)
  }

  @Test("one vanished file moves to one place only")
  func movedOnce() {
    let plan = plan([Sample(path: "b"), Sample(path: "c")], [Sample(path: "a")])
    #expect(plan.moved.count == 1)
    #expect(plan.toRead.count == 1)
  }

  @Test("what lies outside of what was looked at is left alone")
  func scope() {
    let known = [Sample(path: "in/a"), Sample(path: "out/b", inode: 2)]
    let plan = plan([], known, isInScope: { $0.hasPrefix("in/") })
    #expect(plan.vanished.keys.sorted() == ["in/a"])
  }

  @Test("a failure that has not changed is known, and read again only when asked for")
  func failures() {
    let failed = Sample(path: "a", hasFailed: true)
    let known = plan([failed], [failed])
    #expect(known.knownFailures == FailureCount(files: 1))
    #expect(known.toRead.isEmpty)
    let retried = plan([failed, Sample(path: "b")], [failed, Sample(path: "b")], rereads: \.hasFailed)
    #expect(retried.toRead.map(\.location) == ["a"])
    #expect(retried.knownFailures == FailureCount())
  }

  @Test("the largest files are read first, those of one size by name")
  func order() {
    let plan = plan(
      [Sample(path: "c", inode: 3), Sample(path: "a", inode: 1), Sample(path: "b", size: 99, inode: 2)], [])
    #expect(plan.toRead.map(\.location) == ["b", "a", "c"])
  }

  @Test("bytes that are known are recognised before a worker is asked")
  func recognition() {
    let touched = Sample(path: "touched", modified: 2)
    let known = [Sample(path: "touched"), Sample(path: "gone", inode: 5), Sample(path: "kept", inode: 6)]
    let new = Sample(path: "new", inode: 9)
    let plan = plan([touched, Sample(path: "kept", inode: 6), new], known)
    let list = ReadingList(
      plan: plan, known: Dictionary(uniqueKeysWithValues: known.map { ($0.path, $0.indexed) }), rereads: { _ in false })
    func event(_ file: Sample, _ bytes: String) -> String {
      switch list.recognise(file.found, Fingerprint(of: bytes.utf8)) {
      case .touched: "touched"
      case .moved(let from, _): "moved from \(from.path)"
      case .copied(let original, _): "copied of \(original.path)"
      case nil: "to be read"
      default: "?"
      }
    }
    #expect(event(touched, "touched") == "touched")
    #expect(event(touched, "other bytes") == "to be read")
    #expect(event(new, "gone") == "moved from gone")
    #expect(event(new, "gone") == "to be read", "a file moves once")
    #expect(event(new, "kept") == "copied of kept")
    #expect(event(new, "touched") == "to be read", "a file that is being read cannot lend its documents")
    #expect((0..<3).map { _ in list.next()?.location }.compactMap { $0 }.sorted() == ["new", "touched"])
  }
}
