import Foundation
import Testing

@testable import Corpus

@Suite("The journal of decisions")
struct DecisionJournalTests {
  private let folder: TemporaryFolder
  private let journal: DecisionJournal

  init() throws {
    folder = try TemporaryFolder()
    journal = DecisionJournal(path: folder.path + "/decisions.csv")
  }

  private let header = "decided_at,analyst,document,path,facet,value,role,verdict,note\n"

  private func decision(_ second: Int, value: String = "KE", note: String = "") -> Decision {
    Decision(
      decidedAt: "2026-11-24T08:00:0\(second)Z", analyst: "Amina", document: "d1", path: "documents/a, b.pdf",
      facet: .country, value: value, role: .about, verdict: .add, note: note)
  }

  @Test("is empty where nobody has decided anything, and stays unmade when nothing is decided")
  func missing() throws {
    #expect(try journal.read() == [])
    try journal.append([])
    #expect(!FileManager.default.fileExists(atPath: journal.path))
  }

  @Test("begins with a header and keeps what was written, whatever is in it")
  func appending() throws {
    let first = decision(1, note: "=1, \"quoted\"\nsecond line #")
    try journal.append([first])
    try journal.append([decision(2), decision(3)])
    #expect(try folder.read("decisions.csv").hasPrefix(header))
    #expect(try journal.read() == [first, decision(2), decision(3)])
  }

  @Test("is read in the order of time; those of one second in the order of the file")
  func order() throws {
    try journal.append([decision(5), decision(2, value: "UG"), decision(2, value: "TZ"), decision(1)])
    #expect(try journal.read().map(\.value) == ["KE", "UG", "TZ", "KE"])
  }

  @Test("gives each batch of an analyst a later time than the one before, and its decisions one")
  func batches() throws {
    for value in ["KE", "UG", "TZ"] { try journal.appendBatch([decision(1, value: value), decision(1, value: "SN")]) }
    var future = decision(9)
    future.decidedAt = "2999-12-31T23:59:59Z"
    try journal.append([future])
    let after = try journal.appendBatch([decision(1, value: "GH")])
    #expect(after.map(\.decidedAt) == ["2999-12-31T23:59:59.001Z"])
    var others = decision(1)
    others.analyst = "Ben"
    #expect(try journal.appendBatch([others])[0].decidedAt < "2999")
    let times = try journal.read().filter { $0.analyst == "Amina" }.map(\.decidedAt)
    #expect(times.prefix(6) == times.prefix(6).sorted()[...] && Set(times).count == 5)
    #expect(times.first?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }

  @Test("reads a second as earlier than its parts")
  func precision() throws {
    var exact = decision(1, value: "UG")
    exact.decidedAt = "2026-11-24T08:00:01.001Z"
    try journal.append([exact, decision(1)])
    #expect(try journal.read().map(\.value) == ["KE", "UG"])
  }

  @Test("takes a line after one that an editor left without its end")
  func unfinishedLine() throws {
    try folder.write(
      "decisions.csv", header + "2026-11-24T08:00:01Z,Amina,d1,\"documents/a, b.pdf\",country,KE,about,add,")
    try journal.append([decision(2)])
    #expect(try journal.read() == [decision(1), decision(2)])
  }

  @Test("may have its columns in another order, CRLF, a byte order mark, others' columns and empty rows")
  func spreadsheet() throws {
    try folder.write(
      "decisions.csv",
      "\u{FEFF}value,document, facet ,role,verdict,analyst,decided_at,path,note,extra\r\nKE,d1,country,about,reject,"
        + "Amina,2026-11-24T08:00:01Z,p,n,x\r\n,,,,,,,,,\r\n")
    let read = try journal.read()
    #expect(read.map(\.verdict) == [.reject])
    #expect(read.map(\.path) == ["p"])
  }

  @Test("may hold its header twice, as git leaves it where both sides made the journal")
  func doubledHeader() throws {
    try journal.append([decision(1)])
    try folder.write("decisions.csv", folder.read("decisions.csv") + folder.read("decisions.csv"))
    #expect(try journal.read() == [decision(1), decision(1)])
  }

  @Test(
    "names file and line of what is no decision, and reads what stands around it",
    arguments: [
      ("<<<<<<< ours\n", 3, "git left a conflict here"), ("=======\n", 3, "git left a conflict here"),
      ("2026-11-24T08:00:01Z,a,d,documents/x.p\n", 3, "the line is incomplete: it has 4 of 9 fields"),
      ("2026-11-24T08:00:01Z,a,d,p,country,KE,about,confir\n", 3, "the line is incomplete"),
      ("t,a,d,p,colour,KE,about,add,\n", 3, "'colour' is no facet"),
      ("t,a,d,p,year,2015,about,add,\n", 3, "'year' is no facet"),
      ("\nt,a,d,p,country,KE,around,add,\n", 4, "'around' is no role"),
      ("t,a,d,p,country,KE,about,maybe,\n", 3, "'maybe' is no verdict"),
      ("t,a,d,p,country,KE,about,adopt,\n", 3, "'adopt' is no verdict"),
      ("t,a,d,p,document,e,about,confirm,\n", 3, "'confirm' is no verdict"),
      ("t,a,,p,country,KE,about,add,\n", 3, "empty"), ("t,a,d,p,country,,about,add,\n", 3, "empty"),
      ("24.11.2026,a,d,p,country,KE,about,add,\n", 3, "no time"),
      ("2026-11-24,a,d,p,country,KE,about,add,one, two\n", 3, "10 fields"),
      ("2026-11-24,a,d,p,country,KE,about,add,\"open\n", 3, "quotation mark"),
      ("2026-11-24,a,d,p,colour,KE,about,add,\"a note\nof \"\"two\"\" lines\"\n", 3, "'colour' is no facet"),
      ("2026-11-24,a,d,\"p", 3, "text after a closing quotation mark"), ("2026-11-2", 3, "incomplete"),
    ])
  func faults(lines: String, line: Int, words: String) throws {
    try journal.append([decision(1)])
    let written = try folder.read("decisions.csv") + lines
    try folder.write("decisions.csv", written)
    try journal.append([decision(2), decision(3)], despiteConflict: true)
    #expect(try folder.read("decisions.csv").hasPrefix(written), "nothing is lost")
    let reading = try journal.reading()
    #expect(reading.decisions == [decision(1), decision(2), decision(3)])
    #expect(reading.faults.map(\.line) == [line], "\(reading.faults)")
    let message = reading.faults.first?.description ?? ""
    #expect(message.hasPrefix("\(journal.path):\(line): ") && message.contains(words), "\(message)")
  }

  private func line(_ second: Int, value: String) -> String {
    "2026-11-24T08:00:0\(second)Z,Amina,d1,\"documents/a, b.pdf\",country,\(value),about,add,\n"
  }

  @Test(
    "with a conflict of git holds the lines of both sides, and takes none from an analyst", arguments: [true, false])
  func conflict(showsBase: Bool) throws {
    let base = showsBase ? "||||||| base\n" + line(1, value: "SN") : ""
    let conflicted =
      header + line(1, value: "KE") + "<<<<<<< HEAD\n" + line(2, value: "UG") + base + "=======\n"
      + line(3, value: "TZ") + ">>>>>>> ben\n" + line(4, value: "RW")
    try folder.write("decisions.csv", conflicted)
    let reading = try journal.reading()
    #expect(reading.decisions.map(\.value) == ["KE", "UG", "TZ", "RW"])
    #expect(reading.faults.map(\.line) == [3])
    let error = #expect(throws: JournalError.self) { try journal.appendBatch([decision(5)]) }
    #expect(
      error?.description.hasPrefix("\(journal.path):3: git left a conflict here, and nothing was recorded") == true)
    #expect(try folder.read("decisions.csv") == conflicted)
  }

  @Test("with a conflict of git in its header is read, too")
  func conflictedHeader() throws {
    try folder.write(
      "decisions.csv",
      "<<<<<<< HEAD\n" + header + line(1, value: "KE") + "=======\n" + header + line(2, value: "UG") + ">>>>>>> b\n")
    let reading = try journal.reading()
    #expect(reading.decisions.map(\.value) == ["KE", "UG"] && reading.faults.map(\.line) == [1])
  }

  @Test("that a crash left with half a header is read, and gets a whole one", arguments: ["d", "decided_at,ana"])
  func tornHeader(half: String) throws {
    try folder.write("decisions.csv", half)
    #expect(try journal.reading() == JournalReading())
    try journal.append([decision(1)])
    #expect(try folder.read("decisions.csv").hasPrefix(half + "\n" + header))
    let reading = try journal.reading()
    #expect(reading.decisions == [decision(1)] && reading.faults.map(\.line) == [1])
  }

  @Test("keeps its columns in the order that a spreadsheet gave them")
  func movedColumns() throws {
    try folder.write("decisions.csv", "value,note,document,facet,role,verdict,analyst,decided_at,path,extra\n")
    try journal.append([decision(1, note: "n")])
    #expect(try journal.read() == [decision(1, note: "n")])
  }

  @Test("refuses another file's header rather than guessing")
  func foreignHeader() throws {
    try folder.write("decisions.csv", "name;value\n1;2\n")
    let error = #expect(throws: JournalError.self) { try journal.read() }
    #expect(error?.description.hasPrefix("\(journal.path):1: the header is not") == true)
  }

  @Test("keeps every line of several writers at once, and one header")
  func concurrentWriters() async throws {
    let path = journal.path
    let decision = decision(1)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            var mine = decision
            mine.value = "w\(writer)n\(number)"
            try DecisionJournal(path: path).append([mine, mine])
          }
        }
      }
      try await group.waitForAll()
    }
    let values = try journal.read().map(\.value)
    #expect(values.count == 320)
    #expect(Set(values).count == 160)
    // The two lines of one decision stand together: nobody wrote in between.
    #expect(stride(from: 0, to: 320, by: 2).allSatisfy { values[$0] == values[$0 + 1] })
    #expect(try folder.read("decisions.csv").components(separatedBy: "decided_at").count == 2)
  }

  @Test("says that the decision is not recorded when the disk is full")
  func fullDisk() throws {
    let error = #expect(throws: JournalError.self) { try DecisionJournal(path: "/dev/full").append([decision(1)]) }
    #expect(error?.description == "/dev/full cannot be written: No space left on device; the decision is not recorded")
  }

  @Test("says so when it cannot be opened")
  func unopenable() throws {
    try folder.write("file")
    let journal = DecisionJournal(path: folder.path + "/file/decisions.csv")
    #expect(throws: JournalError.self) { try journal.append([decision(1)]) }
    let asFolder = DecisionJournal(path: folder.path)
    #expect(throws: JournalError.self) { try asFolder.read() }
  }
}
