import Corpus
import Foundation
import Indexing
import Tagging

/// A review on the screen: keys in, decisions out.
struct ReviewLoop {
  let tags: [UncertainTag]
  let store: IndexStore
  let desk: Desk
  let analyst: String

  func run(on screen: FullScreen) throws {
    var session = ReviewSession(count: tags.count)
    let wasInterrupted: Bool
    do {
      defer { screen.close() }
      wasInterrupted = try judge(&session, on: screen)
    }
    if session.decided > 0 { try desk.updateIndex() }
    Console.print(
      "\(EditTally.count(session.confirmed, "tag")) confirmed, \(session.rejected) rejected, "
        + "\(tags.count - session.decided) left")
    if wasInterrupted { throw ExitStatus.interrupted }
  }

  /// - Returns: whether a signal ended it.
  private func judge(_ session: inout ReviewSession, on screen: FullScreen) throws -> Bool {
    let start = ContinuousClock.now
    var shown: (position: Int, item: ReviewItem?) = (-1, nil)
    while true {
      if shown.position != session.position { shown = (session.position, try item(session.position)) }
      // A document that a run took out of the index meanwhile is passed over.
      if shown.item == nil, !session.isOver {
        session.skip()
        continue
      }
      let (width, height) = screen.size
      let drawn = ReviewScreen(width: width, height: height, usesColour: Console.outputHasColour)
      let seconds = Double((ContinuousClock.now - start).components.seconds)
      screen.draw(drawn.lines(session, item: shown.item, seconds: seconds))
      switch screen.next() {
      case .resized: continue
      case .ended: return true
      case .key(let key):
        switch session.press(key, isReadable: drawn.isReadable) {
        case .none: continue
        case .quit: return key == "\u{3}"
        case .decide(let position, let verdict): try record(verdict, position)
        case .withdraw(let position): try record(.withdraw, position)
        case .narrow(let text): narrow(&session, to: text)
        }
      }
    }
  }

  private func narrow(_ session: inout ReviewSession, to text: String) {
    do {
      let filter = try ReviewFilter(text, authorities: desk.authorities)
      session.narrow(to: filter.isEmpty ? nil : filter.description, matching: tags.map(filter.matches))
    } catch { session.refuse(error.description) }
  }

  private func record(_ verdict: Decision.Verdict, _ position: Int) throws {
    guard let item = try item(position) else { return }
    try desk.corpus.journal.appendBatch([item.decision(verdict, analyst: analyst)])
  }

  private func item(_ position: Int) throws -> ReviewItem? {
    guard tags.indices.contains(position) else { return nil }
    return try store.read { try ReviewItem(tags[position], authorities: desk.authorities, in: $0) }
  }
}
