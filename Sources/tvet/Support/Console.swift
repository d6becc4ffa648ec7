import Foundation
import Glibc
import Search

/// Standard output and standard error.
enum Console {
  /// Prints a text for people on standard output. Titles and names of files come from strangers: nothing in them
  /// makes a terminal act.
  static func print(_ text: String, terminator: String = "\n") { Swift.print(harmless(text), terminator: terminator) }

  /// Prints a text for programs on standard output: as it is, except on a terminal.
  static func printData(_ text: String, terminator: String = "\n") {
    Swift.print(outputIsTerminal ? harmless(text) : text, terminator: terminator)
  }

  /// The text with its lines, and without other control characters.
  private static func harmless(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.safe(String($0)) }.joined(separator: "\n")
  }

  static func error(_ message: String) { note("tvet: \(message)") }

  /// A line for people on standard error.
  static func note(_ message: String) { write(harmless(message) + "\n") }

  private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Colour on a terminal only, never with NO_COLOR (no-color.org).
  static var outputHasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return outputIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Columns of the terminal; 100 where output goes elsewhere.
  static var width: Int {
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return max(40, Int(size.ws_col))
  }
}
