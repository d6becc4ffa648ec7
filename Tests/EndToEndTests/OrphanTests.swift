import Foundation
import Testing

struct OrphanTests {
  private struct Orphan: Decodable {
    var document: String
    var path: String
    var title: String
    var reason: String
    var note: String
    var decisions: [Made]
    var successors: [Likely]

    struct Made: Decodable {
      var analyst: String
      var facet: String
      var value: String
      var verdict: String
    }

    struct Likely: Decodable {
      var id: String
      var path: String
      var signs: [String]
    }
  }

  private static let weavers = """
    # Weavers of the northern hills

    The masters of the village teach their apprentices to spin, to dye and to weave, one winter for each craft.

    """
  private static let smiths = """
    # A budget for the ministry

    Revenue fell short in every quarter, and the auditors advise to postpone the purchase of vehicles.

    """

  /// A corpus of three notes; of one it was decided that it is about Kenya and not about spinning.
  private func site() throws -> Site {
    let site = try Site()
    try site.write("corpus/documents/a.md", Self.weavers)
    try site.write("corpus/documents/b.md", "# Potters\n\nClay is dug by the river.\n")
    try site.ingest()
    try site.run("tag", "add", "a.md", "country=KE", "theme=batik", "--as", "Amina")
    try site.run("tag", "reject", "a.md", "theme=spinning", "--as", "Ben")
    return site
  }

  private func moveAndEdit(_ site: Site) throws {
    try site.remove("corpus/documents/a.md")
    try site.write("corpus/documents/new/a.md", Self.weavers + "\nOne more sentence.\n")
  }

  private func orphans(_ site: Site) throws -> [Orphan] { try site.run("tag", "orphans", "--format", "json").decoded() }

  @Test func `what was decided about a file that was moved and edited is listed with its likely successor`() throws {
    let site = try site()
    #expect(try site.run("tag", "orphans").status == 1)
    try moveAndEdit(site)
    let outcome = try site.run("ingest")
    #expect(
      outcome.output.contains("decisions about 1 document that is not in the corpus are kept (see: tvet tag orphans)"))
    #expect(try site.ingest().counts["orphans"] == 1)
    #expect(try site.tags("a.md", "country").isEmpty)

    let found = try orphans(site)
    #expect(found.count == 1)
    let orphan = try #require(found.first)
    #expect(orphan.path == "documents/a.md" && orphan.title == "Weavers of the northern hills")
    #expect(orphan.reason == "gone")
    #expect(
      orphan.decisions.map { "\($0.analyst) \($0.verdict) \($0.value)" }
        == ["Amina add KE", "Amina add batik", "Ben reject spinning"])
    #expect(orphan.successors.map(\.path) == ["documents/new/a.md"])
    #expect(orphan.successors.first?.signs == ["same title", "same file name"])
    let text = try site.run("tag", "orphans")
    #expect(text.status == 0 && text.output.contains("tvet tag adopt \(orphan.document.prefix(12)) "))
    let csv = try site.run("tag", "orphans", "--format", "csv").lines
    #expect(csv.count == 4 && csv[1].contains(",documents/new/a.md,same title; same file name"))
    // Without the index that knew the title, the name still tells.
    try site.remove("index")
    try site.ingest()
    #expect(try orphans(site).first?.successors.first?.signs == ["same file name"])
  }

  /// What may happen to the documents after the adoption.
  enum Event: String, CaseIterable, CustomTestStringConvertible {
    case nothing, indexDeleted, moved, edited, editedAndIndexDeleted, movedThenEdited, movedThenEditedAndIndexDeleted

    var testDescription: String { rawValue }
  }

  @Test(arguments: Event.allCases)
  func `an adoption holds whatever happens to the new document, and can be taken back`(event: Event) throws {
    let site = try site()
    try moveAndEdit(site)
    try site.ingest()
    let before = try site.read("corpus/decisions.csv")
    let preview = try site.run("tag", "adopt", "documents/a.md", "documents/new/a.md", "--dry-run")
    #expect(preview.status == 0 && preview.lines.count == 4 && preview.output.contains("would take over 3 decisions"))
    #expect(try site.read("corpus/decisions.csv") == before)
    let adopt = try site.run("tag", "adopt", "documents/a.md", "documents/new/a.md", "--as", "Chi", "--note", "checked")
    #expect(adopt.status == 0 && adopt.output.contains("takes over 3 decisions"), "\(adopt)")

    var path = "documents/new/a.md"
    func edit() throws { try site.write("corpus/" + path, site.read("corpus/" + path) + "\nAnd another.\n") }
    func move() throws {
      try site.move("corpus/" + path, to: "corpus/documents/elsewhere.md")
      path = "documents/elsewhere.md"
    }
    switch event {
    case .nothing: break
    case .indexDeleted: try site.remove("index")
    case .moved: try move()
    case .edited: try edit()
    case .editedAndIndexDeleted:
      try edit()
      try site.remove("index")
    case .movedThenEdited, .movedThenEditedAndIndexDeleted:
      try move()
      try site.ingest()
      try edit()
      if event == .movedThenEditedAndIndexDeleted { try site.remove("index") }
    }
    #expect(try site.ingest().counts["orphans"] == 0)
    #expect(try site.tags(path, "country") == ["KE"])
    #expect(try site.tags(path, "theme").isSuperset(of: ["batik", "-spinning"]))
    #expect(try site.run("tag", "orphans").status == 1)
    #expect(try site.run("tag", "log", path).output.contains("Amina  add  country=KE (about)"))

    let undo = try site.run("tag", "undo", "--as", "Chi")
    #expect(undo.status == 0, "\(undo)")
    #expect(try site.tags(path, "country").isEmpty)
    try site.remove("index")
    #expect(try site.ingest().counts["orphans"] == 1)
    #expect(try site.tags(path, "country").isEmpty)
  }

  @Test func `an adoption brings later decisions of a merged journal along`() throws {
    let site = try site()
    let document = try site.show("a.md").sha256
    try moveAndEdit(site)
    try site.ingest()
    try site.run("tag", "adopt", String(document.prefix(4)), "new/a.md")
    let line = "2031-01-01T00:00:00.000Z,Ben,\(document),documents/a.md,country,UG,about,add,\n"
    try site.write("corpus/decisions.csv", site.read("corpus/decisions.csv") + line)
    try site.ingest()
    #expect(try site.tags("new/a.md", "country") == ["KE", "UG"])
  }

  @Test func `nothing is adopted that makes no sense`() throws {
    let site = try site()
    for (old, new, status, message) in [
      ("a.md", "b.md", 64, "is in the corpus"),
      ("nothing.md", "b.md", 1, "no decision is about a document 'nothing.md'"),
      ("a.md", "nothing.md", 1, "no document goes by 'nothing.md'"),
    ] as [(String, String, Int32, String)] {
      let outcome = try site.run("tag", "adopt", old, new)
      #expect(outcome.status == status && outcome.error.contains(message), "\(outcome)")
    }
    try moveAndEdit(site)
    try site.ingest()
    #expect(try site.run("tag", "adopt", "a.md", "new/a.md").status == 0)
    let journal = try site.read("corpus/decisions.csv")
    let again = try site.run("tag", "adopt", "documents/a.md", "new/a.md")
    #expect(again.status == 0 && again.output.contains("already"))
    #expect(try site.read("corpus/decisions.csv") == journal)
  }

  @Test func `the log tells of a document that is gone, by its path and by its id`() throws {
    let site = try site()
    let document = try site.show("a.md").sha256
    try site.remove("corpus/documents/a.md")
    try site.ingest()
    for name in ["a.md", "documents/a.md", "corpus/documents/a.md", String(document.prefix(12)), document] {
      let log = try site.run("tag", "log", name)
      #expect(
        log.status == 0 && log.lines.count == 3 && log.error.contains("not in the corpus any more"), "\(name) \(log)")
    }
    #expect(try site.run("tag", "log", "a.md", "--by", "Ben").lines.count == 1)
    #expect(try site.run("tag", "log", "z.md").status == 1)
  }

  @Test func `a wholly other document at the path does not get the decisions, and may adopt them`() throws {
    let site = try site()
    try site.write("corpus/documents/a.md", Self.smiths)
    #expect(try site.ingest().counts["orphans"] == 1)
    func check() throws {
      #expect(try site.tags("a.md", "country").isEmpty)
      let orphan = try #require(try orphans(site).first)
      #expect(orphan.reason == "replaced" && orphan.note == "another title, and 0 % of the text in common")
      #expect(orphan.successors.isEmpty)
    }
    try check()
    let journal = try site.read("corpus/decisions.csv")
    try site.ingest()
    #expect(try site.read("corpus/decisions.csv") == journal)
    try site.remove("index")
    try site.ingest()
    try check()
    // The same for the next edition of what lies there now.
    try site.write("corpus/documents/a.md", Self.smiths + "\nMore.\n")
    try site.ingest()
    try check()
    try site.write("corpus/documents/a.md", Self.smiths + "\nMore and more.\n")
    try site.remove("index")
    try site.ingest()
    try check()

    #expect(try site.run("tag", "adopt", "documents/a.md", "a.md").status == 0, "of those that lay there, the orphan")
    #expect(try site.tags("a.md", "country") == ["KE"])
    try site.run("tag", "undo")
    try check()
  }

  @Test func `it does not get them either when the former was gone before, or has an heir elsewhere`() throws {
    let gone = try site()
    try gone.remove("corpus/documents/a.md")
    #expect(try gone.ingest().counts["orphans"] == 1)
    try gone.write("corpus/documents/a.md", Self.smiths)
    #expect(try gone.ingest().counts["orphans"] == 1)
    #expect(try gone.tags("a.md", "country").isEmpty)
    #expect(try orphans(gone).first?.reason == "replaced")

    let moved = try site()
    try moved.write("corpus/documents/a.md", Self.weavers + "\nMore.\n")
    try moved.ingest()
    try moved.move("corpus/documents/a.md", to: "corpus/documents/heir.md")
    try moved.write("corpus/documents/a.md", Self.smiths)
    #expect(try moved.ingest().counts["orphans"] == 0)
    #expect(try moved.tags("a.md", "country").isEmpty)
    #expect(try moved.tags("heir.md", "country") == ["KE"])
  }

  @Test func `the former document has its decisions when it comes back`() throws {
    let site = try site()
    try site.write("corpus/documents/a.md", Self.smiths)
    try site.ingest()
    try site.write("corpus/documents/a.md", Self.weavers)
    #expect(try site.ingest().counts["orphans"] == 0)
    #expect(try site.tags("a.md", "country") == ["KE"])
  }

  @Test func `a new title or a new text alone is a new version`() throws {
    for text in [
      Self.smiths.replacing("A budget for the ministry", with: "The weavers of northern hills"),
      Self.weavers.replacing("Weavers of the northern hills", with: "Crafts"),
    ] {
      let site = try site()
      try site.write("corpus/documents/a.md", text)
      #expect(try site.ingest().counts["orphans"] == 0)
      #expect(try site.tags("a.md", "country") == ["KE"])
    }
  }
}
