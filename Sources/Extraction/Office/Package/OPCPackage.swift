import Foundation

/// The parts of an Office Open XML file (ECMA-376 part 2), and how they refer to each other.
///
/// Strict and transitional files, templates and files with macros differ in namespaces and content types only, and
/// these are not looked at.
final class OPCPackage {
  /// A reference from one part to another (ECMA-376 part 2, 6.5).
  struct Relationship {
    var id: String
    /// The last part of its type: `header`, `officeDocument`.
    var type: String
    /// The path of the part that it leads to.
    var target: String
  }

  let archive: ArchiveReader
  /// Entries by the form of their name that is compared.
  private let entries: [String: String]
  private var relationships: [String: [Relationship]] = [:]

  init(_ content: Data) throws {
    func isWanted(_ name: String) -> Bool {
      let key = ArchivePath.key(name)
      return Self.isText(key) && !Self.unread.contains { key.contains($0) } || EmbeddedFiles.isCandidate(name)
    }
    archive = try ArchiveReader(content, isWanted: isWanted, isOptional: EmbeddedFiles.isCandidate)
    entries = Dictionary(archive.names.map { (ArchivePath.key($0), $0) }) { first, _ in first }
  }

  private static func isText(_ key: String) -> Bool { [".xml", ".rels", ".vml"].contains { key.hasSuffix($0) } }

  /// Folders whose parts hold no text that a reader sees.
  private static let unread = [
    "/theme/", "customxml/", "/pivotcache/", "/pivottables/", "/externallinks/", "/calcchain", "/revisions/",
    "/printersettings/", "/activex/", "/glossary/", "/fonttable", "/slidelayouts/_rels/", "/tags/",
  ]

  var names: [String] { archive.names }

  func content(_ name: String) -> Data? {
    archive.content(of: name) ?? entries[ArchivePath.key(name)].flatMap(archive.content)
  }

  /// Reads a part; nil where it is missing or holds no element.
  func read<Result>(_ name: String, _ body: (XMLNode) throws -> Result) -> Result? {
    content(name).flatMap { try? XMLTree.parse(xml: $0, what: name, body: body) }
  }

  /// The main document's path: what the package's relationships say, else an entry in the place that programs use.
  func mainPart(usually path: String) -> String? {
    let named = relationships(of: "").first { $0.type == "officeDocument" }?.target
    let file = path.split(separator: "/").last ?? ""
    return [named, path].compactMap { $0 }.first { content($0) != nil }
      ?? names.first { $0.hasSuffix(file) && content($0) != nil }
  }

  /// What a part refers to within the package, in the file's order.
  func relationships(of part: String) -> [Relationship] {
    if let known = relationships[part] { return known }
    let found = readRelationships(of: part)
    relationships[part] = found
    return found
  }

  private func readRelationships(of part: String) -> [Relationship] {
    let folder = part.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let file = part.split(separator: "/").last ?? ""
    return read("\(folder)_rels/\(file).rels") { root in
      root.all("Relationship").compactMap { node in
        guard let type = node.attribute("Type"), let target = node.attribute("Target"),
          node.attribute("TargetMode") != "External"
        else { return nil }
        return Relationship(
          id: node.attribute("Id") ?? "", type: type.split(separator: "/").last.map(String.init) ?? "",
          target: ArchivePath.resolve(target, from: part))
      }
    } ?? []
  }

  /// Paths of the parts of a type that a part refers to, each once, in the order of their names.
  func parts(_ type: String, of part: String) -> [String] {
    let found = relationships(of: part).filter { $0.type == type }.map(\.target)
    return Set(found).filter { content($0) != nil }.sorted(by: ArchivePath.goesBefore)
  }
}
