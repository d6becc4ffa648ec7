package import Corpus

/// Where a review stands: which tag is shown, what was decided; what each key does. Knows no terminal.
package struct ReviewSession: Sendable, Equatable {
  /// How many tags there are to judge.
  package let count: Int
  /// The tag that is shown, 0-based; `count` when all that the filter lets through have been.
  package private(set) var position = 0
  /// What the review is narrowed to, as it is shown; nil for all tags.
  package private(set) var filter: String?
  /// The line in which a filter is typed, while it is.
  package private(set) var input: LineInput?
  /// Why the last line was no filter.
  package private(set) var fault: String?
  package private(set) var showsMore = false
  package private(set) var showsHelp = false
  /// Confirmed and rejected tags so far.
  package private(set) var confirmed = 0
  package private(set) var rejected = 0
  private var past: [Step] = []
  /// By tag: whether it was judged or skipped, and whether the filter lets it through.
  private var isPassed: [Bool]
  private var isWanted: [Bool]

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
    /// The review is to be narrowed to what a line says; ``ReviewSession/narrow(to:matching:)`` or
    /// ``ReviewSession/refuse(_:)`` answers.
    case narrow(String)
    case quit
  }

  package init(count: Int) {
    self.count = count
    isPassed = [Bool](repeating: false, count: count)
    isWanted = [Bool](repeating: true, count: count)
  }

  package var decided: Int { confirmed + rejected }
  package var isOver: Bool { position >= count }
  /// Tags that were judged or skipped.
  package var passed: Int { past.count }
  /// Tags that the filter lets through and nobody has judged or skipped.
  package var left: Int { zip(isPassed, isWanted).count { !$0 && $1 } }

  /// Narrows what follows. What was judged, skipped and counted stays so, and can be undone; what a former filter held
  /// back comes up again.
  ///
  /// - Parameters:
  ///   - filter: as it is shown; nil for all tags.
  ///   - matching: by tag, whether the filter lets it through; one for each of ``count``.
  package mutating func narrow(to filter: String?, matching: [Bool]) {
    self.filter = filter
    isWanted = matching
    input = nil
    fault = nil
    showNext()
  }

  /// Keeps the line in which the filter was typed open, and says why it is none.
  package mutating func refuse(_ reason: String) { fault = reason }

  /// Passes over the tag that is shown.
  package mutating func skip() {
    if !isOver { advance(nil) }
  }

  /// What a key does: `y`, `n`, `s`, `u`, `o`, `f` or `/`, `?`, `q`; Ctrl-C and Ctrl-D as `q`. Any other does nothing,
  /// but that help goes away. While a filter is typed, all keys but Ctrl-C and Ctrl-D belong to its line.
  ///
  /// - Parameter isReadable: whether the tag can be seen; where it cannot, nothing is judged: only help and the keys
  ///   that quit do something.
  package mutating func press(_ key: Character, isReadable: Bool = true) -> Effect {
    if input != nil { return Self.interrupts.contains(key) ? .quit : isReadable ? type(key) : .none }
    guard isReadable || Self.blindKeys.contains(key) else { return .none }
    if showsHelp {
      showsHelp = false
      return Self.quitKeys.contains(key) ? .quit : .none
    }
    switch key {
    case "y", "Y": return decide(.confirm)
    case "n", "N": return decide(.reject)
    case "s", "S", " ":
      skip()
      return .none
    case "u", "U": return goBack()
    case "o", "O":
      showsMore.toggle()
      return .none
    case "f", "F", "/":
      input = LineInput()
      return .none
    case "?", "h", "H":
      showsHelp = true
      return .none
    case _ where Self.quitKeys.contains(key): return .quit
    default: return .none
    }
  }

  private static let interrupts: Set<Character> = ["\u{3}", "\u{4}"]
  private static let quitKeys = interrupts.union(["q", "Q"])
  private static let blindKeys = quitKeys.union(["?"])

  private mutating func type(_ key: Character) -> Effect {
    switch input?.press(key) {
    case .entered: return .narrow(input?.text ?? "")
    case .cancelled: input = nil
    case .edited, nil: break
    }
    fault = nil
    return .none
  }

  private mutating func decide(_ verdict: Decision.Verdict) -> Effect {
    guard !isOver else { return .none }
    let item = position
    advance(verdict)
    return .decide(item: item, verdict: verdict)
  }

  private mutating func advance(_ verdict: Decision.Verdict?) {
    past.append(Step(position: position, verdict: verdict))
    isPassed[position] = true
    count(verdict, by: 1)
    showNext()
  }

  /// Shows the first of the tags that are left.
  private mutating func showNext() {
    position = isPassed.indices.first { !isPassed[$0] && isWanted[$0] } ?? count
    showsMore = false
  }

  private mutating func goBack() -> Effect {
    guard let last = past.popLast() else { return .none }
    position = last.position
    isPassed[position] = false
    showsMore = false
    count(last.verdict, by: -1)
    return last.verdict == nil ? .none : .withdraw(item: last.position)
  }

  private mutating func count(_ verdict: Decision.Verdict?, by number: Int) {
    if verdict == .confirm { confirmed += number }
    if verdict == .reject { rejected += number }
  }
}
