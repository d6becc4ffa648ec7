/// What a person wrote into a sheet's column of verdicts.
enum SheetVerdict: Equatable {
  case right, wrong

  /// - Returns: nil where nothing is written.
  /// - Throws: ``SheetFault`` for what is neither yes nor no.
  init?(_ text: String, line: Int) throws(SheetFault) {
    switch text.lowercased() {
    case "": return nil
    case "y", "yes", "confirm", "confirmed", "add", "added", "right", "true", "1": self = .right
    case "n", "no", "reject", "rejected", "remove", "removed", "wrong", "false", "0": self = .wrong
    default:
      throw SheetFault(line: line, reason: "'\(text)' is no verdict; write y or n, or leave it empty")
    }
  }
}
