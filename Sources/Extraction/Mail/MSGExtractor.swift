package import Corpus
import Foundation

/// Reads messages that Outlook has saved (MSG, MS-OXMSG): the text, and that of the files attached.
package struct MSGExtractor: OLEDocumentReader {
  package static let mediaTypes: [MediaType] = [.msg]
  static let mainStreams = ["__properties_version1.0"]
  static let kind = "MSG (Outlook message)"

  /// Messages that are attached to messages.
  private static let maximumDepth = 4

  package init() {}

  func document(_ file: OLEFile, _ input: ExtractionInput) throws -> Document {
    let message = MSGProperties(file, headSize: 32)
    guard !message.isEmpty else { throw ExtractionError.damaged(detail: "the compound file holds no message") }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.title, message.text(.subject) ?? "", origin: .embedded)
    for property in [MSGProperties.Name.senderName, .representedName, .senderAddress] where !document.has(.author) {
      document.add(.author, message.text(property) ?? "", origin: .embedded)
    }
    document.add("to", message.text(.recipients) ?? "", origin: .embedded)
    if let year = message.year(.submitted) ?? message.year(.delivered) {
      document.addYear(from: String(year), origin: .embedded)
    }
    document.add(.kind, DocumentKind.other.rawValue, origin: .embedded)
    document.pages = pages(file, message, input, depth: 0)
    return try document.checked(otherwise: "the message holds no text")
  }

  private func pages(_ file: OLEFile, _ message: MSGProperties, _ input: ExtractionInput, depth: Int) -> [Page] {
    var pages = MessagePages(in: input)
    addText(message, input, to: &pages)
    for name in file.names where name.lowercased().hasPrefix("__attach_version1.0_") {
      let storage = file.storage(name)
      let attachment = MSGProperties(storage, headSize: 8, codePage: message.codePage)
      let title = [MSGProperties.Name.longFileName, .fileName, .displayName].lazy
        .compactMap { attachment.text($0).map { TextBuilder.line($0) } }.first { !$0.isEmpty }
      guard let title else { continue }
      if let content = attachment.binary(.attachedData) {
        let isPicture = ImageSignature.mediaType(of: [UInt8](content.prefix(64))) != nil
        // Pictures within the text are part of its looks.
        if isPicture, attachment.text(.contentIdentifier) != nil { continue }
        pages.add(attached: ContainedFile(name: title, content: content))
      } else if depth < Self.maximumDepth {
        let inner = storage.storage(MSGProperties.stream(.attachedData, MSGProperties.Kind.object))
        let properties = MSGProperties(inner, headSize: 24)
        pages.add(attached: self.pages(inner, properties, input, depth: depth + 1), name: title)
      }
    }
    return pages.pages
  }

  /// The plain text; without one, the page or the rich text that stands for it.
  private func addText(_ message: MSGProperties, _ input: ExtractionInput, to pages: inout MessagePages) {
    if let text = message.text(.body), text.contains(where: { $0.isLetter || $0.isNumber }) {
      pages.add(text: text)
    } else if let html = message.text(.html) ?? message.binary(.html).map({ Self.decode($0, message.codePage) }) {
      try? pages.add(html: html)
    } else if let rtf = message.binary(.compressedRTF).flatMap({ CompressedRTF.unpack([UInt8]($0)) }) {
      let file = ContainedFile(name: "message.rtf", content: Data(rtf), mediaType: .rtf)
      if let found = try? file.pages(in: input) { pages.add(found) }
    }
  }

  private static func decode(_ html: Data, _ codePage: Int) -> String {
    CharsetDecoder.decode(html, declared: HTMLCharset.declared(in: html) ?? RTFCharsets.name(codePage)).text
  }
}
