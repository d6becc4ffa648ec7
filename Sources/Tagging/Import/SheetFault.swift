/// A line of a sheet that cannot be taken over, and why.
package struct SheetFault: Error, Sendable, Equatable {
  /// 1-based.
  package var line: Int
  package var reason: String

  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}
