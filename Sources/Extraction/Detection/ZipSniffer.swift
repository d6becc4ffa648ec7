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
    if names.contains("xl/workbook.xml") { return .readable(.xlsx) }
    if names.contains("xl/workbook.bin") { return .unsupported("XLSB spreadsheet") }
    if names.contains("ppt/presentation.xml") { return .readable(.pptx) }
    if let type = types[name] { return .readable(type) }
    // Programs and their parts come in zip files of other names.
    return ["zip", ""].contains(name) ? .readable(.zip) : .unsupported("ZIP-based file of unknown kind (.\(name))")
  }

  private static let types: [String: MediaType] = [
    "docx": .docx, "docm": .docx, "dotx": .docx, "dotm": .docx, "epub": .epub, "odp": .odp, "ods": .ods, "odt": .odt,
    "otp": .odp, "ots": .ods, "ott": .odt, "potx": .pptx, "ppsm": .pptx, "ppsx": .pptx, "pptm": .pptx, "pptx": .pptx,
    "xlsm": .xlsx, "xlsx": .xlsx, "xltm": .xlsx, "xltx": .xlsx,
  ]

  private static func ofMimeType(_ text: String) -> Detection? {
    let type = TextBuilder.line(text)
    guard !type.hasPrefix("application/epub+zip") else { return .readable(.epub) }
    let prefix = "application/vnd.oasis.opendocument."
    guard type.hasPrefix(prefix) else { return nil }
    switch type.dropFirst(prefix.count).prefix(while: \.isLetter) {
    case "text": return .readable(.odt)
    case "spreadsheet": return .readable(.ods)
    case "presentation": return .readable(.odp)
    case "graphics": return .unsupported("ODG drawing")
    default: return .unsupported("OpenDocument file (\(type))")
    }
  }

  /// By the family of types that a main part's belongs to.
  private static let families: [Substring: MediaType] = [
    "wordprocessingml": .docx, "ms-word": .docx, "presentationml": .pptx, "ms-powerpoint": .pptx,
    "spreadsheetml": .xlsx, "ms-excel": .xlsx,
  ]

  private static func ofContentTypes(_ text: String) -> Detection? {
    if text.contains("ms-excel.sheet.binary") { return .unsupported("XLSB spreadsheet") }
    // Types of embedded files stand there too, but of none the main part's.
    for type in text.split(whereSeparator: { "\"'".contains($0) }) where type.hasSuffix(".main+xml") {
      for part in type.split(separator: ".") { if let found = families[part] { return .readable(found) } }
    }
    if text.contains("ms-visio.") { return .unsupported("Visio drawing") }
    if text.contains("xps-") || text.contains("oxps") { return .unsupported("XPS document") }
    return nil
  }
}
