import COLE
import Corpus
import Foundation

/// A compound file (MS-CFB) as Word, Excel and PowerPoint wrote them until 2003.
final class OLEFile {
  private let file: OpaquePointer
  /// Held for as long as the file is open: the reader does not copy it.
  private let content: NSData

  /// - Throws: ``ExtractionError``: `.damaged`, or `.unsupported` where libgsf is not installed.
  init(_ content: Data, what kind: String) throws(ExtractionError) {
    self.content = content as NSData
    var file: OpaquePointer?
    let status = tvet_ole_open(self.content.bytes, self.content.length, &file)
    guard status != TVET_OLE_NO_LIBRARY else {
      throw .unsupported(kind: "\(kind) (libgsf is missing; install libgsf-1-114)")
    }
    guard status == TVET_OLE_DONE, let file else {
      throw .damaged(detail: "the compound file's directory cannot be read")
    }
    self.file = file
  }

  deinit { tvet_ole_close(file) }

  /// The bytes of a stream, up to where it breaks off; nil where there is none of that name.
  func stream(_ name: String) -> BinaryView? {
    var count = 0
    guard let bytes = tvet_ole_read(file, name, &count) else { return nil }
    defer { free(bytes) }
    return BinaryView([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
  }

  /// The Windows code page of a language identifier.
  static func codePage(language: Int) -> Int { Int(tvet_ole_codepage(UInt32(clamping: language))) }

  /// Adds what the summary streams say (MS-OLEPS). Programs fill them in without being asked, hence their origin.
  func addProperties(to document: inout Document) {
    if let title = property("dc:title") { OfficeProperties.addTitle(title, to: &document) }
    document.add(.organization, property("dc:publisher") ?? "", origin: .info)
    document.add("subject", property("dc:subject") ?? "", origin: .embedded)
    for author in PersonNames.split(property("dc:creator") ?? "") { document.add(.author, author, origin: .info) }
    for keyword in (property("dc:keywords") ?? "").split(whereSeparator: { ",;，；、\n".contains($0) }) {
      document.add(.keyword, keyword, origin: .embedded)
    }
    if let created = property("meta:creation-date") { document.addYear(from: created, origin: .info) }
  }

  private func property(_ name: String) -> String? {
    guard let value = tvet_ole_property(file, name) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }
}
