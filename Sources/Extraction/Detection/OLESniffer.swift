import Foundation

/// Tells what an OLE compound file (MS-CFB) is by the streams that its directory names.
enum OLESniffer {
  /// A stream's name and what its presence means, the most telling first.
  private static let streams: [(name: String, meaning: Detection)] = [
    ("EncryptedPackage", .refused(.encrypted)), ("WordDocument", .unsupported("DOC (Word 97-2003)")),
    ("PowerPoint Document", .unsupported("PPT (PowerPoint 97-2003)")),
    ("Workbook", .unsupported("XLS (Excel 97-2003)")),
    ("__substg1.0_", .unsupported("MSG (Outlook e-mail)")), ("VisioDocument", .unsupported("VSD (Visio drawing)")),
    ("Quill", .unsupported("PUB (Publisher document)")), ("HwpSummaryInformation", .unsupported("HWP document")),
    ("Book", .unsupported("XLS (Excel 5.0/95)")), ("MatOST", .unsupported("WPS (Works document)")),
  ]

  private static let byExtension: [String: String] = [
    "doc": "DOC (Word 97-2003)", "dot": "DOC (Word 97-2003)", "ppt": "PPT (PowerPoint 97-2003)",
    "pps": "PPT (PowerPoint 97-2003)", "xls": "XLS (Excel 97-2003)", "msg": "MSG (Outlook e-mail)",
  ]

  static func detect(_ content: Data, extension name: String) -> Detection {
    for (name, meaning) in streams {
      let mark = Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      if content.range(of: mark) != nil { return meaning }
    }
    return .unsupported(byExtension[name] ?? "Microsoft Office file (OLE) of unknown kind")
  }
}
