import Analysis
import Corpus
import Facets
import Indexing
import Testing

@testable import Search

@Suite("Answers")
struct SearcherTests {
  @Test(
    "words are found in any form, exact forms in theirs",
    arguments: [
      ("training", ["germany", "kenya", "uganda", "world"]), ("TRAINS", ["germany", "kenya", "uganda", "world"]),
      ("=\"training\"", ["germany", "kenya", "world"]), ("=\"train\"", ["germany", "kenya"]),
      ("=\"trains\"", ["uganda"]),
      ("=\"training providers\"", ["kenya"]), ("=\"training provider\"", []), ("\"training provider\"", ["kenya"]),
      ("apprentice*", ["germany", "kenya"]), ("apprenti*", ["germany", "kenya", "senegal"]), ("kamp*", ["uganda"]),
      ("\"young people\"", ["kenya", "uganda"]), ("\"people young\"", []), ("\"dual systems\"", ["germany"]),
      ("formations", ["senegal"]), ("beruflichen", ["kolumbien"]), ("lehrling", ["kolumbien"]), ("ученика", ["russia"]),
      ("profissional", ["brasil"]), ("طلاب", ["egypt"]), ("प्रशिक्षण", ["india"]), ("职业教育", ["china"]), ("教", ["china"]),
      ("\"职业教育\"", ["china"]), ("\"业职\"", []), ("職業", ["china"]), ("企*", ["china"]),
      ("C++", ["world"]), ("n°4", ["world"]), ("TVET/VET", ["world"]), ("+TVET/VET", ["world"]), ("+VET/TVET", []),
      ("nothingofthekind", []),
    ])
  func words(query: String, found: [String]) throws { try expect(query, found) }

  @Test(
    "signs and operators say what must and must not match",
    arguments: [
      ("wages welding", ["kenya", "world"]), ("wages OR welding", ["kenya", "world"]), ("wages AND welding", []),
      ("+young kampala", ["kenya", "uganda"]), ("+young +kampala", ["uganda"]), ("young -kampala", ["kenya"]),
      ("young AND NOT kampala", ["kenya"]), ("NOT kampala AND young", ["kenya"]), ("young (-kampala)", ["kenya"]),
      ("young AND (-kampala)", ["kenya"]), ("young NOT (kampala OR welding)", ["kenya"]),
      ("(wages OR welding) AND employers", ["kenya"]), ("training NOT (kampala OR welding)", ["germany", "kenya"]),
      ("+(wages welding) -robotics", ["kenya"]), ("+(+young kampala) +skills", ["uganda"]),
      ("-training", ["brasil", "china", "egypt", "empty", "india", "kolumbien", "russia", "senegal"]),
      ("-training -职业", ["brasil", "egypt", "empty", "india", "kolumbien", "russia", "senegal"]),
      (
        "kampala OR (-training)",
        ["brasil", "china", "egypt", "empty", "india", "kolumbien", "russia", "senegal", "uganda"]
      ), ("-(-wages)", ["kenya"]),
      ("wages NEAR/1 apprentices", ["kenya"]), ("apprentices NEAR/1 wages", ["kenya"]),
      ("wages NEAR/0 apprentices", []),
      ("wages NEAR/2 employers", []), ("wages NEAR employers", ["kenya"]), ("\"young people\" NEAR/3 work", ["uganda"]),
    ])
  func operators(query: String, found: [String]) throws { try expect(query, found) }

  @Test(
    "fields of text look where they say",
    arguments: [
      ("title:apprenticeship", ["kenya"]), ("headings:apprenticeship", ["germany"]), ("headings:providers", ["kenya"]),
      ("abstract:programming", ["world"]), ("body:programming", []), ("title:(kenya OR uganda)", ["kenya", "uganda"]),
      ("title:\"dual system\"", ["germany"]), ("title:skil*", ["uganda"]), ("title:职业", ["china"]),
      ("body:apprentices -abstract:apprentices", ["germany"]), ("author:otieno", ["kenya"]),
      ("author:OTIENO", ["kenya"]),
      ("author:\"o'hara\"", ["kenya"]), ("author:müller", ["germany"]), ("author:100%", ["world"]),
      ("author:Real_", ["world"]),
      ("author:R%", []), ("author:(otieno OR nakato)", ["kenya", "uganda"]), ("author:(amina o'hara)", ["kenya"]),
      ("-author:otieno young", ["uganda"]),
    ])
  func fields(query: String, found: [String]) throws { try expect(query, found) }

  @Test(
    "filters choose by year, tags, language and kind",
    arguments: [
      ("year:2018", ["empty", "germany", "uganda"]),
      ("year:2015..2018", ["empty", "germany", "india", "kenya", "uganda"]),
      ("year:..2010", ["senegal"]), ("year:2020..", ["china", "kolumbien"]), ("country:KE", ["kenya"]),
      ("country:Kenya", ["kenya"]), ("country:ken", ["kenya"]), ("country:KE,UG", ["kenya", "uganda"]),
      ("country:KE country:UG", ["kenya", "uganda"]), ("+country:KE +country:UG", []),
      ("country:KE year:2018", []), ("country:KE,DE year:2018", ["germany"]),
      ("region:eastern-africa", ["kenya", "uganda"]), ("region:\"Eastern Africa\"", ["kenya", "uganda"]),
      ("region:africa", ["egypt", "kenya", "senegal", "uganda"]), ("region:asean", []),
      ("region:africa -country:KE,UG", ["egypt", "senegal"]), ("org:ilo", ["kenya"]), ("organization:ILO", ["kenya"]),
      ("theme:digital", ["world"]), ("lang:de", ["kolumbien"]), ("lang:German", ["kolumbien"]),
      ("lang:français", ["senegal"]), ("language:zh", ["china"]), ("lang:sw", []),
      ("lang:en", ["empty", "germany", "kenya", "uganda", "world"]), ("kind:thesis", ["kolumbien"]),
      ("kind:Article", ["brasil", "germany"]),
      ("-lang:en -kind:report", ["brasil", "egypt", "india", "kolumbien", "russia"]),
    ])
  func filters(query: String, found: [String]) throws { try expect(query, found) }

  @Test(
    "filters and texts stand together as they do alone",
    arguments: [
      ("training country:KE", ["kenya"]), ("training region:africa -country:KE", ["uganda"]),
      ("welding country:KE", []),
      ("country:DE OR wages", ["germany", "kenya"]), ("(country:KE OR country:DE) training", ["germany", "kenya"]),
      ("wages OR (country:UG AND skills)", ["kenya", "uganda"]), ("wages OR (country:UG AND wages)", ["kenya"]),
      ("(year:2018 OR lang:zh) AND NOT country:UG", ["china", "empty", "germany"]),
      ("country:KE welding (region:asia OR wages)", ["kenya"]), ("country:UG welding (region:asia OR wages)", []),
      ("country:KE country:UG (lang:zh OR young)", ["kenya", "uganda"]),
      ("training -(country:KE OR kampala)", ["germany", "world"]), ("year:2018 -training", ["empty"]),
      ("+TVET/VET OR country:KE", ["kenya", "world"]), ("country:KE ***", ["kenya"]),
    ])
  func mixtures(query: String, found: [String]) throws { try expect(query, found) }

  private func expect(_ query: String, _ found: [String]) throws {
    try SharedLibrary.with { (library) throws in
      #expect(try library.ids(query) { $0.expandsConcepts = false }.sorted() == found)
      let counted = try library.search(query) {
        $0.limit = 0
        $0.expandsConcepts = false
      }
      #expect(counted.total == found.count)
    }
  }

  @Test("an unknown value of a filter is searched for as a word, and the answer says what was meant")
  func unknownValues() throws {
    try SharedLibrary.with { (library) throws in
      let result = try library.search("country:Kenia1 OR welding")
      #expect(result.unknownFilters.map(\.facet) == [.country])
      #expect(result.unknownFilters.first?.suggestions.contains("KE (Kenya)") == true)
      #expect(result.total == (try library.search("welding").total))
    }
  }

  @Test(
    "when asked to be strict, and in options, an unknown value of a filter is an error",
    arguments: ["country:Kenia1", "kind:novel", "lang:klingon"])
  func unknownValuesStrictly(query: String) throws {
    try SharedLibrary.with { (library) throws in
      #expect(throws: FilterError.self) { try library.search(query) { $0.isStrict = true } }
      #expect(throws: FilterError.self) {
        try library.search("welding") { $0.filters = [.facet(.country, ["Kenia1"])] }
      }
    }
  }

  @Test("a tag counts in the roles that the search is set to")
  func roles() throws {
    try SharedLibrary.with { (library) throws in
      #expect(try library.ids("country:UG") { $0.roles = [.mentions] } == ["kenya"])
      #expect(try library.ids("country:KE") { $0.roles = [.from] } == ["germany"])
      #expect(try library.ids("country:UG") { $0.roles = [.about, .mentions] }.sorted() == ["kenya", "uganda"])
      #expect(try library.ids("region:eastern-africa") { $0.roles = [.from] } == ["germany"])
    }
  }

  @Test("conditions from outside the query hold as well")
  func requestFilters() throws {
    try SharedLibrary.with { (library) throws in
      let filters: [Filter] = [.facet(.region, ["africa"]), .years(2016...2020)]
      #expect(try library.ids("") { $0.filters = filters }.sorted() == ["egypt", "uganda"])
      #expect(try library.ids("young OR lang:zh") { $0.filters = filters } == ["uganda"])
      #expect(try library.ids("-young") { $0.filters = filters } == ["egypt"])
    }
  }

  @Test("a grouping is taken as it was in the year asked for")
  func membershipYear() throws {
    let library = try Library([
      Book(id: "uk", tags: [.country("GB")]), Book(id: "france", tags: [.country("FR")]),
      Book(id: "croatia", tags: [.country("HR")]),
    ])
    #expect(try library.ids("region:european-union") { $0.membershipYear = 2010 }.sorted() == ["france", "uk"])
    #expect(try library.ids("region:european-union").sorted() == ["croatia", "france"])
  }

  // MARK: Order

  @Test("more of the query, in better places, comes first")
  func relevance() throws {
    let library = try Library([
      Book(id: "body", title: "One", pages: ["Welding is taught here among other crafts of metal."]),
      Book(id: "title", title: "Welding", pages: ["It is taught here among other crafts of metal."]),
      Book(id: "both", title: "Welding", pages: ["Welding is taught here with robots among other crafts."]),
      Book(id: "rare", title: "Two", pages: ["Robots are taught here among other crafts of metal."]),
    ])
    #expect(try library.ids("welding") == ["both", "title", "body"])
    #expect(try library.ids("welding robots").first == "both")
    #expect(try library.ids("+welding robots") == ["both", "title", "body"])
    #expect(try library.ids("welding AND robots") == ["both"])
  }

  @Test("a word counts as often as the query says it")
  func repeatedWords() throws {
    let library = try Library([
      Book(id: "a", pages: ["welding metal work"]), Book(id: "b", pages: ["carpentry timber work"]),
    ])
    #expect(try library.ids("welding carpentry carpentry") == ["b", "a"])
    #expect(try library.ids("carpentry welding welding") == ["a", "b"])
  }

  @Test("stop words find nothing by themselves unless nothing else is asked")
  func stopWords() throws {
    try SharedLibrary.with { (library) throws in
      #expect(try library.ids("the wages of") == ["kenya"])
      #expect(try library.ids("the of").contains("germany"))
    }
  }

  @Test("by year the newest come first, of one year the more relevant, those without year last")
  func byYear() throws {
    try SharedLibrary.with { (library) throws in
      #expect(
        try library.ids("") { $0.sort = .year } == [
          "china", "kolumbien", "egypt", "uganda", "germany", "empty", "india", "kenya", "brasil", "russia", "senegal",
          "world",
        ])
      let ranked = try library.ids("training")
      let mixed = try library.ids("training OR year:2018") { $0.sort = .year }
      #expect(mixed == ranked.filter(["uganda", "germany"].contains) + ["empty", "kenya", "world"])
    }
  }

  @Test("sorting by year leaves the scores what they are")
  func yearKeepsScores() throws {
    try SharedLibrary.with { (library) throws in
      let byScore = try library.search("training").hits
      let byYear = try library.search("training") { $0.sort = .year }.hits
      let pairs = byScore.map { ($0.document.key, $0.score) }
      for hit in byYear { #expect(hit.score == pairs.first { $0.0 == hit.document.key }?.1) }
    }
  }

  @Test("by title, as its letters are numbered")
  func byTitle() throws {
    try SharedLibrary.with { (library) throws in
      #expect(
        try library.ids("") { $0.sort = .title } == [
          "kenya", "kolumbien", "brasil", "world", "senegal", "uganda", "germany", "empty", "russia", "egypt", "india",
          "china",
        ])
      #expect(try library.ids("training") { $0.sort = .title } == ["kenya", "world", "uganda", "germany"])
    }
  }

  @Test("pages put together are the whole answer", arguments: SearchRequest.Sort.allCases)
  func paging(sort: SearchRequest.Sort) throws {
    try SharedLibrary.with { (library) throws in
      for query in ["", "training", "training OR year:2018", "-training"] {
        let all = try library.search(query) { $0.sort = sort }
        var paged: [Hit] = []
        for offset in stride(from: 0, to: 15, by: 3) {
          let page = try library.search(query) {
            $0.sort = sort
            $0.limit = 3
            $0.offset = offset
          }
          #expect(page.total == all.total)
          paged += page.hits
        }
        #expect(paged.map(\.document.key) == all.hits.map(\.document.key))
        #expect(paged.map(\.rank) == Array(1...max(1, all.total)).prefix(all.total).map { $0 })
      }
    }
  }

  @Test("limits and offsets of any size are taken", arguments: [(Int.max, Int.max), (-1, -1), (0, 0), (1, Int.max)])
  func extremes(limit: Int, offset: Int) throws {
    try SharedLibrary.with { (library) throws in
      let result = try library.search("training") {
        $0.limit = limit
        $0.offset = offset
      }
      #expect(result.total == 4)
      #expect(result.hits.isEmpty)
    }
  }

  // MARK: Facets

  @Test(
    "facets count what was found",
    arguments: [
      "", "training", "young -kampala", "region:africa", "training OR year:2018", "lang:en", "nothingofthekind",
    ])
  func facets(query: String) throws {
    try SharedLibrary.with { (library) throws in
      for roles in [[.about], [.about, .mentions], [.from]] as [Set<Role>] {
        let result = try library.search(query) {
          $0.roles = roles
          $0.countsFacets = true
          $0.limit = 2
        }
        let hits = try library.search(query) { $0.roles = roles }.hits
        var expected: [FacetValue: Int] = [:]
        for hit in hits {
          let tags = hit.tags.filter { roles.contains($0.annotation.role) }
          var values = Set(tags.map { FacetValue($0.annotation.facet, $0.annotation.value) })
          if let year = hit.document.year { values.insert(FacetValue(.year, "\(year)")) }
          if let language = hit.document.language { values.insert(FacetValue(.language, language.rawValue)) }
          values.insert(FacetValue(.kind, hit.document.kind.rawValue))
          for value in values { expected[value, default: 0] += 1 }
        }
        var counted: [FacetValue: Int] = [:]
        for facet in Facet.allCases {
          for count in result.facets?[facet] ?? [] { counted[FacetValue(facet, count.value)] = count.count }
        }
        #expect(counted == expected)
      }
    }
  }

  @Test("facets are sorted, the commonest first, years in order, and labelled")
  func facetOrder() throws {
    try SharedLibrary.with { (library) throws in
      let facets = try library.search("") { $0.countsFacets = true }.facets
      let languages = facets?[.language].map(\.count) ?? []
      #expect(languages.first == 5)
      #expect(languages == languages.sorted(by: >))
      let years = facets?[.year].map(\.value) ?? []
      #expect(years == years.sorted())
      #expect(facets?[.country].first { $0.value == "KE" }?.label == "Kenya")
      #expect(try library.search("").facets == nil)
    }
  }

  @Test("an empty index answers too")
  func emptyIndex() throws {
    let library = try Library([])
    for query in ["", "training", "-training", "year:2018", "country:KE OR a", "author:a"] {
      let result = try library.search(query) {
        $0.countsFacets = true
        $0.snippets = 1
        $0.sort = .title
      }
      #expect(result.total == 0)
    }
  }
}
