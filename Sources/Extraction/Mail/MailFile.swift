import CMIME
import Foundation

/// A message of e-mail, or a mailbox of many, as GMime reads it.
final class MailFile {
  private let mailbox: OpaquePointer
  /// Held for as long as the mailbox is open: the parser does not copy it.
  private let content: NSData

  /// - Throws: ``ExtractionError/unsupported(kind:)`` where GMime is not installed.
  init(_ content: Data, holdsMany: Bool) throws(ExtractionError) {
    self.content = content as NSData
    guard let mailbox = tvet_mailbox_open(self.content.bytes, self.content.length, holdsMany) else {
      throw .unsupported(kind: "e-mail (GMime is missing; install libgmime-3.0-0)")
    }
    self.mailbox = mailbox
  }

  deinit { tvet_mailbox_close(mailbox) }

  /// The next message, and where it lies in the file; nil at the end.
  func next() -> (message: MailMessage, range: Range<Int>)? {
    var start: Int64 = 0
    var end: Int64 = 0
    guard let message = tvet_mailbox_next(mailbox, &start, &end) else { return nil }
    let first = max(0, min(Int(start), content.length))
    return (MailMessage(message, of: self), first..<max(first, min(Int(end), content.length)))
  }
}

/// A message and its parts.
final class MailMessage {
  /// A part that is no container of parts (RFC 2045).
  struct Part {
    /// In lower case.
    var type: String
    var charset: String?
    var name: String?
    /// The number of the choice that it belongs to; 0 for a part that is no alternative to another.
    var alternative: Int
    var isAttachment: Bool
    var index: Int
  }

  private let message: OpaquePointer
  private let file: MailFile
  let parts: [Part]

  fileprivate init(_ message: OpaquePointer, of file: MailFile) {
    self.message = message
    self.file = file
    parts = (0..<tvet_message_part_count(message)).map { index in
      let part = tvet_message_part_at(message, index)
      return Part(
        type: part.type.map { String(cString: $0).lowercased() } ?? "application/octet-stream",
        charset: part.charset.map { String(cString: $0) }, name: part.name.map { String(cString: $0) },
        alternative: Int(part.alternative), isAttachment: part.is_attachment, index: index)
    }
  }

  deinit { tvet_message_close(message) }

  var subject: String? { tvet_message_subject(message).map { String(cString: $0) } }
  var identifier: String? { tvet_message_id(message).map { String(cString: $0) } }
  var year: Int? { tvet_message_year(message) == 0 ? nil : Int(tvet_message_year(message)) }

  /// Names, or addresses where there is no name.
  var senders: [String] {
    var senders: [String] = []
    while senders.count < 100, let sender = tvet_message_sender(message, Int32(senders.count)) {
      senders.append(String(cString: sender))
    }
    return senders
  }

  func content(of part: Part) -> Data {
    var count = 0
    guard let bytes = tvet_message_part_content(message, part.index, &count) else { return Data() }
    return Data(bytesNoCopy: bytes, count: count, deallocator: .free)
  }
}
