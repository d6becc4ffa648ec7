import Corpus
import Foundation

/// The package document of an EPUB (EPUB 3.3; 2.0.1): what the book is, and its files in reading order.
struct EPUBPackage {
  /// A file of the spine (EPUB 3.3, 5.7.2).
  struct Item {
    let path: String
    /// Whether the item is the table of contents rather than a chapter.
    let isContents: Bool
  }

  private(set) var spine: [Item] = []
  /// The files that say where parts and pages begin.
  private(set) var navigation: [String] = []
  private let package: Data
  private let path: String

  /// - Throws: ``ExtractionError/damaged(detail:)`` where there is no package document.
  init(_ archive: ArchiveReader) throws {
    let named = archive.content(of: "META-INF/container.xml").flatMap { data in
      try? XMLTree.parse(xml: data) { root in
        root.descendants("rootfile").compactMap { $0.attribute("full-path") }
      }
    }
    let candidates = (named ?? []) + archive.names.filter { $0.lowercased().hasSuffix(".opf") }
    guard let path = candidates.first(where: { archive.content(of: $0) != nil }),
      let package = archive.content(of: path)
    else { throw archive.missing("package document") }
    self.path = path
    self.package = package
    (spine, navigation) = try readSpine(names: Set(archive.names))
    if spine.isEmpty {
      // A damaged package still has its chapters: all pages, in the order of their names.
      spine = archive.names.filter(EPUBExtractor.isPage).sorted().map { Item(path: $0, isContents: false) }
    }
  }

  func addFields(to document: inout Document) {
    try? XMLTree.parse(xml: package) { root in
      guard let metadata = root.first("metadata") else { return }
      EPUBMetadata(metadata).addFields(to: &document)
    }
  }

  private func readSpine(names: Set<String>) throws -> (spine: [Item], navigation: [String]) {
    try XMLTree.parse(xml: package, what: "the package document") { root in
      var items: [String: (path: String, isContents: Bool)] = [:]
      var navigation: [String] = []
      for item in root.first("manifest")?.all("item") ?? [] {
        guard let id = item.attribute("id"), let href = item.attribute("href") else { continue }
        let isContents = item.attribute("properties")?.split(separator: " ").contains("nav") == true
        let path = resolve(href, names: names)
        if isContents || item.attribute("media-type") == "application/x-dtbncx+xml" { navigation.append(path) }
        items[id] = (path, isContents)
      }
      let guide = Set(
        (root.first("guide")?.all("reference") ?? []).filter { $0.attribute("type") == "toc" }
          .compactMap { $0.attribute("href") }.map { resolve($0, names: names) })
      // A spine may name a chapter again, or a thousand times; it is read once.
      var seen: Set<String> = []
      let spine: [Item] = (root.first("spine")?.all("itemref") ?? []).compactMap { reference in
        guard let item = reference.attribute("idref").flatMap({ items[$0] }), seen.insert(item.path).inserted else {
          return nil
        }
        return Item(path: item.path, isContents: item.isContents || guide.contains(item.path))
      }
      return (spine, navigation)
    }
  }

  /// The entry that a reference in the package document means.
  private func resolve(_ href: String, names: Set<String>) -> String {
    let file = String(href.prefix { $0 != "#" })
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in file.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    let joined = parts.joined(separator: "/")
    if names.contains(joined) { return joined }
    return joined.removingPercentEncoding ?? joined
  }
}
