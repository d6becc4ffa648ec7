import Analysis
import Corpus
import Foundation

/// The parts of an Office Open XML text document (ECMA-376), and how they refer to each other.
struct DOCXPackage {
  private let archive: ArchiveReader

  init(_ content: Data) throws {
    archive = try ArchiveReader(content) { name in
      name.hasSuffix(".xml") || name.hasSuffix(".rels")
    }
  }

  func content(_ name: String) -> Data? { archive.content(of: name) }

  /// The main document's path: what the package's relationships say, else where Word puts it.
  var mainPart: String? {
    let target = relationships("_rels/.rels").first { $0.type.hasSuffix("/officeDocument") }?.target
    return [target, "word/document.xml"].compactMap { $0 }.first { content($0) != nil }
      ?? archive.names.first { $0.hasSuffix("document.xml") && content($0) != nil }
  }

  /// Paths of the parts of a type (`header`, `footnotes`) that a part refers to, in the order of their names.
  func parts(_ type: String, of main: String) -> [String] {
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let file = main.split(separator: "/").last ?? ""
    let found = relationships("\(folder)/_rels/\(file).rels").filter { $0.type.hasSuffix("/\(type)") }
      .map { $0.target.hasPrefix("/") ? String($0.target.dropFirst()) : "\(folder)/\($0.target)" }
    return Set(found).filter { content($0) != nil }.sorted()
  }

  /// Adds what `docProps/core.xml` says.
  func addProperties(to document: inout Document) {
    guard let core = content("docProps/core.xml") else { return }
    try? XMLTree.parse(xml: core) { root in
      for property in root.elements {
        let value = property.text()
        switch property.name {
        case "title": document.add(.title, value, origin: .info)
        case "creator":
          for name in value.split(separator: ";") { document.add(.author, name, origin: .info) }
        case "created": document.addYear(from: value, origin: .info)
        case "language": document.addLanguage(from: value, origin: .info)
        case "keywords":
          for keyword in value.split(whereSeparator: { ",;".contains($0) }) {
            document.add(.keyword, keyword, origin: .embedded)
          }
        default: break
        }
      }
    }
  }

  private func relationships(_ name: String) -> [(type: String, target: String)] {
    guard let data = content(name) else { return [] }
    let found = try? XMLTree.parse(xml: data) { root in
      root.all("Relationship").compactMap { node -> (String, String)? in
        guard let type = node.attribute("Type"), var target = node.attribute("Target") else { return nil }
        if name == "_rels/.rels", target.hasPrefix("/") { target.removeFirst() }
        return (type, target)
      }
    }
    return found ?? []
  }
}
