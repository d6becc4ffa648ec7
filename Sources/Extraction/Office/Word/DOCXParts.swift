import Corpus

/// What the main part of a Word document refers to, read beforehand.
struct DOCXParts {
  let styles: DOCXStyles
  let numbering: DOCXNumbering
  /// Footnotes, endnotes and comments by `kind:id`.
  private(set) var notes: [String: [Block]] = [:]
  /// Charts and diagrams by relationship.
  private(set) var drawings: [String: [Block]] = [:]
  /// Embedded documents by relationship.
  private(set) var embedded: [String: [Block]] = [:]

  init(_ package: OPCPackage, main: String) {
    func first<Result>(_ type: String, _ body: (XMLNode) -> Result) -> Result? {
      package.parts(type, of: main).first.flatMap { package.read($0, body) }
    }
    styles = first("styles") { DOCXStyles($0) } ?? DOCXStyles(nil)
    numbering = first("numbering") { DOCXNumbering($0) } ?? DOCXNumbering(nil)
  }

  mutating func readNotes(of package: OPCPackage, main: String) {
    for (type, name) in [("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment")] {
      guard let part = package.parts(type, of: main).first else { continue }
      let parts = self
      let found = package.read(part) { root in
        root.all(name).filter { ["normal", nil].contains($0.attribute("type")) }.map { note in
          ("\(name):\(note.attribute("id") ?? "")", DOCXWriter.blocks(of: note, role: .note, parts))
        }
      }
      for (key, blocks) in found ?? [] { notes[key] = blocks }
    }
  }

  mutating func readInserts(of package: OPCPackage, main: String, files: EmbeddedFiles) {
    var files = files
    for relationship in package.relationships(of: main) {
      switch relationship.type {
      case "chart", "chartEx", "diagramData":
        drawings[relationship.id] = package.read(relationship.target) { DrawingText.words(of: $0) }
      case "package", "oleObject", "aFChunk":
        guard let content = package.content(relationship.target) else { continue }
        embedded[relationship.id] = files.blocks(of: content, name: relationship.target)
      default: break
      }
    }
  }
}
