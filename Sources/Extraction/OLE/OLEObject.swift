import Corpus
import Foundation

/// A file as Office wraps it to embed it in a document.
enum OLEObject {
  /// The file in an object; nil where it holds none, or is a file of its own.
  static func file(in content: Data) -> ContainedFile? {
    guard content.starts(with: OLEFile.mark), let object = try? OLEFile(content, what: "OLE object") else { return nil }
    return file(in: object)
  }

  /// The file in an object that lies in a storage.
  static func file(in object: OLEFile) -> ContainedFile? {
    if let native = object.stream("\u{1}Ole10Native"), let file = packaged(native) { return file }
    for name in ["Package", "CONTENTS", "EmbeddedOdf"] {
      if let stream = object.stream(name), stream.count > 0 {
        return ContainedFile(name: "", content: Data(stream.bytes))
      }
    }
    return nil
  }

  /// The file that Windows' Packager has put in (MS-OLEDS 2.3.6, and the form that Packager gives its content).
  private static func packaged(_ native: BinaryView) -> ContainedFile? {
    var rest = Data(native.bytes).dropFirst(6)
    func text() -> String {
      let text = rest.prefix { $0 != 0 }
      rest = rest.dropFirst(text.count + 1)
      return String(decoding: text, as: UTF8.self)
    }
    func number() -> Int {
      let value = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      return value
    }
    let name = text()
    _ = text()  // the path that it came from
    rest = rest.dropFirst(4)
    let copy = number()
    rest = rest.dropFirst(copy)  // the path of a temporary copy
    let size = number()
    guard size > 0, size <= rest.count else { return nil }
    return ContainedFile(name: name, content: Data(rest.prefix(size)))
  }
}
