import Analysis
import Corpus
import Testing

@testable import Extraction

struct WorkerMessageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let answer: WorkerAnswer
  }

  @Test(arguments: cases)
  func `answers come back as they went`(_ sample: Case) throws {
    #expect(try sample.answer.encoded.withUnsafeBytes { try WorkerAnswer(decoding: $0) } == sample.answer)
  }

  @Test func `requests come back as they went`() throws {
    for mediaType in [nil, MediaType.pdf] {
      var request = WorkerRequest(path: "/corpus/été.pdf", mediaType: mediaType, cpuSeconds: 20)
      request.ocr = OCRSettings(mode: .always, languages: ["fr", "chi_sim"])
      request.skippedPages = [Self.fingerprint]
      #expect(try request.encoded.withUnsafeBytes { try WorkerRequest(decoding: $0) } == request)
    }
  }

  @Test(arguments: cases)
  func `a part of an answer is malformed`(_ sample: Case) {
    let bytes = sample.answer.encoded
    for count in 0..<bytes.count {
      #expect(throws: WireReader.Malformed.self) {
        try bytes[..<count].withUnsafeBytes { try WorkerAnswer(decoding: $0) }
      }
    }
  }

  @Test(arguments: cases)
  func `wrong bytes do no harm`(_ sample: Case) {
    for index in sample.answer.encoded.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = sample.answer.encoded
        bytes[index] = byte
        _ = bytes.withUnsafeBytes { try? WorkerAnswer(decoding: $0) }
      }
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, 127, 128, 1 << 40, Int.max])
  func `numbers`(number: Int) throws {
    var writer = WireWriter()
    writer.write(number)
    #expect(
      try writer.bytes.withUnsafeBytes {
        var reader = WireReader($0)
        return try reader.number()
      } == number)
  }

  private static let fingerprint = Fingerprint(of: [1, 2, 3])

  static let cases = [
    Case(
      testDescription: "document",
      answer: .extraction(
        .document(
          Document(
            mediaType: .pdf, record: "12", fingerprint: fingerprint,
            fields: [
              Field(.title, "Título", language: "es", origin: .page), Field("odd", "", origin: .fileName),
            ],
            pages: [
              Page(number: 1, blocks: Block.Role.allCases.map { Block($0, "a\nб\u{1F600}", language: "ru") }),
              Page(number: 2, blocks: [], confidence: 87),
            ])))),
    Case(
      testDescription: "failure",
      answer: .extraction(.failure(record: "line 3", reason: .damaged(detail: "it ends early")))),
    Case(testDescription: "end", answer: .end(WorkerEnd())),
    Case(
      testDescription: "end after a failure",
      answer: .end(
        WorkerEnd(
          failure: .timedOut(seconds: 7), fingerprint: fingerprint, mediaType: .pdf, byteCount: 3, extractionCount: 2,
          residentBytes: 1 << 33, unreadPages: 4))),
    Case(testDescription: "question", answer: .recall(fingerprint)),
    Case(testDescription: "refusal", answer: .refuse(fingerprint)),
    Case(testDescription: "page", answer: .keep(fingerprint, [0, 1, 255])),
  ]
}
