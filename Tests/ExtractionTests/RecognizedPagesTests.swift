import Corpus
import Foundation
import Synchronization
import Testing

@testable import Extraction

/// The parent's part in the recognition of pages.
struct RecognizedPagesTests {
  private static let page = Fingerprint(of: "page".utf8)
  private static let other = Fingerprint(of: "other".utf8)

  @Test func `what was kept is found, by this file's next worker too`() {
    var pages = RecognizedPages(store: nil)
    let first = pages.answer(to: Self.page)
    #expect(first == .unknown && pages.isOpen)
    let isKept = pages.keep([1, 2], of: Self.page)
    #expect(isKept && !pages.isOpen)
    pages.begin()
    let second = pages.answer(to: Self.page)
    #expect(second == .found([1, 2]))
    #expect(pages.count == 1 && pages.recalled == 1)
  }

  @Test func `a worker that gives another page than it asked for, or too much, is not believed`() {
    var pages = RecognizedPages(store: nil)
    _ = pages.answer(to: Self.page)
    let takesOther = pages.keep([1], of: Self.other)
    let takesMuch = pages.keep([UInt8](repeating: 0, count: TextLayerStore.mostBytes + 1), of: Self.page)
    #expect(!takesOther && !takesMuch)
    let answers = (1...PageRecognizer.mostPages).map { _ in pages.answer(to: Self.page) }
    #expect(answers.dropLast().allSatisfy { $0 != nil } && answers.last == .some(nil))
  }

  @Test func `what was found may be refused, and is recognised after all`() {
    var pages = RecognizedPages(store: TextLayerStore(recall: { _ in [1] }, keep: { _, _ in }))
    let tooEarly = pages.refuse(Self.page)
    let answer = pages.answer(to: Self.page)
    let unasked = pages.keep([2], of: Self.page)
    let refusesOther = pages.refuse(Self.other)
    let refuses = pages.refuse(Self.page)
    #expect(!tooEarly && answer == .found([1]) && !unasked && !refusesOther && refuses)
    #expect(pages.isOpen && pages.count == 1 && pages.recalled == 0)
    let isKept = pages.keep([2], of: Self.page)
    let again = pages.refuse(Self.page)
    #expect(isKept && !again && pages.keys == [Self.page])
  }

  @Test func `pages that bring workers down are left out, up to a number`() {
    var pages = RecognizedPages(store: nil)
    var isSkipped = pages.skipOpenPage()
    #expect(!isSkipped)
    for number in 1...3 {
      _ = pages.answer(to: Fingerprint(of: [UInt8(number)]))
      isSkipped = pages.skipOpenPage()
      #expect(isSkipped && pages.skipped.count == number)
    }
    _ = pages.answer(to: Self.page)
    isSkipped = pages.skipOpenPage()
    #expect(!isSkipped)
  }

  @Test func `a worker that dies of a page is followed by one that leaves it out`() throws {
    let marker = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: marker) }
    // The first asks for a page and dies of it, the second ends as if it had left it out.
    let ask = WorkerTests.printf(.recall(Self.page))
    let end = WorkerTests.printf(.end(WorkerEnd(byteCount: 5)))
    let script =
      "head -c 1 >/dev/null; if [ -e \(marker) ]; then \(end); sleep 60; fi; touch \(marker); \(ask); kill -SEGV $$"
    let worker = Worker(WorkerTests.configuration(script))
    defer { worker.close() }
    let report = try worker.extract(ExtractionRequest(path: "/corpus/a.pdf")) { _ in }
    #expect(report.failure == nil && report.byteCount == 5)
  }

  @Test func `the store is asked and told, and a page renews the worker's time`() throws {
    let kept = Mutex<[Fingerprint: [UInt8]]>([Self.other: [7]])
    var configuration = WorkerTests.configuration(
      "head -c 1 >/dev/null; \(WorkerTests.printf(.recall(Self.other))); \(WorkerTests.printf(.recall(Self.page))); "
        + "sleep 2; \(WorkerTests.printf(.keep(Self.page, [1, 2, 3]))); \(WorkerTests.printf(.end(WorkerEnd()))); sleep 60"
    )
    configuration.secondsPerRecognizedPage = 30
    configuration.textLayers = TextLayerStore(
      recall: { key in kept.withLock { $0[key] } }, keep: { key, layer in kept.withLock { $0[key] = layer } })
    let worker = Worker(configuration)
    defer { worker.cancel() }
    let report = try worker.extract(ExtractionRequest(path: "/corpus/a.pdf")) { _ in }
    #expect(report.failure == nil && report.recognizedPages == 2 && report.recalledPages == 1)
    #expect(kept.withLock { $0[Self.page] } == [1, 2, 3])
  }
}
