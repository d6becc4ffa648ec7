package import Corpus

/// Where a review stands: which tag is shown, what was decided; what each key does. Knows no terminal.
package struct ReviewSession: Sendable, Equatable {
  /// How many tags there are to judge.
  package let count: Int
  /// The tag that is shown, 0-based; `count` when all have been.
  package private(set) var position = 0
  package private(set) var showsMore = false
  package private(set) var showsHelp = false
  /// Confirmed and rejected tags so far.
  package private(set) var confirmed = 0
  package private(set) var rejected = 0
  private var past: [Step] = []

  private struct Step: Sendable, Equatable {
    var position: Int
    /// Nil for a tag that was passed over.
    var verdict: Decision.Verdict?
  }

  /// What has to be done for a key, before what follows is shown.
  package enum Effect: Sendable, Equatable {
    case none
    case decide(item: Int, verdict: Decision.Verdict)
    /// The decision about the tag is to be taken back.
    case withdraw(item: Int)
    case quit
  }

  package init(count: Int) { self.count = count }

  package var decided: Int { confirmed + rejected }
  package var isOver: Bool { position >= count }

  /// What a key does: `y`, `n`, `s`, `u`, `o`, `?`, `q`; Ctrl-C and Ctrl-D as `q`. Any other does nothing, but that help
  /// goes away.
  ///
  /// - Parameter isReadable: whether the tag can be seen; where it cannot, nothing is judged: only help and the keys
  ///   that quit do something.
  package mutating func press(_ key: Character, isReadable: Bool = true) -> Effect {
    guard isReadable || Self.blindKeys.contains(key) else { return .none }
    if showsHelp {
      showsHelp = false
      return Self.quitKeys.contains(key) ? .quit : .none
    }
    switch key {
    case "y", "Y": return decide(.confirm)
    case "n", "N": return decide(.reject)
    case "s", "S", " ":
      guard !isOver else { return .none }
      advance(nil)
      return .none
    case "u", "U": return goBack()
    case "o", "O":
      showsMore.toggle()
      return .none
    case "?", "h", "H":
      showsHelp = true
      return .none
    case _ where Self.quitKeys.contains(key): return .quit
    default: return .none
    }
  }

  private static let quitKeys: Set<Character> = ["q", "Q", "\u{3}", "\u{4}"]
  private static let blindKeys = quitKeys.union(["?"])

  private mutating func decide(_ verdict: Decision.Verdict) -> Effect {
    guard !isOver else { return .none }
    let item = position
    advance(verdict)
    return .decide(item: item, verdict: verdict)
  }

  private mutating func advance(_ verdict: Decision.Verdict?) {
    past.append(Step(position: position, verdict: verdict))
    count(verdict, by: 1)
    position += 1
    showsMore = false
  }

  private mutating func goBack() -> Effect {
    guard let last = past.popLast() else { return .none }
    position = last.position
    showsMore = false
    count(last.verdict, by: -1)
    return last.verdict == nil ? .none : .withdraw(item: last.position)
  }

  private mutating func count(_ verdict: Decision.Verdict?, by number: Int) {
    if verdict == .confirm { confirmed += number }
    if verdict == .reject { rejected += number }
  }
}
