import Foundation
import TOMLKit

/// What a site sets once, in `tvet.toml`; every setting has a default.
///
/// The environment (`TVET_ROOTS`, `TVET_EXCLUDE`, both separated by colons, `TVET_INDEX`, `TVET_JOBS`,
/// `TVET_ANALYST`, `TVET_WORKER_MEMORY`, `TVET_WORKER_SECONDS`, `TVET_OCR`, `TVET_OCR_LANGUAGES`) goes before the corpus's file, and that before the
/// user's own `$XDG_CONFIG_HOME/tvet/config.toml`.
package struct Settings: Sendable, Equatable {
  /// Folders that hold documents, absolute or relative to the corpus; read in place.
  package var roots: [String]?
  /// Shell patterns (`fnmatch`) of file names or of paths within the corpus that are passed by.
  package var exclude: [String] = []
  /// The index file, absolute or relative to the corpus.
  package var index: String?
  /// How many files are read at once.
  package var jobs: Int?
  /// The name that decisions are signed with.
  package var analyst: String?
  /// MiB of memory that a worker process may use, without the file that it reads.
  package var workerMemory = 400
  /// Seconds that a worker may take for a small file; large files get more.
  package var workerSeconds = 20
  /// Passwords that are tried on encrypted files, in this order.
  package var passwords: [String] = []
  package var ocr = OCRSettings()

  package init() {}

  /// Reads the user's and the corpus's files, then the environment.
  ///
  /// - Throws: ``SettingsError`` naming file and key.
  package static func load(corpus: String, environment: [String: String]) throws -> Settings {
    var settings = Settings()
    let userFolder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? environment["HOME"].map { $0 + "/.config" }
    if let userFolder { try settings.read(file: userFolder + "/tvet/config.toml") }
    try settings.read(file: corpus + "/tvet.toml")
    try settings.read(environment: environment)
    return settings
  }

  private mutating func read(file: String) throws {
    guard FileManager.default.fileExists(atPath: file) else { return }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: String(contentsOfFile: file, encoding: .utf8))
    } catch let error as TOMLParseError {
      throw SettingsError(
        place: "\(file):\(error.source.begin.line)",
        detail: error.description.split(separator: "\n").first.map(String.init) ?? "")
    } catch {
      throw SettingsError(place: file, detail: error.localizedDescription)
    }
    for (key, value) in table {
      let place = "\(file): \(key)"
      switch key {
      case "roots":
        roots = try Self.strings(value, place)
        // No folder at all would mean that every document is gone.
        if roots == [] { throw SettingsError(place: place, detail: "at least one folder is wanted") }
      case "exclude": exclude = try Self.strings(value, place)
      case "index": index = try Self.string(value, place)
      case "analyst": analyst = try Self.string(value, place)
      case "jobs": jobs = try Self.count(value.int, place)
      case "worker_memory": workerMemory = try Self.count(value.int, place)
      case "worker_seconds": workerSeconds = try Self.count(value.int, place)
      case "passwords": passwords = try Self.strings(value, place)
      case "ocr": try readOCR(value, place)
      default: throw SettingsError(place: place, detail: "there is no such setting")
      }
    }
  }

  private mutating func readOCR(_ value: any TOMLValueConvertible, _ place: String) throws {
    guard let table = value.table else { throw SettingsError(place: place, detail: "a table is wanted: [ocr]") }
    for (key, value) in table {
      let place = "\(place).\(key)"
      switch key {
      case "mode": ocr.mode = try Self.mode(Self.string(value, place), place)
      case "languages": ocr.languages = try Self.strings(value, place)
      default: throw SettingsError(place: place, detail: "there is no such setting")
      }
    }
  }

  private static func mode(_ text: String, _ place: String) throws -> OCRMode {
    guard let mode = OCRMode(rawValue: text) else {
      throw SettingsError(place: place, detail: "one of auto, never, always is wanted")
    }
    return mode
  }

  private mutating func read(environment: [String: String]) throws {
    func number(_ name: String) throws -> Int? {
      guard let text = environment[name], !text.isEmpty else { return nil }
      return try Self.count(Int(text), name)
    }
    func list(_ name: String) -> [String]? {
      let values = environment[name]?.split(separator: ":").map(String.init) ?? []
      return values.isEmpty ? nil : values
    }
    if let roots = list("TVET_ROOTS") { self.roots = roots }
    if let exclude = list("TVET_EXCLUDE") { self.exclude = exclude }
    if let index = environment["TVET_INDEX"], !index.isEmpty {
      // A path that is typed in a shell starts from the working folder, as that of --index does.
      self.index = index.hasPrefix("/") ? index : FileManager.default.currentDirectoryPath + "/" + index
    }
    if let analyst = environment["TVET_ANALYST"], !analyst.isEmpty { self.analyst = analyst }
    if let jobs = try number("TVET_JOBS") { self.jobs = jobs }
    if let memory = try number("TVET_WORKER_MEMORY") { workerMemory = memory }
    if let seconds = try number("TVET_WORKER_SECONDS") { workerSeconds = seconds }
    if let mode = environment["TVET_OCR"], !mode.isEmpty { ocr.mode = try Self.mode(mode, "TVET_OCR") }
    if let languages = list("TVET_OCR_LANGUAGES") { ocr.languages = languages }
  }

  private static func strings(_ value: any TOMLValueConvertible, _ place: String) throws -> [String] {
    guard let array = value.array else { throw SettingsError(place: place, detail: "a list of texts is wanted") }
    return try array.map { try string($0, place) }
  }

  private static func string(_ value: any TOMLValueConvertible, _ place: String) throws -> String {
    guard let string = value.string else { throw SettingsError(place: place, detail: "a text is wanted") }
    return string
  }

  private static func count(_ value: Int?, _ place: String) throws -> Int {
    guard let value, value > 0 else { throw SettingsError(place: place, detail: "a whole number above 0 is wanted") }
    return value
  }
}

package struct SettingsError: Error, CustomStringConvertible {
  package var place: String
  package var detail: String
  package var description: String { "\(place): \(detail)" }
}
