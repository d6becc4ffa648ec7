import Foundation
import Testing

/// What a site adds to the authority files by command.
@Suite("A site's own authorities") struct AuthorityTests {
  /// Additions, a document that names what was added, and the tag that it then has.
  static let rows: [([String], String, String)] = [
    (
      ["organization", "weldco", "Welding Guild of Nakuru", "--acronym", "WGNX", "--country", "Kenya"],
      "# WGNX at work\n\nThe WGNX trains welders.\n", "organization=weldco"
    ),
    (
      ["theme", "welding-bees", "welding bee", "--broader", "apprenticeship", "--note", "Contests of welders."],
      "# Welding bees in the north\n\nText.\n", "theme=welding-bees"
    ),
    (["name", "country=KE", "Lionland"], "# Roads in Lionland\n\nText.\n", "country=KE"),
    (["grouping", "our-two", "The Two Partners", "KE", "Uganda"], "# The Two Partners\n\nText.\n", "region=our-two"),
  ]

  @Test("what is added is found, and documents get it without being read again", arguments: Self.rows)
  func additions(_ arguments: [String], _ text: String, _ tag: String) throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", text)
    try site.ingest()
    let tags = { try site.run("tag", "list", "documents/a.md").lines.map { $0.prefix { $0 != " " } } }
    #expect(try !tags().contains { $0 == tag })
    let added = try site.start(["authority", "add"] + arguments).wait()
    #expect(added.status == 0 && added.error.contains("reindex --retag"))
    #expect(try site.run("authority", "check").status == 0)
    // Bytes that nobody may read any more are not missed.
    try site.write("corpus/documents/a.md", "")
    let retagged = try site.run("reindex", "--retag")
    #expect(retagged.status == 0 && retagged.output.contains("tagged anew: 1 document"))
    #expect(try tags().contains { $0 == tag })
    #expect(try site.start(["authority", "add"] + arguments).wait().status == 64)
  }

  @Test(
    "what cannot be added is told, and nothing is written",
    arguments: [
      (["organization", "Weld Co", "Guild"], "is no code"), (["organization", "ilo", "Guild"], "already"),
      (["organization", "weldco", "Guild", "--country", "Narnia"], "there is no country 'Narnia'"),
      (["theme", "bees", "bee", "--broader", "narnian-studies"], "there is no theme 'narnian-studies'"),
      (["name", "country=Narnia", "Nn"], "there is no country 'Narnia'"),
      (["name", "country=KE", "Lionland", "--kind", "nickname"], "is no kind of name"),
      (["name", "country=KE", "Kenya"], "already"), (["name", "country=KE", ""], "is no name"),
      (["name", "country=KE", "the"], "is no name"),
      (["name", "country=KE", "Lionland", "--language", "klingon"], "is no code of a language"),
    ])
  func refusals(_ arguments: [String], _ message: String) throws {
    let site = try Site()
    let outcome = try site.start(["authority", "add"] + arguments).wait()
    #expect(outcome.status == 64 && outcome.error.contains(message))
    #expect(!FileManager.default.fileExists(atPath: site.path("corpus/authorities/organizations.csv")))
    #expect(!FileManager.default.fileExists(atPath: site.path("corpus/authorities/place_names.csv")))
  }

  @Test("faults of a site's files are told by file and line, with status 2")
  func check() throws {
    let site = try Site()
    try site.write("corpus/authorities/theme_names.csv", "code,language,name\nnone-such,en,none such\n")
    try site.write("corpus/authorities/tehmes.csv", "code\nx\n")
    let outcome = try site.run("authority", "check")
    #expect(outcome.status == 2)
    #expect(outcome.lines.contains { $0.hasSuffix("theme_names.csv:2: no theme “none-such”") })
    #expect(outcome.lines.contains { $0.hasSuffix("tehmes.csv: no table has this name") })
  }

  @Test(
    "each kind of fault has its words",
    arguments: [
      ("place_names.csv", "facet,value,language,name,kind,match", "planet,KE,en,Foo,alias,", "is no facet of places"),
      ("place_names.csv", "facet,value,language,name,kind,match", "country,KE,en,,alias,", "no name"),
      ("place_names.csv", "facet,value,language,name,kind,match", "country,KE,en,Bar,silly,", "is no kind of name"),
      ("place_names.csv", "facet,value,language,name,kind,match", "country,KE,en,Bar,alias,odd", "no way to match"),
      ("place_names.csv", "facet,value,language,name,kind,match", "region,KE,en,Bar,alias,", "no region “KE”"),
      ("place_names.csv", "facet,value,language,name,kind,match", "country,KE,klingonese,Bar,alias,", "of a language"),
      ("organizations.csv", "code,name,parent", "guild,Guild,guild", "lies below itself"),
      ("organizations.csv", "code,name", "Guild 1,Guild", "is no code"),
      ("region_members.csv", "region,country,from,until", "asean,KE,2030,1990", "1990 is before 2030"),
      ("region_members.csv", "region,country,from,until", "asean,KE,abc,", "is no year"),
    ])
  func faults(_ file: String, _ header: String, _ row: String, _ reason: String) throws {
    let site = try Site()
    try site.write("corpus/authorities/" + file, header + "\n" + row + "\n")
    // A file that is no table hides no fault of another.
    try site.write("corpus/authorities/blockers.csv", "phrases\nx\n")
    let outcome = try site.run("authority", "check")
    #expect(outcome.status == 2)
    #expect(outcome.lines.contains { $0.contains(file + ":2: ") && $0.contains(reason) })
    #expect(outcome.lines.contains { $0.contains("blockers.csv: the header row has no column “phrase”") })
  }

  @Test(
    "rules are read over, too",
    arguments: [
      ("training,theme,batik,,", nil), ("theme:batik,country,KE,,", nil),
      ("country:KE lang:fr kind:thesis,theme,batik,,", nil),
      (",theme,batik,,", "the query is empty"), ("training,colour,KE,,", "'colour' is no facet"),
      ("training,country,Narnia,,", "Narnia"), ("training,country,KE,around,", "'around' is no role"),
      ("\"(training\",country,KE,,", "in the query (training"), ("country:Narnia,theme,batik,,", "Narnia"),
      ("training NOT region:narnia,theme,batik,,", "narnia"),
      ("theme:aprenticeship,country,KE,,", "did you mean apprenticeship"),
      ("kind:poem,country,KE,,", "poem"), ("country:KE,country,KE,,", "its query asks for the tag that it gives"),
    ])
  func rules(_ row: String, _ reason: String?) throws {
    let site = try Site()
    try site.write(
      "corpus/authorities/rules.csv", "query,facet,value,role,note\nweaving,theme,batik,,\n# a comment\n\(row)\n")
    try site.write(
      "corpus/decisions.csv",
      "decided_at,analyst,document,path,facet,value,role,verdict,note\n2026-01-01,a,d,p,theme,quilt,about,add,\n")
    let outcome = try site.run("authority", "check")
    #expect(outcome.status == (reason == nil ? 0 : 2), "\(outcome)")
    guard let reason else { return }
    #expect(outcome.lines.contains { $0.contains("rules.csv:4: ") && $0.contains(reason) }, "\(outcome)")
  }

  @Test(
    "trees are drawn from a value down",
    arguments: [
      (["regions", "eastern-africa"], "eastern-africa  Eastern Africa", "  KE  Kenya"),
      (["regions", "eu", "--as-of", "2015"], "eu  European Union", "  GB  United Kingdom"),
      (["regions", "africa", "--language", "fr"], "africa  Afrique", "  northern-africa  Afrique du Nord"),
      (["organizations", "unesco"], "unesco  United Nations Educational", "  unesco-unevoc"),
      (["themes", "work-based learning"], "work-based-learning  work-based learning", "  apprenticeship"),
    ])
  func trees(_ arguments: [String], _ first: String, _ below: String) throws {
    let outcome = try Site().start(["authority", "tree"] + arguments).wait()
    #expect(outcome.status == 0 && outcome.lines.first?.hasPrefix(first) == true)
    #expect(outcome.lines.contains { $0.hasPrefix(below) })
  }

  @Test("a filter by theme finds what lies below it")
  func narrowerThemes() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Apprenticeships in Nakuru\n\nText.\n")
    try site.ingest()
    #expect(try site.search("--theme", "work-based-learning").paths == ["documents/a.md"])
    #expect(try site.search("--theme", "学徒制").paths == ["documents/a.md"])
    let typo = try site.run("search", "--theme", "aprenticeship", "text")
    #expect(typo.status == 64 && typo.error.contains("did you mean apprenticeship"))
  }
}
