import Corpus
import Foundation

/// Tells what a zip container is by the entries that name its type.
enum ZipSniffer {
  static func detect(_ content: Data, extension name: String) -> Detection {
    let wanted: Set<String> = ["mimetype", "[Content_Types].xml"]
    let archive: ArchiveReader
    do {
      archive = try ArchiveReader(content) { wanted.contains($0) }
    } catch let error as ExtractionError {
      if case .damaged = error, let type = types[name] { return .readable(type) }  // its extractor tells the damage
      return .refused(error)
    } catch {
      return .unsupported("ZIP archive")
    }
    if let data = archive.content(of: "mimetype"), let found = ofMimeType(String(decoding: data, as: UTF8.self)) {
      return found
    }
    if let data = archive.content(of: "[Content_Types].xml"),
      let found = ofContentTypes(String(decoding: data, as: UTF8.self))
    {
      return found
    }
    let names = Set(archive.names)
    if names.contains("META-INF/container.xml") { return .readable(.epub) }
    if names.contains("word/document.xml") { return .readable(.docx) }
    if names.contains("xl/workbook.xml") { return .unsupported("XLSX spreadsheet") }
    if names.contains("ppt/presentation.xml") { return .unsupported("PPTX presentation") }
    if let type = types[name] { return .readable(type) }
    // Programs and their parts come in zip files of other names.
    return ["zip", ""].contains(name) ? .readable(.zip) : .unsupported("ZIP-based file of unknown kind (.\(name))")
  }

  private static let types: [String: MediaType] = ["docx": .docx, "docm": .docx, "epub": .epub, "odt": .odt]

  private static func ofMimeType(_ text: String) -> Detection? {
    let type = TextBuilder.line(text)
    guard !type.hasPrefix("application/epub+zip") else { return .readable(.epub) }
    let prefix = "application/vnd.oasis.opendocument."
    guard type.hasPrefix(prefix) else { return nil }
    switch type.dropFirst(prefix.count).prefix(while: \.isLetter) {
    case "text": return .readable(.odt)
    case "spreadsheet": return .unsupported("ODS spreadsheet")
    case "presentation": return .unsupported("ODP presentation")
    case "graphics": return .unsupported("ODG drawing")
    default: return .unsupported("OpenDocument file (\(type))")
    }
  }

  private static func ofContentTypes(_ text: String) -> Detection? {
    if text.contains("wordprocessingml.document.main") || text.contains("wordprocessingml.template.main")
      || text.contains("ms-word.document.macroEnabled.main")
      || text.contains("ms-word.template.macroEnabledTemplate.main")
    {
      return .readable(.docx)
    }
    if text.contains("presentationml.") || text.contains("ms-powerpoint.") { return .unsupported("PPTX presentation") }
    if text.contains("spreadsheetml.") || text.contains("ms-excel.") { return .unsupported("XLSX spreadsheet") }
    if text.contains("ms-visio.") { return .unsupported("Visio drawing") }
    if text.contains("xps-") || text.contains("oxps") { return .unsupported("XPS document") }
    return nil
  }
}
