import Foundation
import Glibc
import Testing

struct ReviewTests {
  /// Four notes, each about another country.
  private func site() throws -> Site {
    let site = try Site()
    for (name, country) in [("a", "Kenya"), ("b", "Ghana"), ("c", "Chad"), ("d", "Peru")] {
      try site.write(
        "corpus/documents/\(name).md", "# Training in \(country)\n\nThe colleges of \(country) train weavers.\n")
    }
    try site.ingest()
    return site
  }

  private func start(_ site: Site, _ arguments: String...) throws -> Child {
    try site.start(
      ["tag", "review", "--facet", "country", "--above", "0.1"] + arguments, output: .console)
  }

  private func decisions(_ site: Site) throws -> [String] {
    guard site.exists("corpus/decisions.csv") else { return [] }
    return try site.read("corpus/decisions.csv").split(separator: "\n").dropFirst().map {
      let fields = $0.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[7]) \(fields[5])"
    }
  }

  @Test func `tags are judged key by key; each decision is on the disk before the next tag is shown`() throws {
    let site = try site()
    let review = try start(site)
    try review.wait(for: "1 of 4")
    review.type("y")
    try review.wait(for: "2 of 4")
    let first = try decisions(site)
    #expect(first.count == 1 && first[0].hasPrefix("confirm "))
    review.type("n")
    try review.wait(for: "3 of 4")
    #expect(try decisions(site).count == 2)
    review.type("u")
    try review.wait(for: "2 of 4")
    review.type("\u{1B}[Ay")
    try review.wait(for: "3 of 4")
    review.type("o?x")
    review.type("sq")
    let outcome = try review.wait()
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("\u{1B}[?1049h") && outcome.output.contains("\u{1B}[?1049l"))
    #expect(outcome.output.contains("2 tags confirmed, 0 rejected, 2 left"))
    // Erased to its end after it was written, a line as wide as the terminal would lose its last character.
    #expect(outcome.output.contains("\u{1B}[K") && outcome.output.contains("\u{1B}[J"))
    #expect(!outcome.output.contains(/[^\nH]\u{1B}\[[KJ]/.matchingSemantics(.unicodeScalar)))
    let all = try decisions(site)
    #expect(all.map { $0.split(separator: " ")[0] } == ["confirm", "reject", "withdraw", "confirm"])
    #expect(all[1].hasPrefix("reject ") && all[1].hasSuffix(String(all[2].split(separator: " ")[1])))
    // The index knows: those two are not asked again.
    #expect(try site.run("tag", "review", "--facet", "country").lines.count == 3)
  }

  @Test func `a filter typed on the screen narrows what follows; counts and undo stay`() throws {
    let site = try site()
    let review = try start(site)
    try review.wait(for: "1 of 4")
    review.type("/")
    try review.wait(for: "filter: _")
    // An escape alone closes the line; the beginning of an arrow key does not.
    review.type("q\u{1B}")
    try review.wait(for: "q quit")
    review.type("fcountry=Чаx\u{7F}")
    review.type("\u{1B}[Dт\r")
    try review.wait(for: "there is no country 'Чат'")
    review.type("\u{7F}д\r")
    try review.wait(for: "country=TD: 1 left · 1 of 4")
    review.type("n")
    try review.wait(for: "No tag is left of: country=TD.")
    #expect(try decisions(site) == ["reject TD"])
    review.type("u")
    try review.wait(for: "country=TD: 1 left · 1 of 4 · 0 yes, 0 no")
    review.type("y")
    try review.wait(for: "No tag is left of")
    review.type("/\r")
    try review.wait(for: "2 of 4 · 1 yes, 0 no")
    review.type("yyyq")
    let outcome = try review.wait()
    #expect(outcome.status == 0 && outcome.output.contains("4 tags confirmed, 0 rejected, 0 left"), "\(outcome.error)")
    let all = try decisions(site)
    #expect(all.prefix(3) == ["reject TD", "withdraw TD", "confirm TD"])
    #expect(Set(all.dropFirst(2)) == ["confirm KE", "confirm GH", "confirm TD", "confirm PE"])
  }

  @Test(arguments: ["key", "signal", "kill"])
  func `a review that is broken off loses nothing`(way: String) throws {
    let site = try site()
    let review = try start(site)
    try review.wait(for: "1 of 4")
    review.type("n")
    try review.wait(for: "2 of 4")
    switch way {
    case "key": review.type("\u{3}")
    case "signal": review.signal(SIGTERM)
    default: review.signal(SIGKILL)
    }
    let outcome = try review.wait()
    #expect(outcome.status == (way == "kill" ? -SIGKILL : 130), "\(outcome.error)")
    #expect(try decisions(site).count == 1)
    if way == "kill" {
      try site.ingest()
    } else {
      #expect(outcome.output.contains("\u{1B}[?1049l"))
    }
    #expect(try site.run("tag", "review", "--facet", "country").lines.count == 4)
  }

  @Test func `without a terminal a sheet is written`() throws {
    let site = try site()
    let sheet = try site.run("tag", "review", "--value", "country=Kenya", "--where", "weavers")
    #expect(sheet.status == 0 && sheet.lines.count == 2)
    #expect(sheet.lines[0] == "document,path,title,facet,value,label,role,score,evidence,verdict,note")
    #expect(sheet.lines[1].contains(",documents/a.md,Training in Kenya,country,KE,Kenya,about,0."))
    #expect(try site.run("tag", "review", "--value", "country=NO").status == 1)
    #expect(try site.run("tag", "review", "--format", "screen").status == 64)
    #expect(try site.run("tag", "review", "--above", "0.9", "--below", "0.1").status == 64)
  }
}
