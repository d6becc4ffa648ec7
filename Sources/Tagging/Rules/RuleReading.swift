import Foundation

/// What a site's file of rules says: its sound rules, and what is wrong with the others.
package struct RuleReading: Sendable {
  /// In the file's order.
  package var rules: [Rule] = []
  /// By line.
  package var faults: [RuleError] = []
  /// Whether the file could be read to its end; where it could not, nobody knows which rules are gone.
  package var isComplete = true
  /// The header.
  var columns: [String] = []
  var content = Data()
}
