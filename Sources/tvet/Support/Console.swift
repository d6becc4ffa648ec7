import Foundation
import Glibc

/// Standard output and standard error.
enum Console {
  static func error(_ message: String) { write("tvet: \(message)\n") }

  /// A line for people on standard error.
  static func note(_ message: String) { write(message + "\n") }

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
