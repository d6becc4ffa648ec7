import Corpus
import Foundation

/// A document's properties as the office formats keep them: Dublin Core in `docProps/core.xml` and in `meta.xml`.
struct OfficeProperties {
  /// Title and creator as the document's properties tell them; they are of the file more often than of the text.
  static func add(from root: XMLNode, to document: inout Document) {
    let properties = Array((root.first("meta") ?? root).elements)
    let hasFirstAuthor = properties.contains { $0.name == "initial-creator" }
    for property in properties {
      let value = property.text()
      switch property.name {
      case "title": addTitle(value, to: &document)
      case "initial-creator": document.add(.author, value, origin: .info)
      case "creator":
        if !hasFirstAuthor { for name in value.split(separator: ";") { document.add(.author, name, origin: .info) } }
      // The zero of Windows' clock is no date.
      case "created", "creation-date":
        if !value.hasPrefix("1601") { document.addYear(from: value, origin: .info) }
      case "language": document.addLanguage(from: value, origin: .info)
      case "keywords", "keyword":
        for keyword in value.split(whereSeparator: { ",;，；、".contains($0) }) {
          document.add(.keyword, keyword, origin: .embedded)
        }
      case "subject", "description": document.add(Field.Name(rawValue: property.name), value, origin: .embedded)
      case "identifier": document.addDOI(from: value, origin: .embedded)
      default: break
      }
    }
  }

  /// A title that the text's beginning bears out is trusted; one that a program made up, or with the numbers of another
  /// document, is not taken.
  static func addTitle(_ value: String, to document: inout Document) {
    guard !isMadeUp(value) else { return }
    let text = document.pages.prefix(2).map(\.text).joined(separator: "\n").prefix(6000)
    let title = key(value)
    if title.count >= 8, key(text.prefix(3000)).contains(title) {
      document.add(.title, value, origin: .embedded)
    } else if !isOfAnother(value, text) {
      document.add(.title, value, origin: .info)
    }
  }

  /// Whether a title has numbers that the text's beginning does not have: that of the document which was the template.
  private static func isOfAnother(_ title: String, _ text: Substring) -> Bool {
    guard text.contains(where: \.isLetter) else { return false }
    return title.split { !$0.isNumber }.contains { $0.count >= 2 && !text.contains($0) }
  }

  /// Letters and figures: `Bulletin 2003-06` is no title of `Bulletin 2022-58`.
  static func key(_ text: some StringProtocol) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Whether a program wrote the title: a file's name, the name of a kind of file, the template's.
  static func isMadeUp(_ title: String) -> Bool {
    let title = TextBuilder.line(title).lowercased()
    if title.count(where: \.isLetter) < 2 || title.hasPrefix("<") { return true }
    if title.firstMatch(of: #/^(microsoft (office )?\w+ - |[a-z]:\\|file:)/#) != nil { return true }
    if title.firstMatch(of: #/\.(docx?|dotx?|rtf|odt|pptx?|xlsx?|pdf|indd|wpd|tmp)$/#) != nil { return true }
    let name = title.filter { $0.isLetter || $0 == " " }
    return madeUp.contains(TextBuilder.line(name))
  }

  private static let madeUp: Set<String> = [
    "", "untitled", "title", "document", "slide", "presentation", "book", "workbook", "sheet",
    "powerpoint presentation",
    "no slide title", "diapositiva", "présentation powerpoint", "presentación de powerpoint",
    "apresentação do powerpoint", "powerpointpräsentation", "презентация powerpoint", "幻灯片", "powerpoint 演示文稿",
    "powerpoint プレゼンテーション", "عرض تقديمي في powerpoint", "sin título", "sans titre", "sem título", "unbenannt",
    "без названия", "word document", "normal", "template",
  ]
}
