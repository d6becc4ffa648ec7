import Extraction
import Foundation
import Testing

/// A file made to hurt what reads it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  enum Outcome {
    /// It is read, and holds ``HostileFile/needle``.
    case text
    /// It is refused, as such.
    case refused(FailureKind)
    /// It may be read or refused: what counts is that nothing breaks, hangs or fills the memory.
    case either
  }

  /// The file's name; its extension may lie.
  var name: String
  var outcome: Outcome
  var content: @Sendable () -> Data

  /// A word that every file holds where people would look for it.
  static let needle = "zyxwquark"

  init(_ name: String, _ outcome: Outcome, _ content: @escaping @Sendable () -> Data) {
    self.name = name
    self.outcome = outcome
    self.content = content
  }

  init(_ name: String, _ outcome: Outcome, _ text: @autoclosure @escaping @Sendable () -> String) {
    self.init(name, outcome) { Data(text().utf8) }
  }

  var testDescription: String { name }
}
