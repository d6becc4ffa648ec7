import Corpus

/// Writes the slides of a presentation, each with its notes and comments.
struct SlideWriter {
  private let package: OPCPackage
  /// The title of the first slide that was written; nil where it has none.
  private(set) var title: String?
  private var hasSlides = false

  private var builder = TextBuilder()
  private var files: EmbeddedFiles
  /// Layouts and masters that have been written: the text on them is the same on all slides.
  private var writtenMasters: Set<String> = []
  /// Headers, footers and dates that have been written.
  private var margins: Set<String> = []

  init(package: OPCPackage, files: EmbeddedFiles) {
    self.package = package
    self.files = files
  }

  mutating func takeBlocks() -> [Block] { builder.takeBlocks() }

  mutating func writeSlide(_ part: String) {
    let relationships = package.relationships(of: part)
    write(part, relationships, role: .body)
    hasSlides = true
    for relationship in relationships {
      switch relationship.type {
      case "notesSlide":
        write(relationship.target, package.relationships(of: relationship.target), role: .note)
      case "comments": writeComments(relationship.target)
      case "slideLayout":
        writeMaster(relationship.target)
        for master in package.parts("slideMaster", of: relationship.target) { writeMaster(master) }
      default: break
      }
    }
  }

  /// The masters of notes and handouts.
  mutating func writeMasters(of main: String) {
    for type in ["notesMaster", "handoutMaster"] {
      for master in package.parts(type, of: main) { writeMaster(master) }
    }
  }

  /// What a master shows on each slide: not the samples in its placeholders.
  private mutating func writeMaster(_ part: String) {
    guard writtenMasters.insert(part).inserted else { return }
    _ = package.read(part) { root in
      for shape in Self.shapes(root) {
        guard shape.placeholder == nil || shape.isMargin, let body = shape.node.first("txBody"), !Self.isSample(body)
        else { continue }
        // The date of a field is that of the day when the file was last opened.
        let isDate = shape.placeholder == "dt" && !body.descendants("fld").isEmpty && body.descendants("r").isEmpty
        if !isDate, margins.insert(body.text()).inserted {
          DrawingText.write(body, role: .boilerplate, to: &builder)
        }
      }
    }
  }

  /// What stands where nothing was entered: `<footer>`.
  private static func isSample(_ body: XMLNode) -> Bool {
    let text = body.text()
    return text.hasPrefix("<") && text.hasSuffix(">")
  }

  private mutating func write(_ part: String, _ relationships: [OPCPackage.Relationship], role: Block.Role) {
    var embedded: [String] = []
    _ = package.read(part) { root in
      let shapes = Self.shapes(root)
      // The title stands first, wherever it stands in the file.
      if !hasSlides, title == nil { title = shapes.first(where: \.isTitle)?.title }
      for shape in shapes.filter(\.isTitle) + shapes.filter({ !$0.isTitle }) {
        write(shape, role: shape.role(in: role), relationships, &embedded)
      }
    }
    for target in embedded {
      if let content = package.content(target) { builder.insert(files.blocks(of: content, name: target)) }
    }
  }

  private mutating func write(
    _ shape: SlideShape, role: Block.Role?, _ relationships: [OPCPackage.Relationship], _ embedded: inout [String]
  ) {
    guard let role else { return }
    shape.node.walk { node in
      switch node.name {
      case "txBody":
        if shape.isMargin {
          margins.insert(node.text())
          if Self.isSample(node) { return false }
        }
        DrawingText.write(node, role: role, to: &builder)
        return false
      case "tbl":
        DrawingText.write(table: node, role: role == .body ? .table : role, to: &builder)
        return false
      case "cNvPr":
        if let text = AlternativeText.of(node.attribute("descr")) { builder.insert([Block(.caption, text)]) }
        return false
      case "chart", "relIds", "oleObj":
        let id = node.qualifiedAttribute(node.name == "relIds" ? "dm" : "id")
        guard let target = relationships.first(where: { $0.id == id })?.target else { return false }
        if node.name == "oleObj" {
          embedded.append(target)
        } else {
          builder.insert(package.read(target) { DrawingText.words(of: $0) } ?? [])
        }
        return false
      default: return node.isElement && node.name != "Fallback"
      }
    }
  }

  /// Comments of all versions: `p:text`, and paragraphs since 2021.
  private mutating func writeComments(_ part: String) {
    _ = package.read(part) { root in
      root.walk { node in
        switch node.name {
        case "text":
          builder.open(.note)
          builder.append(node.text())
          builder.line()
        case "txBody": DrawingText.write(node, role: .note, to: &builder)
        default: return node.isElement
        }
        return false
      }
    }
  }

  /// The shapes of a slide in the file's order, those in groups among them.
  private static func shapes(_ root: XMLNode) -> [SlideShape] {
    var shapes: [SlideShape] = []
    root.walk { node in
      switch node.name {
      case "sp", "graphicFrame", "pic", "cxnSp", "contentPart":
        shapes.append(SlideShape(node))
        return false
      default: return node.isElement && node.name != "Fallback"
      }
    }
    return shapes
  }
}
