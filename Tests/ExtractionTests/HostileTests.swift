import Corpus
import Extraction
import Foundation
import Testing

/// Hostile files, read by a real worker process with its real limits.
struct HostileTests {
  @Test(arguments: HostileMarkup.files + HostilePDF.files + HostileBytes.files)
  func `a hostile file keeps to its outcome`(file: HostileFile) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: file.name).path
    try file.content().write(to: URL(fileURLWithPath: path))

    var configuration = WorkerConfiguration()
    configuration.program = try BuiltTool.path()
    let worker = Worker(configuration)
    defer { worker.close() }
    var text = ""
    let report = try worker.extract(ExtractionRequest(path: path)) { extraction in
      guard case .document(let document) = extraction else { return }
      text += document.text + document.fields.map(\.value).joined(separator: "\n")
    }
    // Whatever the outcome: no crash, no hang, and nothing of the machine's in the text.
    #expect(
      report.failure?.kind != .crashed && report.failure?.kind != .timedOut, "\(String(describing: report.failure))")
    #expect(!text.contains("root:x:0"))
    #expect(report.failure != nil || report.extractionCount > 0)
    switch file.outcome {
    case .text:
      #expect(report.failure == nil && text.contains(HostileFile.needle), "\(String(describing: report.failure))")
    case .refused(let kind): #expect(report.failure?.kind == kind, "\(String(describing: report.failure))")
    case .either: break
    }
  }
}
