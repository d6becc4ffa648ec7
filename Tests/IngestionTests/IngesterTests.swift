import Corpus
import Extraction
import Facets
import Foundation
import Indexing
import Testing

@testable import Ingestion

/// Whole runs over a small corpus, with the built tool as the worker; passed over where it has not been built.
@Suite("Runs of ingestion", .enabled(if: builtTool != nil))
final class IngesterTests: TemporaryCorpus {
  override init() throws {
    try super.init()
    try write("kenya.txt", "Apprenticeship in Kenya\n\nKenya trains apprentices in Nairobi. Kenya pays them.\n")
    try write("sub/peru.txt", "Skills in Peru\n\nPeru trains young people in Lima.\n")
    try write(
      "list.jsonl",
      #"{"id":"r1","title":"One","text":"First text"}"# + "\n" + #"{"id":"r2","title":"Two","text":"Second"}"# + "\n")
  }

  private func decide(_ verdict: Decision.Verdict, _ value: String, _ name: String) throws {
    try corpus.journal.append([
      Decision(
        decidedAt: "2020-01-01T00:00:00Z", analyst: "Amina", document: try document(name).key,
        path: "documents/" + name,
        facet: .country, value: value, role: .about, verdict: verdict)
    ])
  }

  @Test("the first reads everything, the next nothing")
  func twice() throws {
    let first = try ingest()
    #expect(first.failures == [])
    #expect(first.added == 3)
    #expect(first.documents == 4)
    #expect(try document("r2").title == "Two")
    #expect(try tags("kenya.txt")["KE"]?.isInForce == true)
    let second = try ingest()
    #expect(second.unchanged == 3)
    #expect(second.added + second.changed + second.moved + second.removed + second.documents == 0)
  }

  @Test("a moved file keeps its document and what was decided about it")
  func moving() throws {
    try ingest()
    try decide(.add, "UG", "kenya.txt")
    let id = try document("kenya.txt").id
    try move("kenya.txt", "sub/renamed.txt")
    let report = try ingest()
    #expect(report.moved == 1)
    #expect(report.documents == 0)
    #expect(report.decided == 1)
    #expect(try document("renamed.txt").id == id)
    #expect(try tags("renamed.txt")["UG"]?.verdict == .add)
  }

  @Test("a changed file inherits the decisions, and says so in the journal")
  func succession() throws {
    try ingest()
    try decide(.reject, "KE", "kenya.txt")
    try write("kenya.txt", "Apprenticeship in Kenya\n\nKenya trains apprentices, second edition. Kenya pays.\n")
    let report = try ingest()
    #expect(report.changed == 1)
    #expect(try tags("kenya.txt")["KE"]?.verdict == .reject)
    #expect(try corpus.journal.read().map(\.document).contains(try document("kenya.txt").key))
    #expect(try read { try StoredDocument.fetchAll($0, ids: Array(1...20)) }.count == 4, "the old text is gone")
  }

  @Test("a changed file inherits the decisions though it moved before and the index was made anew meanwhile")
  func rebuiltSuccession() throws {
    try ingest()
    try decide(.reject, "KE", "kenya.txt")
    try move("kenya.txt", "moved.txt")
    try ingest()
    try FileManager.default.removeItem(atPath: folder + "/index")
    try write("moved.txt", "Apprenticeship in Kenya\n\nKenya trains apprentices, second edition. Kenya pays.\n")
    try ingest()
    try move("moved.txt", "again.txt")
    try ingest()
    try FileManager.default.removeItem(atPath: folder + "/index")
    try ingest()
    #expect(try tags("again.txt")["KE"]?.verdict == .reject)
  }

  @Test("two files that change places keep their own decisions")
  func swapping() throws {
    try ingest()
    try decide(.add, "UG", "kenya.txt")
    try move("kenya.txt", "x.txt")
    try move("sub/peru.txt", "kenya.txt")
    try move("x.txt", "sub/peru.txt")
    try ingest()
    #expect(try tags("sub/peru.txt")["UG"]?.verdict == .add)
    #expect(try tags("documents/kenya.txt")["UG"] == nil)
    #expect(try corpus.journal.read().map(\.path) == ["documents/kenya.txt", "documents/sub/peru.txt"])
  }

  /// A run that is stopped when it has read its first file.
  private func ingestInterrupted() throws {
    let stop = StopFlag()
    let report = try ingest(stop: stop, { $0.jobs = 1 }, progress: { if $0.filesDone > 0 { stop.raise() } })
    #expect(report.wasInterrupted)
  }

  @Test("a changed file inherits the decisions though the run that read it was stopped")
  func interruptedSuccession() throws {
    try ingest()
    try decide(.reject, "KE", "kenya.txt")
    // The journal names another path than the changed file's.
    try move("kenya.txt", "moved.txt")
    try ingest()
    try write("moved.txt", "Apprenticeship in Kenya\n\nKenya trains apprentices, second edition. Kenya pays.\n")
    try ingestInterrupted()
    try write("moved.txt", "Apprenticeship in Kenya\n\nKenya trains apprentices, the third edition. Kenya pays.\n")
    try ingest()
    #expect(try tags("moved.txt")["KE"]?.verdict == .reject)
    #expect(try corpus.journal.read().map(\.document).last == (try document("moved.txt").key))
    let journal = try corpus.journal.read()
    #expect(journal.map(\.path) == ["documents/kenya.txt", "documents/moved.txt", "documents/moved.txt"])
    #expect(Set(journal.map(\.decidedAt)).count == 1, "the successor's decision is of the same time")
  }

  @Test("two files that change places keep their own decisions, even when the run is stopped between them")
  func interruptedSwapping() throws {
    try ingest()
    try decide(.add, "UG", "kenya.txt")
    try move("kenya.txt", "x.txt")
    try move("sub/peru.txt", "kenya.txt")
    try move("x.txt", "sub/peru.txt")
    try ingestInterrupted()
    try ingest()
    #expect(try tags("sub/peru.txt")["UG"]?.verdict == .add)
    #expect(try tags("documents/kenya.txt")["UG"] == nil)
    #expect(try corpus.journal.read().map(\.path) == ["documents/kenya.txt", "documents/sub/peru.txt"])
    // Nor does the other take them over when their document is gone.
    try remove("sub/peru.txt")
    try ingest()
    #expect(try tags("documents/kenya.txt")["UG"] == nil)
  }

  @Test("what is decided while a run writes the index is in force when it has ended")
  func lateDecision() throws {
    try ingest()
    let key = try document("kenya.txt").key
    let journal = try corpus.journal
    try write("new.txt", "A new text about welding.\n")
    var decisions = [
      Decision(
        decidedAt: "2026-11-24T08:00:00Z", analyst: "Amina", document: key, path: "documents/kenya.txt",
        facet: .country, value: "UG", role: .about, verdict: .add)
    ]
    let report = try ingest(progress: { _ in
      try? journal.append(decisions)
      decisions = []
    })
    #expect(report.decided == 1)
    #expect(try tags("kenya.txt")["UG"]?.verdict == .add)
  }

  @Test("reading everything again writes what is read, under the same id")
  func full() throws {
    try ingest()
    let before = try document("peru.txt")
    try decide(.reject, "KE", "kenya.txt")
    try IndexWriter(store: IndexStore.openForWriting(path: try corpus.indexPath)).batch {
      try $0.setTags([], document: before.id)
    }
    #expect(try ingest().documents == 0)
    #expect(try tags("peru.txt").isEmpty)
    #expect(try ingest { $0.rereadsAll = true }.documents == 4)
    #expect(try document("peru.txt") == before)
    #expect(try tags("peru.txt")["PE"]?.isInForce == true)
    #expect(try tags("kenya.txt")["KE"]?.verdict == .reject)
  }

  @Test("a run over the corpus folder leaves what lies in other roots alone")
  func otherRoots() throws {
    let other = folder + "-other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Data("A text about weaving.\n".utf8).write(to: URL(fileURLWithPath: other + "/weaving.txt"))
    try Data("roots = [\".\", \"\(other)\"]\n".utf8).write(to: URL(fileURLWithPath: folder + "/tvet.toml"))
    #expect(try ingest().added == 4)
    #expect(try ingest { $0.paths = [folder] }.removed == 0)
    #expect(try document("weaving.txt").pageCount == 1)
  }

  @Test("a worker that cannot be started is no file's fault: nothing leaves the index")
  func noWorker() throws {
    try ingest()
    try write("kenya.txt", "Other words about Kenya, and more of them than before.\n")
    #expect(throws: WorkerUnavailable.self) { try ingest { $0.worker.program = "/no/such/program" } }
    #expect(try document("kenya.txt").pageCount == 1)
    #expect(try read(Failure.fetchAll).isEmpty)
  }

  @Test("a copy is a second place of the same document, which stays until both are gone")
  func copying() throws {
    try ingest()
    try FileManager.default.copyItem(atPath: path("kenya.txt"), toPath: path("copy.txt"))
    #expect(try ingest().documents == 0)
    let id = try document("copy.txt").id
    #expect(try read { try StoredDocument.locations($0, id: id) } == ["documents/copy.txt", "documents/kenya.txt"])
    try remove("kenya.txt")
    #expect(try ingest().removed == 1)
    #expect(try document("copy.txt").id == id)
    try remove("copy.txt")
    try ingest()
    #expect(throws: LookupError.self) { try document("copy.txt") }
  }

  @Test("a record that left its container leaves the index, the others stay")
  func records() throws {
    try ingest()
    try write("list.jsonl", #"{"id":"r2","title":"Two","text":"Second"}"# + "\n" + "{broken\n")
    let report = try ingest()
    #expect(report.failures.count == 1)
    #expect(report.failures.first?.record.isEmpty == false)
    #expect(throws: LookupError.self) { try document("r1") }
    #expect(try document("r2").title == "Two")
  }

  @Test("what cannot be read is reported once, known afterwards, and tried again when asked")
  func failing() throws {
    try write("broken.pdf", "%PDF-1.7 and nothing else")
    let first = try ingest()
    #expect(first.failures.map(\.path) == ["documents/broken.pdf"])
    let second = try ingest()
    #expect(second.failures == [])
    #expect(second.knownFailures == FailureCount(files: 1))
    let third = try ingest { $0.retriesFailures = true }
    #expect(third.failures.count == 1)
    #expect(try read(Failure.fetchAll).map(\.attempts).count == 1)
    try remove("broken.pdf")
    try ingest()
    #expect(try read(Failure.fetchAll).isEmpty)
  }

  @Test("what failed before is counted as the list of failures has it, by files and by parts of files")
  func failingParts() throws {
    try write("broken.pdf", "%PDF-1.7 and nothing else")
    try writeTar("archive.tar", ["a.txt": "Words of a file", "b.bin": "\u{1}\u{2}\u{3}", "c.bin": "\u{1}\u{2}\u{4}"])
    #expect(try ingest().failures.count == 3)
    let failures = try read(Failure.fetchAll)
    let count = FailureCount(records: failures.map(\.record))
    #expect(count.words == "1 file, 2 records or members of archives")
    #expect(try ingest().knownFailures == count)
    try move("archive.tar", "moved.tar")
    #expect(try ingest().knownFailures == count)
  }

  @Test("an archive in which a file needs a password is read again when asked")
  func lockedInArchive() throws {
    let archive = """
      UEsDBAoACQAAACt7eF3Cw4n9HgAAABIAAAAFAAAAYS50eHRANGsDDLtAjqk3CyxKn6VrXwv0m/muWAeZ6WosfQZQSwcIwsOJ/R4AAAASAAAAUEsB
      Ah4DCgAJAAAAK3t4XcLDif0eAAAAEgAAAAUAAAAAAAAAAQAAAKSBAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAAFEAAAAAAA==
      """
    let content = try #require(Data(base64Encoded: archive, options: .ignoreUnknownCharacters))
    try write("folder.zip", "")
    try content.write(to: URL(fileURLWithPath: path("folder.zip")))
    #expect(try ingest().failures.map(\.record) == ["a.txt"])
    let second = try ingest {
      $0.retriesFailures = true
      $0.passwords = ["secret"]
    }
    #expect(second.failures == [] && second.documents == 1)
    #expect(try read(Failure.fetchAll).isEmpty)
  }

  @Test("a run over named paths leaves the rest alone")
  func namedPaths() throws {
    try ingest()
    try remove("kenya.txt")
    try write("sub/new.txt", "A new text about welding in Peru.\n")
    let report = try ingest { $0.paths = [path("sub")] }
    #expect(report.added == 1)
    #expect(report.removed == 0)
    #expect(try document("kenya.txt").title.isEmpty == false)
    #expect(try ingest().removed == 1)
  }

  @Test("a stopped run forgets nothing, and the next one goes on")
  func stopping() throws {
    try ingest()
    try remove("kenya.txt")
    try write("new.txt", "A new text about welding.\n")
    let stop = StopFlag()
    stop.raise()
    let report = try ingest(stop: stop)
    #expect(report.wasInterrupted)
    #expect(report.removed == 0)
    let next = try ingest()
    #expect(next.removed == 1)
    #expect(next.added == 1)
  }

  @Test("a file that is no journal stops a run before anything is changed")
  func faultyJournal() throws {
    try ingest()
    try remove("kenya.txt")
    try Data("nonsense\n".utf8).write(to: URL(fileURLWithPath: folder + "/decisions.csv"))
    #expect(throws: JournalError.self) { try ingest() }
    #expect(try document("kenya.txt").pageCount > 0)
  }

  @Test("a preview says what a run would do, and does nothing")
  func preview() throws {
    let corpus = try corpus
    let ingester = Ingester(
      corpus: corpus, indexPath: corpus.indexPath, authorities: Self.authorities, options: IngestOptions(jobs: 1))
    #expect(try ingester.preview().new == ["documents/kenya.txt", "documents/list.jsonl", "documents/sub/peru.txt"])
    #expect(!FileManager.default.fileExists(atPath: corpus.indexPath))
    try ingest()
    try move("kenya.txt", "moved.txt")
    try write("sub/peru.txt", "Other words, and more of them than before, about Peru.\n")
    try remove("list.jsonl")
    let preview = try ingester.preview()
    #expect(preview.new == [])
    #expect(preview.changed == ["documents/sub/peru.txt"])
    #expect(preview.moved == ["documents/moved.txt"])
    #expect(preview.gone == ["documents/list.jsonl"])
  }
}
