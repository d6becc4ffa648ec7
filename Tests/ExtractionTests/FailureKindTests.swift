import Extraction
import Testing

struct FailureKindTests {
  @Test(arguments: [
    ExtractionError.unsupported(kind: "SVG image"), .encrypted, .wrongPassword, .locked(detail: "x"),
    .damaged(detail: "x"), .noText(detail: "x"), .limit(detail: "x"), .unreadable(detail: "x"), .crashed(detail: "x"),
    .timedOut(seconds: 20),
  ])
  func `a reason that was stored as a sentence is of the kind it was`(error: ExtractionError) {
    #expect(FailureKind(reason: error.description) == error.kind)
    #expect(!error.kind.advice.isEmpty)
  }

  @Test func `what was found before anything was read is of no such kind`() {
    #expect(FailureKind(reason: "the symbolic link leads nowhere") == .other)
  }
}
