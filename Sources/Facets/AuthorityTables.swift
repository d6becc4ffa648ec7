import Corpus
import Foundation

/// The tables as they stand for one site: those inside the binary, then the rows that the site adds.
struct AuthorityTables: Sendable {
  /// Changed whenever the same tables would give other tags.
  static let taggerVersion = "2"

  /// Site files by the table that they add to.
  private var site: [AuthorityFile: AuthorityTable] = [:]
  /// Lies in the site's folder and is no table: queries that give tags.
  static let rules = "rules.csv"

  /// Names of CSV files in the site's folder that no table bears.
  private(set) var unread: [String] = []
  /// 12 hexadecimal digits. Counted when it is first asked for: a search needs none.
  var version: String { lazyVersion.value }
  private let lazyVersion: Lazily<String>

  /// - Parameters:
  ///   - folder: the site's `authorities` folder; it need not exist.
  ///   - passOver: takes the error of a file that is no such table, which is then left out; nil lets it be thrown.
  init(site folder: URL? = nil, passOver: ((AuthorityError) -> Void)? = nil) throws(AuthorityError) {
    var contents: [Data] = []
    for url in try Self.files(in: folder) {
      guard let file = AuthorityFile(rawValue: url.lastPathComponent) else {
        if url.lastPathComponent != Self.rules { unread.append(url.lastPathComponent) }
        continue
      }
      let content: Data
      do { content = try Data(contentsOf: url) } catch {
        throw .unreadable(file: url.path, reason: error.localizedDescription)
      }
      contents.append(content)
      do {
        site[file] = try AuthorityTable(file: url.path, bytes: [UInt8](content), required: file.requiredColumns)
      } catch {
        guard let passOver else { throw error }
        passOver(error)
      }
    }
    lazyVersion = Lazily { [contents] in Self.version(site: contents) }
  }

  private static func version(site contents: [Data]) -> String {
    var hasher = Hasher256()
    Data(taggerVersion.utf8).withUnsafeBytes { hasher.update($0) }
    for file in AuthorityFile.allCases { hasher.update(file.embedded) }
    for content in contents { content.withUnsafeBytes { hasher.update($0) } }
    return String(hasher.finish().hex.prefix(12))
  }

  /// The parts of a table, the one inside the binary first.
  func parts(of file: AuthorityFile) -> [AuthorityTable] {
    do {
      let embedded = try AuthorityTable(
        file: file.rawValue, bytes: [UInt8](file.embedded), required: file.requiredColumns)
      return [embedded] + (site[file].map { [$0] } ?? [])
    } catch {
      // The build's own data: a test reads every table, so no user's input can lead here.
      preconditionFailure(error.description)
    }
  }

  /// What the site adds to a table; nil if it adds nothing.
  func sitePart(of file: AuthorityFile) -> AuthorityTable? { site[file] }

  /// CSV files of a folder by name; none if there is no such folder.
  private static func files(in folder: URL?) throws(AuthorityError) -> [URL] {
    guard let folder, FileManager.default.fileExists(atPath: folder.path) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "csv" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw .unreadable(file: folder.path, reason: error.localizedDescription)
    }
  }
}
