import Foundation
import Ingestion

/// Draws a run's progress on one line of standard error; silent where that is no terminal.
final class ProgressLine {
  private let isShown = Console.errorIsTerminal
  private let start = Date()
  private var drawn = Date.distantPast

  private static let interval = 0.1

  func show(_ progress: IngestProgress) {
    let now = Date()
    guard isShown, now.timeIntervalSince(drawn) >= Self.interval else { return }
    drawn = now
    write("\r\u{1B}[K" + text(progress, seconds: now.timeIntervalSince(start)))
  }

  /// Takes the line away.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func text(_ progress: IngestProgress, seconds: Double) -> String {
    let megabytes = Double(progress.bytes) / 1e6
    var text = "\(progress.filesDone)/\(progress.filesTotal) files · \(progress.pages) pages"
    if seconds > 0.5 { text += String(format: " · %.1f MB/s", megabytes / seconds) }
    if progress.bytes > 0, progress.bytes < progress.bytesTotal, seconds > 2 {
      let left = seconds * Double(progress.bytesTotal - progress.bytes) / Double(progress.bytes)
      text += " · \(Self.duration(left)) left"
    }
    if progress.failures > 0 { text += " · \(progress.failures) failed" }
    return text
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60
      ? "\(whole) s"
      : whole < 3_600
        ? "\(whole / 60) min \(whole % 60) s"
        : "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
