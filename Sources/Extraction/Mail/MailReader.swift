import Corpus
import Foundation

/// Makes a document of a message.
struct MailReader {
  private let input: ExtractionInput

  init(_ input: ExtractionInput) { self.input = input }

  /// - Throws: ``ExtractionError/limit(detail:)``.
  func document(_ message: MailMessage, fingerprint: Fingerprint) throws -> Document {
    var document = Document(mediaType: input.mediaType, fingerprint: fingerprint)
    document.add(.title, message.subject ?? "", origin: .embedded)
    for sender in message.senders { document.add(.author, sender, origin: .embedded) }
    if let year = message.year { document.addYear(from: String(year), origin: .embedded) }
    let kind: DocumentKind = input.mediaType == .mhtml ? .web : .other
    document.add(.kind, kind.rawValue, origin: .embedded)

    let plain = plainTexts(message)
    var pages = MessagePages(in: input)
    for part in message.parts where Self.isText(part) {
      if let text = plain.texts[part.index] {
        pages.add(text: input.mediaType == .mailbox ? Self.unquoted(text) : text)
      } else if part.type == "text/html", !plain.alternatives.contains(part.alternative) {
        let text = CharsetDecoder.decode(message.content(of: part), declared: part.charset).text
        try pages.add(html: text, name: part.name ?? "message.html")
      }
    }
    for part in message.parts where !Self.isText(part) {
      let name = TextBuilder.line(part.name ?? "")
      // Pictures within the text are part of its looks.
      guard !name.isEmpty, part.isAttachment || !part.type.hasPrefix("image/") else { continue }
      pages.add(attached: ContainedFile(name: name, content: message.content(of: part)))
    }
    document.pages = pages.pages
    return document
  }

  /// Lines that would begin a message are quoted in a mailbox: `>From the start` (RFC 4155, "mboxrd").
  private static func unquoted(_ text: String) -> String {
    guard text.contains(">From ") else { return text }
    return text.replacing(#/(?m)^>(>*From )/#) { String($0.output.1) }
  }

  /// Whether a part belongs to what is shown as the message.
  private static func isText(_ part: MailMessage.Part) -> Bool {
    !part.isAttachment && (part.type == "text/plain" || part.type == "text/html")
  }

  /// The plain texts that say something, by their parts' numbers, and the choices that have one.
  private func plainTexts(_ message: MailMessage) -> (texts: [Int: String], alternatives: Set<Int>) {
    var texts: [Int: String] = [:]
    var alternatives: Set<Int> = []
    for part in message.parts where Self.isText(part) && part.type == "text/plain" {
      let text = CharsetDecoder.decode(message.content(of: part), declared: part.charset).text
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      texts[part.index] = text
      if part.alternative != 0 { alternatives.insert(part.alternative) }
    }
    return (texts, alternatives)
  }
}
