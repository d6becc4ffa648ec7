import ArgumentParser
import Corpus
import Foundation
import Glibc

/// Who decides.
struct SigningOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "The name to sign with (default: the setting 'analyst', or the login name).")
  var analyst: String?

  /// - Throws: ``UsageError`` for what is no name: the journal tells analysts apart by it, a line each.
  func name(_ settings: Settings) throws -> String {
    let name = analyst ?? settings.analyst ?? Self.loginName
    guard !name.allSatisfy(\.isWhitespace) else { throw UsageError("an empty name signs nothing; see --as") }
    let isOneLine = name.unicodeScalars.allSatisfy {
      ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
    guard isOneLine else { throw UsageError("a name to sign with has no control characters and no line breaks") }
    return name
  }

  /// `$USER`, or what the system calls the user.
  private static var loginName: String {
    let environment = ProcessInfo.processInfo.environment
    if let user = environment["USER"] ?? environment["LOGNAME"], !user.isEmpty { return user }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "unknown"
  }
}
