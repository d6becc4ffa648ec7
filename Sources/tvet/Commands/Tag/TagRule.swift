import ArgumentParser
import Corpus
import Facets
import Foundation
import Indexing
import Search
import Tagging

struct TagRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Rules: what a query finds gets a tag, now and later.",
    discussion: """
      Rules are lines of CORPUS/authorities/rules.csv with the columns query, facet, value, role and note. After each \
      ingest every document that a rule's query finds has its tag, and none has the tag of a rule that is gone or finds \
      it no more. A faulty line is told and passed over; the command ends with status 2. What an analyst decides goes before a rule, a rule before the machine. A query's filters ask for \
      what documents are about.

      Examples:
        tvet tag rule test organization=unevoc-network --where 'i-hub* AND country:NG'
        tvet tag rule add theme=apprenticeship --where 'title:apprentic*' --note "agreed in May"
        tvet tag rule list
        tvet tag rule remove 2
      """,
    subcommands: [RuleList.self, RuleAdd.self, RuleRemove.self, RuleTest.self])
}

/// A rule that is not in the file yet.
struct NewRuleOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The tag that documents get.", valueName: "facet=value"))
  var tag: String

  @Option(name: .customLong("where"), help: ArgumentHelp("The query that finds them.", valueName: "query"))
  var query: String

  @Option(name: .long, help: "The tag's role.")
  var role: Role = .about

  @Option(name: .long, help: "Why, for those who come later.")
  var note = ""

  func rule(_ file: RuleFile, _ authorities: Authorities) throws -> Rule {
    let value = try TagArgument.parse(tag, authorities)
    do {
      return try file.rule(
        query: query, facet: value.facet.rawValue, value: value.value, role: role.rawValue, note: note, line: 0)
    } catch {
      throw UsageError("this makes no rule: \(error.reason)")
    }
  }
}

struct RuleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules with the number of documents that each finds, and what is wrong with the others.")

  @OptionGroup var options: CorpusOptions

  func run() throws {
    let authorities = try options.authorities()
    let path = try options.directory().rulesPath
    let reading = RuleFile(path: path, authorities: authorities).read()
    guard !reading.rules.isEmpty || !reading.faults.isEmpty else { throw ExitStatus.nothingFound }
    let searcher = try Searcher(store: options.openIndex(), authorities: authorities)
    var faults = reading.faults
    for (index, rule) in reading.rules.enumerated() {
      var found = "faulty"
      do {
        found = EditTally.count(try searcher.documents(rule.request).count, "document")
      } catch let error as FilterError {
        faults.append(RuleError(file: path, line: rule.line, reason: error.description))
      }
      Console.print(
        "\(index + 1)  \(rule.query)  →  \(rule.value) (\(rule.role.rawValue))  \(found)"
          + (rule.note.isEmpty ? "" : "  \(rule.note)"))
    }
    try Desk.tell(faults)
  }
}

struct RuleAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a rule, and give its tag to the documents of today.")

  @OptionGroup var options: CorpusOptions
  @OptionGroup var new: NewRuleOptions

  func run() throws {
    let desk = try Desk(options, options.authorities())
    let file = RuleFile(path: desk.corpus.rulesPath, authorities: desk.authorities)
    let rule = try new.rule(file, desk.authorities)
    let isKnown = file.read().rules.contains {
      $0.query == rule.query && $0.value == rule.value && $0.role == rule.role
    }
    if isKnown { throw UsageError("there is such a rule already; see: tvet tag rule list") }
    // A filter that names nothing known is told before the rule is written.
    let searcher = try Searcher(store: options.openIndex(), authorities: desk.authorities)
    try OptionalWords.note(rule.request, found: searcher.documents(rule.request).count, searcher)
    try file.append(rule)
    try desk.applyRules()
  }
}

struct RuleRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a rule, and take its tag from the documents that have it by the rule alone.")

  @OptionGroup var options: CorpusOptions

  @Argument(help: "Its number in 'tvet tag rule list'.")
  var number: Int

  func run() throws {
    let desk = try Desk(options, options.authorities())
    let file = RuleFile(path: desk.corpus.rulesPath, authorities: desk.authorities)
    let rules = file.read().rules
    guard rules.indices.contains(number - 1) else {
      throw UsageError("there is no rule \(number); there are \(rules.count): tvet tag rule list")
    }
    try file.remove(rules[number - 1])
    Console.print("removed: \(rules[number - 1].query)  →  \(rules[number - 1].value)")
    try desk.applyRules()
  }
}

struct RuleTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Show what a rule would find, before it is one; changes nothing.")

  @OptionGroup var options: CorpusOptions
  @OptionGroup var new: NewRuleOptions

  /// Documents without the tag that are shown.
  private static let examples = 10

  func run() throws {
    let authorities = try options.authorities()
    let rule = try new.rule(RuleFile(path: options.directory().rulesPath, authorities: authorities), authorities)
    let store = try options.openIndex()
    let searcher = try Searcher(store: store, authorities: authorities)
    let found = try searcher.documents(rule.request)
    guard !found.isEmpty else { throw ExitStatus.nothingFound }
    try OptionalWords.note(rule.request, found: found.count, searcher)
    var (new, had, rejected) = (0, 0, 0)
    try store.read { db in
      for id in found {
        let tag = try TagRow.fetchWithoutEvidence(db, document: id).first {
          $0.annotation.facet == rule.value.facet && $0.annotation.value == rule.value.value
            && $0.annotation.role == rule.role
        }
        switch tag?.isInForce {
        case true?: had += 1
        case false?: rejected += 1
        case nil:
          new += 1
          guard new <= Self.examples, let document = try StoredDocument.fetch(db, id: id) else { continue }
          Console.print("\(document.displayID)  \(document.title)")
        }
      }
    }
    if new > Self.examples { Console.print("…") }
    Console.print(
      "\(EditTally.count(found.count, "document")): \(new) would get \(rule.value) (\(rule.role.rawValue)), "
        + "\(had) have it, for \(rejected) an analyst has rejected it")
  }
}
