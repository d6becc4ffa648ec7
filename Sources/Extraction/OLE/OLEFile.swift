import COLE
import Corpus
import Foundation

/// A compound file (MS-CFB), as Word, Excel and PowerPoint wrote them until 2003 and Outlook still does; or a storage
/// within one, which is like a file of its own.
struct OLEFile {
  private let file: OLEHandle
  /// The path of the storage, with a slash behind it; empty for the file itself.
  private let folder: String

  /// The bytes that a compound file begins with.
  static let mark = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])

  /// - Throws: ``ExtractionError``: `.damaged`, or `.unsupported` where libgsf is not installed.
  init(_ content: Data, what kind: String) throws(ExtractionError) {
    file = try OLEHandle(content, what: kind)
    folder = ""
  }

  private init(_ file: OLEHandle, folder: String) {
    self.file = file
    self.folder = folder
  }

  /// The bytes of a stream, up to where it breaks off; nil where there is none of that name. Case does not matter.
  func stream(_ name: String) -> BinaryView? {
    var count = 0
    guard let bytes = tvet_ole_read(file.file, folder + name, &count) else { return nil }
    defer { free(bytes) }
    return BinaryView([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
  }

  /// The names of the streams and storages, in the file's order.
  var names: [String] {
    var count = 0
    guard let names = tvet_ole_names(file.file, folder, &count) else { return [] }
    defer { free(names) }
    return UnsafeRawBufferPointer(start: names, count: count).split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A storage, as a file of its own; empty where there is none of that name.
  func storage(_ name: String) -> OLEFile { OLEFile(file, folder: "\(folder)\(name)/") }

  /// The Windows code page of a language identifier.
  static func codePage(language: Int) -> Int { Int(tvet_ole_codepage(UInt32(clamping: language))) }

  /// Adds what the summary streams say (MS-OLEPS). Programs fill them in without being asked, hence their origin.
  func addProperties(to document: inout Document) {
    guard folder.isEmpty else { return }
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
    guard let value = tvet_ole_property(file.file, name) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }
}

/// Keeps a compound file open.
private final class OLEHandle {
  let file: OpaquePointer
  /// Held for as long as the file is open: the reader does not copy it.
  private let content: NSData

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
}
