import Corpus

/// A shape on a slide, and what it is there for.
struct SlideShape {
  let node: XMLNode
  /// The type of the placeholder that it fills; nil where it fills none.
  let placeholder: String?

  init(_ node: XMLNode) {
    self.node = node
    let properties = node.elements.first { $0.name.hasPrefix("nv") }
    placeholder = properties?.first("nvPr")?.first("ph").map { $0.attribute("type") ?? "obj" }
  }

  var isTitle: Bool { placeholder == "title" || placeholder == "ctrTitle" }

  /// Whether it is a date, a footer or a header.
  var isMargin: Bool { ["dt", "ftr", "hdr"].contains(placeholder) }

  /// Its text on one line, if it is as long as a title may be.
  var title: String? {
    let lines = node.descendants("p").map { DrawingText.line($0) }.filter { !$0.isEmpty }
    let title = lines.joined(separator: " ")
    return title.count <= 200 && title.contains(where: \.isLetter) ? title : nil
  }

  /// The role of its text on a page of a role; nil where it is not read: slide numbers, and slides pictured in notes.
  func role(in role: Block.Role) -> Block.Role? {
    switch placeholder {
    case "title", "ctrTitle", "subTitle": role == .body ? .heading : role
    case "dt", "ftr", "hdr": .boilerplate
    case "sldNum", "sldImg": nil
    default: role
    }
  }
}
