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
    for part in message.parts where Self.isText(part) {
      if let text = plain.texts[part.index] {
        addPages(TextPaginator.pages(of: text), to: &document)
      } else if part.type == "text/html", !plain.alternatives.contains(part.alternative) {
        addPages(try html(part, of: message), to: &document)
      }
    }
    for part in message.parts where !Self.isText(part) { addAttachment(part, of: message, to: &document) }
    return document
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

  /// The page's main content; nothing where it has none.
  private func html(_ part: MailMessage.Part, of message: MailMessage) throws -> [Page] {
    let text = CharsetDecoder.decode(message.content(of: part), declared: part.charset).text
    // What the page says of its charset no longer holds; a byte order mark goes before that.
    let content = Data([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    return try ContainedFile(name: part.name ?? "message.html", content: content, mediaType: .html)
      .pages(in: input)
  }

  /// The attached file's text, on pages of its own; only its name, where it cannot be read.
  private func addAttachment(_ part: MailMessage.Part, of message: MailMessage, to document: inout Document) {
    let name = TextBuilder.line(part.name ?? "")
    // Pictures within the text are part of its looks.
    guard !name.isEmpty, part.isAttachment || !part.type.hasPrefix("image/") else { return }
    let file = ContainedFile(name: name, content: message.content(of: part))
    if let pages = try? file.pages(in: input), let first = pages.first {
      addPages([Page(number: 1, blocks: [Block(.heading, name)] + first.blocks)] + pages.dropFirst(), to: &document)
    } else {
      if document.pages.isEmpty { document.pages = [Page(number: 1, blocks: [])] }
      document.pages[document.pages.count - 1].blocks.append(Block(.note, name))
    }
  }

  private func addPages(_ pages: [Page], to document: inout Document) {
    for page in pages where !page.blocks.isEmpty {
      document.pages.append(Page(number: document.pages.count + 1, blocks: page.blocks))
    }
  }
}
