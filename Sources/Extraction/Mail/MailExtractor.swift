package import Corpus
import Foundation

/// Reads e-mail messages (RFC 5322) and web pages that were saved as one (MHTML, RFC 2557): the text, and that of the
/// files attached.
package struct MailExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.mail, .mhtml]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let file = try MailFile(input.content, holdsMany: false)
    guard let (message, _) = file.next() else { throw ExtractionError.damaged(detail: "the file holds no message") }
    let document = try MailReader(input).document(message, fingerprint: input.fingerprint)
    try emit(.document(document.checked(otherwise: "the message holds no text")))
  }
}

/// Reads mailboxes (mbox, RFC 4155): each message is a document of its own.
package struct MailboxExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.mailbox]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let file = try MailFile(input.content, holdsMany: true)
    let reader = MailReader(input)
    var seen: Set<String> = []
    var number = 0
    while let (message, range) = file.next() {
      number += 1
      let place = "message \(number)"
      var record = message.identifier.map { TextBuilder.line($0) } ?? place
      if record.isEmpty || !seen.insert(record).inserted { record = place }
      do {
        let bytes = input.content.dropFirst(range.lowerBound).prefix(range.count)
        var document = try reader.document(message, fingerprint: Fingerprint(of: Data(bytes)))
        document.record = record
        guard document.hasText else { throw ExtractionError.noText(detail: "the message holds no text") }
        try emit(.document(document))
      } catch let reason as ExtractionError {
        try emit(.failure(record: record, reason: reason))
      }
    }
    if number == 0 { throw ExtractionError.noText(detail: "the mailbox holds no message") }
  }
}
