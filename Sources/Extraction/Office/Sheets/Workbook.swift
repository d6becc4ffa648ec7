import Foundation

/// What the sheets of a workbook share: their names and order, strings, and formats of cells.
struct Workbook {
  /// A sheet by its name, and the path of the part that holds its cells.
  struct Sheet {
    var name: String
    var part: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var strings: [String] = []
  /// By the number that cells give as their style.
  private(set) var formats: [CellFormat] = []
  private(set) var startsIn1904 = false

  init(_ package: OPCPackage, main: String) {
    let relationships = package.relationships(of: main)
    func first(_ type: String) -> String? { relationships.first { $0.type == type }?.target }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    readSheets(package, main: main, relationships)
    readFormats(package, part: first("styles") ?? "\(folder)/styles.xml")
    guard let content = package.content(first("sharedStrings") ?? "\(folder)/sharedStrings.xml") else { return }
    try? XMLStream.read(content, elements: ["si"], what: "the shared strings") { item in
      strings.append(Self.text(of: item))
      return true
    }
  }

  /// The text of a string without the reading of its characters.
  static func text(of item: XMLNode) -> String {
    let text = item.text(skipping: ["rPh", "phoneticPr", "rPr"])
    // Characters that XML cannot hold, or ends of lines.
    return text.contains("_x") ? text.replacing(#/_x00[01][0-9A-Fa-f]_/#, with: " ") : text
  }

  private mutating func readSheets(_ package: OPCPackage, main: String, _ relationships: [OPCPackage.Relationship]) {
    let sheets = relationships.filter { ["worksheet", "chartsheet", "dialogsheet"].contains($0.type) }
    var seen: Set<String> = []
    package.read(main) { root in
      if let value = root.first("workbookPr")?.attribute("date1904") { startsIn1904 = value == "1" || value == "true" }
      for node in root.first("sheets")?.all("sheet") ?? [] {
        let id = node.qualifiedAttribute("id")
        guard let part = sheets.first(where: { $0.id == id })?.target, seen.insert(part).inserted else { continue }
        self.sheets.append(Sheet(name: node.attribute("name") ?? "", part: part))
      }
    }
    if self.sheets.isEmpty {
      // A damaged workbook still has its sheets, without their names.
      self.sheets = package.names.filter { ArchivePath.key($0).contains("worksheets/sheet") && $0.hasSuffix(".xml") }
        .sorted(by: ArchivePath.goesBefore).map { Sheet(name: "", part: $0) }
    }
  }

  private mutating func readFormats(_ package: OPCPackage, part: String) {
    package.read(part) { root in
      var codes: [Int: CellFormat] = [:]
      for node in root.first("numFmts")?.all("numFmt") ?? [] {
        guard let id = node.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
        codes[id] = CellFormat(code: node.attribute("formatCode") ?? "")
      }
      formats = (root.first("cellXfs")?.all("xf") ?? []).map { node in
        let id = node.attribute("numFmtId").flatMap { Int($0) } ?? 0
        return codes[id] ?? CellFormat(builtIn: id)
      }
    }
  }
}
