package import Corpus
package import Foundation

/// What a file turned out to be.
package enum Detection: Sendable, Equatable {
  /// A kind of file that an extractor reads.
  case readable(MediaType)
  /// A file that no extractor can read, with the reason to record: `.unsupported`, `.encrypted` or `.noText`.
  case refused(ExtractionError)

  static func unsupported(_ kind: String) -> Detection { .refused(.unsupported(kind: kind)) }
}

/// Finds out what a file is: by its content, and by its name where the content leaves it open.
///
/// Names lie: a `.doc` is often RTF or HTML, a `.txt` a web page. Only texts without a mark of their own (Markdown,
/// JSON Lines, BibTeX) are told by their extension.
package struct MediaTypeDetector: Sendable {
  /// Bytes in which marks are looked for.
  private static let window = 16_384

  package init() {}

  /// - Parameters:
  ///   - path: read for its extension only.
  ///   - content: the whole file; containers have their directory at the end.
  package func detect(path: String, content: Data) -> Detection {
    guard !content.isEmpty else { return .refused(.noText(detail: "the file is empty")) }
    let name = (path as NSString).pathExtension.lowercased()
    let head = [UInt8](content.prefix(Self.window))

    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return ZipSniffer.detect(content, extension: name)
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return OLESniffer.detect(content, extension: name)
    }
    if Self.isPDF(head) { return .readable(.pdf) }
    if Signature.isMARC(head) { return .readable(.marc) }
    if let type = Signature.mediaType(of: head) { return .readable(type) }
    if let image = ImageSignature.mediaType(of: head) { return .readable(image) }
    if let kind = Signature.kind(of: head) { return .unsupported(kind) }
    guard Signature.looksLikeText(head) else {
      return .unsupported(name.isEmpty ? "a binary file of unknown kind" : "a binary file of unknown kind (.\(name))")
    }
    let text = CharsetDecoder.decode(Data(head)).text
    return TextSniffer.detect(text, extension: name, isWhole: content.count <= Self.window)
  }

  /// The mark may come after other matter, within the first 1,024 bytes (Acrobat's own rule).
  private static func isPDF(_ head: [UInt8]) -> Bool {
    let mark: [UInt8] = [0x25, 0x50, 0x44, 0x46, 0x2D]
    if head.starts(with: mark) { return true }
    guard let range = Data(head.prefix(1024)).range(of: Data(mark)) else { return false }
    // In a text the mark would be a mention of it.
    return head[..<range.lowerBound].contains { $0 < 0x09 || $0 > 0x7E } || range.lowerBound < 64
  }
}
