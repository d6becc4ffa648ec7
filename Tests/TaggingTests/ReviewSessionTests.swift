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
      case .narrow: "f"
      case .quit: "q"
      }
    }
    #expect(seen.joined(separator: " ") == effects)
    #expect(session.position == position && session.confirmed == confirmed && session.rejected == rejected)
    #expect(session.isOver == (position == 3))
  }

  /// In the keys, `A` stands for a filter that lets the 2nd, 4th and 5th of five tags through, `0` for one that lets
  /// none through, and `*` for none.
  @Test(
    "narrow what follows, and lose nothing that was passed",
    arguments: [
      ("", 0, 5, 0, 0), ("A", 1, 3, 0, 0), ("AA", 1, 3, 0, 0), ("Ay", 3, 2, 1, 1), ("yA", 1, 3, 1, 1),
      ("Ayyy", 5, 0, 3, 3), ("Ayyyy", 5, 0, 3, 3), ("Ayn*", 0, 3, 2, 2), ("Ays*yy", 4, 1, 3, 4), ("Ayu", 1, 3, 0, 0),
      ("yAu", 0, 3, 0, 0), ("yAun", 1, 3, 1, 1), ("yAuu", 0, 3, 0, 0), ("Ayynu", 4, 1, 2, 2), ("0", 5, 0, 0, 0),
      ("0y", 5, 0, 0, 0), ("y0u", 0, 0, 0, 0), ("0*", 0, 5, 0, 0), ("syA*", 2, 3, 1, 2), ("Ayyy*", 0, 2, 3, 3),
    ])
  func filter(keys: String, position: Int, left: Int, decided: Int, passed: Int) {
    var session = ReviewSession(count: 5)
    for key in keys {
      switch key {
      case "A": session.narrow(to: "A", matching: [false, true, false, true, true])
      case "0": session.narrow(to: "0", matching: [Bool](repeating: false, count: 5))
      case "*": session.narrow(to: nil, matching: [Bool](repeating: true, count: 5))
      default: _ = session.press(key)
      }
    }
    #expect(session.position == position && session.left == left)
    #expect(session.decided == decided && session.passed == passed)
  }

  @Test("read a filter in a line of their own, which escape closes and a fault does not")
  func input() {
    for opening in "f/F" {
      var session = ReviewSession(count: 3)
      func press(_ keys: String) -> [ReviewSession.Effect] { keys.map { session.press($0) } }
      #expect(press("\(opening)") == [.none] && session.input?.text == "")
      // What would judge or quit elsewhere is text here.
      #expect(press("qynu?x\u{7F}").allSatisfy { $0 == .none } && session.input?.text == "qynu?")
      #expect(session.passed == 0 && !session.showsHelp)
      #expect(press("\r") == [.narrow("qynu?")] && session.input != nil)
      session.refuse("no")
      #expect(session.fault == "no" && session.input?.text == "qynu?")
      #expect(press("k") == [.none] && session.fault == nil)
      #expect(press("\u{1B}") == [.none] && session.input == nil && session.filter == nil)
      #expect(press("y") == [.decide(item: 0, verdict: .confirm)])
      _ = press("f")
      #expect(session.press("y", isReadable: false) == .none && session.input?.text == "")
      #expect(session.press("q", isReadable: false) == .none && session.press("\u{3}", isReadable: false) == .quit)
      session.narrow(to: "x", matching: [true, false, true])
      #expect(session.input == nil && session.filter == "x" && session.position == 2)
      #expect(press("u") == [.withdraw(item: 0)] && session.position == 0 && session.filter == "x")
    }
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
