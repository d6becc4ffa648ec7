import Testing

@testable import Analysis

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("training", [1]), ("TRAININGS", [1]), ("apprentissages", [2]), ("educação", [3]), ("educacao", [3]),
    ("職業教育", [4, 5]), ("职业", [4, 5]), ("业*", [4, 5]), ("教育", [4, 5]), ("教职", []), ("تدريب", [6]),
    ("อาชีวศึกษา", [7]), ("train*", [1]), ("\"in kenya\"", [1]), ("\"kenya in\"", []),
    ("\"\u{1}=\u{2}train\u{3}educ\"", [1, 3]), ("\"\u{1}=\u{2}\u{5}train\"", []),
    ("\"\u{1}=\u{2}\u{5}trainings\"", [1]), ("\"\u{1}=\u{2}in\u{3}zz kenya\"", [1]),
    ("\"\u{1}=\u{2}\u{5}trai\"*", [1]), ("\"\u{1}pt,fr;b\u{2}educações\"", [3]),
    ("\"职业教育 tvet\"", [5]), ("NEAR(trainings kenya, 3)", [1]),
  ])
  func finds(query: String, rows: [Int]) throws {
    let database = try TestDatabase()
    try Tokenizer.register(on: database.connection)
    try database.run("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'tvet')")
    let texts = [
      "\u{1}en;b\u{2}Vocational trainings in Kenya", "\u{1}fr;b\u{2}l'apprentissage des jeunes",
      "\u{1}pt;b\u{2}a educação profissional", "\u{1}zh;b\u{2}职业教育与培训", "職業教育 TVET",
      "\u{1}ar;b\u{2}والتدريب المهني", "\u{1}th;b\u{2}การศึกษาด้านอาชีวศึกษา",
    ]
    for text in texts { try database.run("INSERT INTO t VALUES (?)", [.text(text)]) }
    let found = try database.run("SELECT rowid FROM t(?) ORDER BY rowid", [.text(query)])
    #expect(found == rows.map(String.init))
    try database.run("INSERT INTO t(t) VALUES ('integrity-check')")
  }

  @Test func argumentsAreRefused() throws {
    let database = try TestDatabase()
    try Tokenizer.register(on: database.connection)
    #expect(throws: TestDatabase.Failure.self) {
      try database.run("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'tvet porter')")
    }
  }

  @Test func pageLogEqualsCountingByHand() throws {
    let database = try TestDatabase()
    let log = PageLog()
    try Tokenizer.register(on: database.connection, log: log)
    try database.run("CREATE VIRTUAL TABLE t USING fts5(title, body, content = '', tokenize = 'tvet')")
    let pages = [
      "\u{1}en;b\u{2}Skills for work, training\n", "", "\u{1}zh;b\u{2}职业教育 (TVET)\n",
      "\u{1}ar;b\u{2}والتدريب\n\u{1}th;b\u{2}การศึกษา\n", "\u{1};x\u{2}— 5 —\n",
    ]
    for round in 1...3 {
      log.reset()
      let body = pages.joined(separator: "\u{C}")
      try database.run(
        "INSERT INTO t(rowid, title, body) VALUES (?, ?, ?)", [.text("\(round)"), .text(""), .text(body)])
      #expect(log.callCount == 2)
      #expect(log.positions(ofCall: 0) == 0)
      #expect(log.pageStarts(ofCall: 0) == [0])
      let counts = pages.map { page in Analyzer().tokens(in: page).filter { !$0.isColocated }.count }
      #expect(counts.contains(0) && counts.reduce(0, +) > 10)
      #expect(log.positions(ofCall: 1) == counts.reduce(0, +))
      #expect(log.pageStarts(ofCall: 1) == counts.indices.map { counts[..<$0].reduce(0, +) })
      #expect(log.pageStarts(ofCall: 2) == [])
    }
  }

  @Test func deletingTheSameTextLeavesNothing() throws {
    let database = try TestDatabase()
    try Tokenizer.register(on: database.connection)
    try database.run("CREATE VIRTUAL TABLE t USING fts5(title, body, content = '', tokenize = 'tvet')")
    try database.run("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    var random = SplitMix(state: 7)
    let words = [
      "training", "\u{1}fr;b\u{2}", "élèves", "職業教育", "\u{C}", "การศึกษา", "والتدريب", "\u{1}", "ﬁ", " ", "\n",
    ]
    let bodies = (0..<200).map { _ in (0..<80).map { _ in words.randomElement(using: &random) ?? "" }.joined() }
    for (row, body) in bodies.enumerated() {
      try database.run(
        "INSERT INTO t(rowid, title, body) VALUES (?, 'A title', ?)", [.text("\(row + 1)"), .text(body)])
    }
    #expect(try database.run("SELECT count(*) FROM v") != ["0"])
    for (row, body) in bodies.enumerated() {
      try database.run(
        "INSERT INTO t(t, rowid, title, body) VALUES ('delete', ?, 'A title', ?)", [.text("\(row + 1)"), .text(body)])
    }
    #expect(try database.run("SELECT count(*) FROM v") == ["0"])
    try database.run("INSERT INTO t(t) VALUES ('integrity-check')")
  }

  @Test func functionsOpenStoredPages() throws {
    let database = try TestDatabase()
    try Tokenizer.register(on: database.connection)
    let text = "\u{1}fr;h\u{2}L'élève\n\u{1}fr;b\u{2}apprend"
    let frame = try PageCompression.compress(text)
    #expect(try database.run("SELECT tvet_text(?)", [.blob(frame)]) == ["L'élève\napprend"])
    #expect(try database.run("SELECT tvet_marked_text(?)", [.blob(frame)]) == [text])
    #expect(try database.run("SELECT tvet_text(NULL)") == [nil])
    #expect(try database.run("SELECT tvet_text(?)", [.blob(PageCompression.compress(""))]) == [""])
    let damaged: [TestDatabase.Value] = [
      .blob([1, 2, 3]), .blob([]), .text("text"), .blob(Array(frame.dropLast(5))), .blob(frame + [0]),
    ]
    for value in damaged {
      #expect(throws: TestDatabase.Failure.self) { try database.run("SELECT tvet_text(?)", [value]) }
    }
  }
}
