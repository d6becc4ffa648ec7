import Corpus
import Foundation

/// Tells what an OLE compound file (MS-CFB) is by the streams that its directory names; where that is damaged, by the
/// names that stand anywhere.
enum OLESniffer {
  private static let rightsManaged = ExtractionError.locked(detail: "rights management guards the document")

  /// A stream's name and what its presence means, the most telling first.
  private static let streams: [(name: String, meaning: Detection)] = [
    ("EncryptedPackage", .readable(.encryptedOffice)), ("\tDRMContent", .refused(rightsManaged)),
    ("WordDocument", .readable(.doc)),
    ("PowerPoint Document", .readable(.ppt)),
    ("Workbook", .readable(.xls)),
    ("__substg1.0_", .readable(.msg)), ("VisioDocument", .unsupported("VSD (Visio drawing)")),
    ("Quill", .unsupported("PUB (Publisher document)")), ("HwpSummaryInformation", .unsupported("HWP document")),
    ("Book", .readable(.xls)), ("MatOST", .unsupported("WPS (Works document)")),
  ]

  /// Of files that are damaged: their extractors tell what is wrong.
  private static let byExtension: [String: MediaType] = [
    "doc": .doc, "dot": .doc, "msg": .msg, "ppt": .ppt, "pps": .ppt, "xls": .xls, "xlt": .xls,
  ]

  static func detect(_ content: Data, extension name: String) -> Detection {
    if let names = try? OLEFile(content, what: "").names, let found = detect(names) { return found }
    for (name, meaning) in streams {
      let mark = Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      if content.range(of: mark) != nil { return meaning }
    }
    return byExtension[name].map { .readable($0) } ?? .unsupported("Microsoft Office file (OLE) of unknown kind")
  }

  /// What a file is whose root holds these; nil where they tell nothing.
  private static func detect(_ names: [String]) -> Detection? {
    let lower = Set(names.map { $0.lowercased() })
    return streams.first { mark, _ in
      let mark = mark.lowercased()
      return lower.contains(mark) || mark.hasSuffix("_") && lower.contains { $0.hasPrefix(mark) }
    }?.meaning
  }
}
