import Analysis
import Corpus
import Foundation
import Search
import Testing

@testable import Tagging

@Suite("The screen of a review")
struct ReviewScreenTests {
  private func item(_ title: String, _ text: String, _ name: String, language: Language = "en") -> ReviewItem {
    var spots: [Range<Int>] = []
    if let found = text.range(of: name) {
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      spots = [start..<start + name.utf8.count]
    }
    let brief = ReviewItem.Excerpt(text: text, highlights: spots)
    let long = ReviewItem.Excerpt(text: String(repeating: text + " ", count: 20), highlights: spots)
    return ReviewItem(
      document: "d", id: "d", path: "documents/a.pdf", title: title, language: language, facet: .country, value: "TD",
      label: "Chad", role: .about, score: 0.523,
      passages: [ReviewItem.Passage(place: "p. 3, body", brief: brief, long: long)])
  }

  private var items: [ReviewItem] {
    [
      item("The lake", "Fishers of the Chad basin are trained by the ministry.", "Chad"),
      item(String(repeating: "A long title of a report ", count: 20), "Tchad", "Tchad", language: "fr"),
      item("中国的职业教育正在发展", "学徒制在企业中推广，乍得的教师培训是重要的。", "乍得", language: "zh"),
      item("التعليم الفني في مصر", "يتدرب الطلاب في المدارس الفنية في تشاد اليوم.", "تشاد", language: "ar"),
      item("a\u{1B}[2Jb\u{202E}c\r\n\u{7}", "x\u{9B}31m Chad \u{1B}]0;title\u{7}", "Chad"),
      item("👩‍🏭 training", "🇹🇩 Chad e\u{301}e\u{301}", "Chad"), item("", "", ""),
    ]
  }

  private func plain(_ line: String) -> String { line.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  @Test(
    "has lines that fit the terminal, whatever its size and the script",
    arguments: [(0, 0), (1, 1), (7, 3), (19, 40), (20, 5), (21, 6), (33, 11), (80, 24), (200, 60)])
  func size(width: Int, height: Int) {
    for usesColour in [true, false] {
      let screen = ReviewScreen(width: width, height: height, usesColour: usesColour)
      for keys in ["", "o", "?", "y", "yyy", "f", "fcountry=Côte d’Ivoire 字字字字字字 and much more of it"] {
        var session = ReviewSession(count: 3)
        for key in keys { _ = session.press(key) }
        for item in items.map(Optional.some) + [nil] {
          let lines = screen.lines(session, item: item, seconds: 5)
          #expect(lines.count <= height)
          for line in lines { #expect(DisplayWidth.of(plain(line)) <= max(0, width), "\(line)") }
          #expect(!lines.contains { plain($0).contains("\u{1B}") || $0.contains("\u{202E}") })
        }
      }
    }
  }

  @Test("shows document, tag, words and progress")
  func content() {
    var session = ReviewSession(count: 340)
    _ = session.press("s")
    _ = session.press("y")
    _ = session.press("n")
    let screen = ReviewScreen(width: 80, height: 24, usesColour: false)
    let lines = screen.lines(session, item: items[0], seconds: 12)
    #expect(lines.count == 24)
    #expect(lines[0] == "4 of 340 · 1 yes, 1 no · 10 a minute")
    #expect(lines[2] == "The lake" && lines[3] == "documents/a.pdf · en")
    #expect(lines[5] == "country=TD  Chad  about  score 0.52")
    #expect(lines[7] == "p. 3, body")
    #expect(lines[8] == "  Fishers of the *Chad* basin are trained by the ministry.")
    #expect(lines[23].hasPrefix("y yes   n no"))
  }

  @Test("shows the filter with what is left of it, and the line in which it is typed")
  func filter() {
    var session = ReviewSession(count: 340)
    _ = session.press("y")
    session.narrow(to: "country=KE", matching: (0..<340).map { $0 < 12 })
    let screen = ReviewScreen(width: 80, height: 24, usesColour: false)
    #expect(screen.lines(session, item: items[0], seconds: 0)[0] == "country=KE: 11 left · 2 of 340 · 1 yes, 0 no")
    for key in "fscore<" { _ = session.press(key) }
    let lines = screen.lines(session, item: items[0], seconds: 0)
    #expect(lines.count == 24 && lines[22].hasPrefix("country, country=KE, score<.6") && lines[23] == "filter: score<_")
    session.refuse("no number")
    #expect(screen.lines(session, item: items[0], seconds: 0)[22] == "no number")
    session.narrow(to: "country=TD", matching: [Bool](repeating: false, count: 340))
    let none = screen.lines(session, item: nil, seconds: 0)
    #expect(
      none[0].hasPrefix("country=TD: 0 left · 2 of 340") && none[2].hasPrefix("No tag is left of: country=TD. f:"))
  }

  @Test("paints the words that name the value, in colour")
  func colour() {
    let screen = ReviewScreen(width: 80, height: 24, usesColour: true)
    let lines = screen.lines(ReviewSession(count: 1), item: items[0], seconds: 0)
    #expect(lines.contains { $0.contains("Fishers of the \u{1B}[1;33mChad\u{1B}[0m basin") })
  }

  @Test("shows more of the text when that is asked for, and marks what does not fit")
  func more() {
    var session = ReviewSession(count: 1)
    let screen = ReviewScreen(width: 60, height: 16, usesColour: false)
    let brief = screen.lines(session, item: items[0], seconds: 0)
    _ = session.press("o")
    let long = screen.lines(session, item: items[0], seconds: 0)
    #expect(brief.filter { $0.contains("Fishers") }.count == 1)
    #expect(long.filter { $0.contains("Fishers") }.count > 1 && long[14] == "…")
  }

  @Test(
    "shows tag and words before title and path where room is short",
    arguments: [(30, 8), (20, 6), (80, 6), (40, 9), (20, 12)])
  func shortage(width: Int, height: Int) {
    let screen = ReviewScreen(width: width, height: height, usesColour: false)
    #expect(screen.isReadable)
    let title = String(repeating: "A long title of a report ", count: 20)
    let tag = item(title, String(repeating: "Chad trains its fishers. ", count: 9), "Chad")
    let lines = screen.lines(ReviewSession(count: 1), item: tag, seconds: 0)
    #expect(lines.count == height)
    #expect(lines.contains { $0.hasPrefix("country=TD") } && lines.contains { $0.hasPrefix("  *Chad*") }, "\(lines)")
    #expect(!ReviewScreen(width: width, height: 5, usesColour: false).isReadable)
  }
}
