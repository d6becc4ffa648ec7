import Analysis
import Corpus
import Testing

@testable import Extraction

struct WorkerMessageTests {
  @Test(arguments: answers)
  func `answers come back as they went`(answer: WorkerAnswer) throws {
    #expect(try answer.encoded.withUnsafeBytes { try WorkerAnswer(decoding: $0) } == answer)
  }

  @Test func `requests come back as they went`() throws {
    for mediaType in [nil, MediaType.pdf] {
      let request = WorkerRequest(path: "/corpus/été.pdf", mediaType: mediaType, cpuSeconds: 20)
      #expect(try request.encoded.withUnsafeBytes { try WorkerRequest(decoding: $0) } == request)
    }
  }

  @Test(arguments: answers)
  func `a part of an answer is malformed`(answer: WorkerAnswer) {
    let bytes = answer.encoded
    for count in 0..<bytes.count {
      #expect(throws: WireReader.Malformed.self) {
        try bytes[..<count].withUnsafeBytes { try WorkerAnswer(decoding: $0) }
      }
    }
  }

  @Test(arguments: answers)
  func `wrong bytes do no harm`(answer: WorkerAnswer) {
    for index in answer.encoded.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = answer.encoded
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

  static let answers: [WorkerAnswer] = [
    .extraction(
      .document(
        Document(
          mediaType: .pdf, record: "12", fingerprint: fingerprint,
          fields: [
            Field(.title, "Título", language: "es", origin: .page), Field("odd", "", origin: .fileName),
          ],
          pages: [
            Page(number: 1, blocks: Block.Role.allCases.map { Block($0, "a\nб\u{1F600}", language: "ru") }),
            Page(number: 2, blocks: []),
          ]))),
    .extraction(.failure(record: "line 3", reason: .damaged(detail: "it ends early"))),
    .end(WorkerEnd()),
    .end(
      WorkerEnd(
        failure: .timedOut(seconds: 7), fingerprint: fingerprint, mediaType: .pdf, byteCount: 3, extractionCount: 2,
        residentBytes: 1 << 33)),
  ]
}
