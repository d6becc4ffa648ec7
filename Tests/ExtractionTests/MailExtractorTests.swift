import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct MailExtractorTests {
  @Test func `header and text`() throws {
    let document = try document(
      MailExtractor.self,
      """
      From: =?iso-8859-1?Q?Rosa_Quisp=E9?= <rosa@example.org>, office@example.org
      Subject: =?utf-8?B?w5xiZXJzaWNodA==?= of skills
      Date: Tue, 5 May 2015 10:00:00 +0200
      Message-ID: <1@example.org>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Ann=E9e de formation
      """)
    #expect(document.values(.title) == ["Übersicht of skills"])
    #expect(document.values(.author) == ["Rosa Quispé", "office@example.org"])
    #expect(document.values(.year) == ["2015"] && document.values(.kind) == ["other"])
    #expect(document.text == "Année de formation")
    #expect(document.record == nil)
  }

  @Test func `of alternatives the plain text is read, without one the page`() throws {
    for (plain, expected) in [("Plain words", "Plain words"), ("  ", "Words of the page")] {
      let document = try document(
        MailExtractor.self,
        Self.message([
          (
            "multipart/alternative; boundary=b",
            Self.parts(
              "b",
              [
                ("text/plain", plain),
                ("text/html; charset=utf-8", "<html><body><p>Words of the page</p></body></html>"),
              ])
          )
        ]))
      #expect(document.text == expected)
    }
  }

  @Test func `attached files are read, or named`() throws {
    let rtf = Data("{\\rtf1 Attached words}".utf8).base64EncodedString()
    let inner = "Subject: s\nMIME-Version: 1.0\nContent-Type: text/plain\n\nForwarded words"
    let document = try document(
      MailExtractor.self,
      Self.message([
        ("text/plain", "See the files."), ("application/rtf; name=a.rtf\nContent-Transfer-Encoding: base64", rtf),
        ("video/mp4; name=b.mp4\nContent-Disposition: attachment", "\u{1}\u{2}\u{3}\u{4}"),
        ("image/png; name=logo.png", "xx"),
        ("message/rfc822", inner),
      ]))
    #expect(document.pages.map(\.text) == ["See the files.", "Forwarded words", "a.rtf\nAttached words\nb.mp4"])
    #expect(document.text(.heading) == "a.rtf" && document.text(.note) == "b.mp4")
  }

  @Test func `a mailbox has a document a message`() throws {
    let extractions = try extract(MailboxExtractor.self, Data(Samples.mailbox.utf8))
    let records = extractions.map {
      switch $0 {
      case .document(let document): "\(document.record ?? ""): \(document.text)"
      case .failure(let record, let reason): "\(record): \(reason)"
      }
    }
    #expect(
      records == [
        "1@example.org: First words", "message 2: Second words\nFrom the start",
        "message 3: no text: the message holds no text",
      ])
    let fingerprints = Set(try documents(MailboxExtractor.self, Data(Samples.mailbox.utf8)).map(\.fingerprint))
    #expect(fingerprints.count == 2)
  }

  @Test func `messages within messages come to an end`() throws {
    var message = "Subject: s\nMIME-Version: 1.0\n\nInnermost"
    for index in 0..<200 {
      message =
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\(index)\n\n--b\(index)\nContent-Type: message/rfc822\n\n"
        + message + "\n--b\(index)--\n"
    }
    #expect(throws: ExtractionError.self) { try document(MailExtractor.self, message) }
  }

  private static func message(_ parts: [(type: String, content: String)]) -> String {
    "From: a@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=outer\n\n"
      + Self.parts("outer", parts)
  }

  private static func parts(_ boundary: String, _ parts: [(type: String, content: String)]) -> String {
    parts.map { "--\(boundary)\nContent-Type: \($0.type)\n\n\($0.content)\n" }.joined() + "--\(boundary)--\n"
  }
}
