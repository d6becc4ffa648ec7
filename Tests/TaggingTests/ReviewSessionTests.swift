import Corpus
import Testing

@testable import Tagging

@Suite("Keys of a review")
struct ReviewSessionTests {
  /// Effects: `y0` confirms the first tag, `n1` rejects the second, `u0` takes back, `q` quits, `-` nothing.
  @Test(
    "do this, and leave the review there",
    arguments: [
      ("y", "y0", 1, 1, 0), ("yn", "y0 n1", 2, 1, 1), ("syn", "- y1 n2", 3, 1, 1), (" N", "- n1", 2, 0, 1),
      ("yu", "y0 u0", 0, 0, 0), ("yuu", "y0 u0 -", 0, 0, 0), ("ysuu", "y0 - - u0", 0, 0, 0),
      ("yun", "y0 u0 n0", 1, 0, 1), ("yyyy", "y0 y1 y2 -", 3, 3, 0), ("sss s", "- - - - -", 3, 0, 0),
      ("yyyu", "y0 y1 y2 u2", 2, 2, 0), ("q", "q", 0, 0, 0), ("\u{3}", "q", 0, 0, 0), ("xé字\u{7}", "- - - -", 0, 0, 0),
      ("?y", "- -", 0, 0, 0), ("?yy", "- - y0", 1, 1, 0), ("?q", "- q", 0, 0, 0), ("oy", "- y0", 1, 1, 0),
    ])
  func keys(keys: String, effects: String, position: Int, confirmed: Int, rejected: Int) {
    var session = ReviewSession(count: 3)
    let seen = keys.map { key -> String in
      switch session.press(key) {
      case .none: "-"
      case .decide(let item, .confirm): "y\(item)"
      case .decide(let item, _): "n\(item)"
      case .withdraw(let item): "u\(item)"
      case .quit: "q"
      }
    }
    #expect(seen.joined(separator: " ") == effects)
    #expect(session.position == position && session.confirmed == confirmed && session.rejected == rejected)
    #expect(session.isOver == (position == 3))
  }

  @Test("show more text of one tag only, and help until the next key")
  func views() {
    var session = ReviewSession(count: 3)
    _ = session.press("o")
    #expect(session.showsMore)
    _ = session.press("y")
    #expect(!session.showsMore)
    _ = session.press("?")
    #expect(session.showsHelp)
    _ = session.press("x")
    #expect(!session.showsHelp)
  }

  @Test("judge nothing that cannot be seen, but quit")
  func unreadable() {
    var session = ReviewSession(count: 3)
    _ = session.press("y")
    let before = session
    for key in "ynsuo x\u{1}" {
      let effect = session.press(key, isReadable: false)
      #expect(effect == .none)
    }
    #expect(session == before)
    for key in "?yqQ\u{3}\u{4}" {
      var session = before
      let effect = session.press(key, isReadable: false)
      #expect(effect == ("?y".contains(key) ? .none : .quit))
      #expect(session.showsHelp == (key == "?") && session.decided == 1)
    }
  }
}
