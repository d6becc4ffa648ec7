import Foundation
import Testing

@testable import Analysis

/// The tokenizer in an SQLite that knows nothing of the tool.
@Suite struct ExtensionTests {
  @Test func stockSQLiteSearches() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tvet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = folder.appending(path: "tvet_fts5.so").path
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts/build-extension")
    #expect(try run(script.standardizedFileURL.path, [library]).contains("tvet_fts5.so"))

    let frame = try PageCompression.compress("\u{1}fr;b\u{2}Les élèves").map { String(format: "%02x", $0) }.joined()
    let statements = [
      "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'tvet')",
      "INSERT INTO t VALUES (char(1) || 'en;b' || char(2) || 'Vocational trainings')",
      "INSERT INTO t VALUES (char(1) || 'zh;b' || char(2) || '职业教育')",
      "SELECT 'training ' || rowid FROM t('training')",
      "SELECT 'ideographs ' || rowid FROM t('職業')",
      "SELECT 'exact ' || count(*) FROM t('\"' || char(1) || '=' || char(2) || char(5) || 'train\"')",
      "SELECT 'page ' || tvet_text(x'\(frame)')",
      "INSERT INTO t(t) VALUES ('integrity-check')",
    ]
    let answer = try search(library, statements)
    #expect(answer.split(separator: "\n") == ["training 1", "ideographs 2", "exact 0", "page Les élèves"])
  }

  private func search(_ library: String, _ statements: [String]) throws -> String {
    if let shell = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first(where: FileManager.default.isExecutableFile) {
      return try run(shell, [":memory:", ".load \(library)"] + statements)
    }
    let program = """
      import sqlite3, sys
      connection = sqlite3.connect(":memory:")
      connection.enable_load_extension(True)
      connection.load_extension(sys.argv[1])
      for statement in sys.argv[2:]:
          for row in connection.execute(statement): print(row[0])
      """
    return try run("/usr/bin/env", ["python3", "-c", program, library] + statements)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
