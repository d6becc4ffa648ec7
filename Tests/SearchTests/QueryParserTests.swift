import Corpus
import Testing

@testable import Search

/// Shorthand for trees, so that the tables below can be read.
private func word(_ text: String) -> Query { .text(TextTerm(text)) }
private func phrase(_ text: String) -> Query { .text(TextTerm(text, match: .phrase)) }
private func bag(_ queries: Query...) -> Query { .bag(queries.map { Query.Clause(.optional, $0) }) }
private func may(_ query: Query) -> Query.Clause { Query.Clause(.optional, query) }
private func must(_ query: Query) -> Query.Clause { Query.Clause(.required, query) }
private func not(_ query: Query) -> Query.Clause { Query.Clause(.forbidden, query) }

@Suite("The query language")
struct QueryParserTests {
  /// A text and the tree that it is read as. The tests' output shows the text alone: the tree is in the table.
  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let query: Query
    var testDescription: String { text.debugDescription }
  }

  @Test(
    "reads words, signs and operators",
    arguments: ([
      ("", .empty), ("   ", .empty), ("training", word("training")),
      ("young people", bag(word("young"), word("people"))),
      ("+young people", .bag([must(word("young")), may(word("people"))])),
      ("young -people", .bag([may(word("young")), not(word("people"))])),
      ("young NOT people", .bag([may(word("young")), not(word("people"))])), ("-people", .bag([not(word("people"))])),
      ("a OR b OR c", .or([word("a"), word("b"), word("c")])), ("a || b", .or([word("a"), word("b")])),
      ("a AND b", .and([word("a"), word("b")])), ("a && b", .and([word("a"), word("b")])),
      ("a AND NOT b", .and([word("a"), .not(word("b"))])), ("a AND -b", .and([word("a"), .not(word("b"))])),
      ("NOT b AND a", .and([.not(word("b")), word("a")])), ("-b AND a", .and([.not(word("b")), word("a")])),
      ("a AND (-b -c)", .and([word("a"), .not(word("b")), .not(word("c"))])),
      ("a (-b)", .bag([may(word("a")), not(word("b"))])), ("NOT NOT a", .bag([not(word("a"))])),
      ("a OR b AND c", .or([word("a"), .and([word("b"), word("c")])])),
      ("(a OR b) AND c", .and([.or([word("a"), word("b")]), word("c")])),
      (
        "a and b or not c",
        bag(
          word("a"), word("and"), word("b"), word("or"), word("not"), word("c"))
      ),
      ("+a OR b", .bag([must(.or([word("a"), word("b")]))])), ("((a))", word("a")),
    ] as [(String, Query)]).map { Reading(text: $0, query: $1) })
  func operators(reading: Reading) throws {
    #expect(try QueryParser.parse(reading.text, isStrict: true) == reading.query)
  }

  @Test(
    "reads phrases, exact forms, beginnings and nearness",
    arguments: ([
      ("\"young people\"", phrase("young people")), ("“young people”", phrase("young people")),
      ("«jeunes gens»", phrase("jeunes gens")), ("„junge Leute“", phrase("junge Leute")),
      ("「职业教育」", phrase("职业教育")), ("=\"train\"", .text(TextTerm("train", match: .exact))),
      ("train*", .text(TextTerm("train", match: .prefix))),
      ("a NEAR b", .near([TextTerm("a"), TextTerm("b")], distance: 10)),
      ("a NEAR/3 b NEAR/8 c", .near([TextTerm("a"), TextTerm("b"), TextTerm("c")], distance: 8)),
      ("a NEAR/99999 b", .near([TextTerm("a"), TextTerm("b")], distance: 1_000)),
      ("\"a b\" NEAR/2 c*", .near([TextTerm("a b", match: .phrase), TextTerm("c", match: .prefix)], distance: 2)),
      ("-\"a b\" c", .bag([not(phrase("a b")), may(word("c"))])),
    ] as [(String, Query)]).map { Reading(text: $0, query: $1) })
  func texts(reading: Reading) throws {
    #expect(try QueryParser.parse(reading.text, isStrict: true) == reading.query)
  }

  @Test(
    "reads fields",
    arguments: ([
      ("title:dual", .text(TextTerm("dual", column: .title))), ("TITLE:dual", .text(TextTerm("dual", column: .title))),
      ("abstract:\"a b\"", .text(TextTerm("a b", match: .phrase, column: .abstract))),
      ("title:(a OR b)", .or([.text(TextTerm("a", column: .title)), .text(TextTerm("b", column: .title))])),
      ("headings:train*", .text(TextTerm("train", match: .prefix, column: .headings))),
      ("author:otieno", .filter(.author("otieno"))), ("author:\"J. O'Hara\"", .filter(.author("J. O'Hara"))),
      ("author:(a b)", .and([.filter(.author("a")), .filter(.author("b"))])),
      ("country:KE,UG", .filter(.facet(.country, ["KE", "UG"]))),
      ("region:\"Eastern Africa, all\"", .filter(.facet(.region, ["Eastern Africa, all"]))),
      ("org:ilo", .filter(.facet(.organization, ["ilo"]))),
      ("organization:ilo", .filter(.facet(.organization, ["ilo"]))),
      ("lang:zh", .filter(.facet(.language, ["zh"]))), ("kind:thesis", .filter(.facet(.kind, ["thesis"]))),
      ("theme:digital", .filter(.facet(.theme, ["digital"]))), ("year:2015", .filter(.years(2015...2015))),
      ("year:2015..2020", .filter(.years(2015...2020))), ("year:2015..", .filter(.years(2015...9999))),
      ("year:..2020", .filter(.years(0...2020))),
      ("-country:KE a", .bag([not(.filter(.facet(.country, ["KE"]))), may(word("a"))])),
      ("http://x.y/z?q=1", word("http://x.y/z?q=1")), ("10:30", word("10:30")),
      ("title：dual", .text(TextTerm("dual", column: .title))),
    ] as [(String, Query)]).map { Reading(text: $0, query: $1) })
  func fields(reading: Reading) throws {
    #expect(try QueryParser.parse(reading.text, isStrict: true) == reading.query)
  }

  @Test(
    "takes what makes no sense as an operator for a word, and in strict mode says where the fault is",
    arguments: ([
      ("\"young people", word("young people"), .unclosedQuote, 0),
      ("a \"b", bag(word("a"), word("b")), .unclosedQuote, 2),
      ("(a b", bag(word("a"), word("b")), .unclosedGroup, 0), ("a) b", bag(word("a"), word("b")), .strayParenthesis, 1),
      ("a ()", word("a"), .emptyGroup, 2), ("a AND", word("a"), .missingOperand("AND"), 2),
      ("OR a", bag(word("OR"), word("a")), .missingOperand("OR"), 0),
      ("a OR OR b", .or([word("a"), word("b")]), .missingOperand("OR"), 2),
      ("a NOT", bag(word("a"), word("NOT")), .missingOperand("NOT"), 2),
      ("a NEAR", word("a"), .missingOperand("NEAR"), 2), ("AND", word("AND"), .missingOperand("AND"), 0),
      (
        "a NEAR b NEAR (c OR d)",
        bag(
          .near([TextTerm("a"), TextTerm("b")], distance: 10), .or([word("c"), word("d")])), .missingOperand("NEAR"), 9
      ),
      ("doi:10.1/x", word("doi:10.1/x"), .unknownField("doi"), 0),
      ("-doi:10.1/x a", .bag([not(word("doi:10.1/x")), may(word("a"))]), .unknownField("doi"), 1),
      ("title: dual", bag(word("title"), word("dual")), .missingValue(field: "title"), 0),
      ("kind:", word("kind"), .missingValue(field: "kind"), 0), ("year:soon", word("year:soon"), .badYears("soon"), 5),
      ("year:2020..2015", word("year:2020..2015"), .badYears("2020..2015"), 5),
      ("year:..", word("year:.."), .badYears(".."), 5), ("year:+201", word("year:+201"), .badYears("+201"), 5),
      ("a ***", word("a"), .emptyText, 2), ("***", word("***"), .emptyText, 0), ("😀", word("😀"), .emptyText, 0),
      ("é \"", word("é"), .unclosedQuote, 2),
    ] as [(String, Query, QuerySyntaxError.Fault, Int)]).map { (Reading(text: $0, query: $1), $2, $3) })
  func faults(reading: Reading, fault: QuerySyntaxError.Fault, offset: Int) throws {
    #expect(try QueryParser.parse(reading.text) == reading.query)
    let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(reading.text, isStrict: true) }
    #expect(error?.fault == fault)
    #expect(error?.offset == offset)
  }

  @Test("puts a caret under a fault")
  func caret() {
    let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.parse("young \"people", isStrict: true) }
    #expect(error?.description == "this quotation mark has no partner\n  young \"people\n        ^")
  }
}
