import ArgumentParser
import Corpus
import Facets
import Foundation
import Tagging

struct AuthorityCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read a site's own authority files and rules over, and tell faults by file and line.",
    discussion: """
      Status 2 when there are any. Rows with faults are passed over in tagging; the others count. Of rules.csv the \
      queries are read as well: their syntax, and the values that their filters name.
      """)

  @OptionGroup var options: CorpusOptions

  @Argument(help: ArgumentHelp("A folder of authority files (default: CORPUS/authorities).", valueName: "dir"))
  var folder: String?

  func run() throws {
    let path = folder ?? options.corpusPath + "/authorities"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw UsageError("there is no folder \(path)")
    }
    var faults: [String] = []
    let authorities = try Authorities(site: URL(fileURLWithPath: path)) { faults.append($0.description) }
    faults += authorities.faults().map(\.description)
    faults += authorities.unread.map { "\(path)/\($0): no table has this name" }
    faults += RuleFile(path: path + "/rules.csv", authorities: authorities).faults(coined: try coinedThemes()).map(
      \.description)
    for fault in faults { Console.print(fault) }
    guard faults.isEmpty else { throw ExitStatus.someFailed }
    Console.print("\(path): no faults")
  }

  /// Themes that analysts gave to documents; none where there is no journal.
  private func coinedThemes() throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: options.corpusPath) else { return [] }
    return Set(try options.decisions().filter { $0.facet == .theme && $0.verdict == .add }.map(\.value))
  }
}
