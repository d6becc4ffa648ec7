import Foundation
import Glibc

/// A PDF that takes as long to read as a test wants.
///
/// Where `TVET_PDFIUM` names no library, PDFs are read by the program `pdftotext`. The one that stands in for it
/// here says a sentence at once; only with the bytes of `slow.pdf` it first tells the test and then waits until the gate is open.
final class Gate {
  /// What the tool must run with.
  let environment: [String: String]
  private let folder: String

  /// The number of bytes of `slow.pdf`: the sample corpus holds larger files, which are read before it, and smaller
  /// ones, which are read after it.
  private static let size = 12_000

  /// Puts `slow.pdf` into the site's corpus.
  init(_ site: Site) throws {
    folder = site.path("gate")
    environment = [
      "TVET_PDFIUM": "/dev/null", "TVET_WORKER_SECONDS": "60",
      "PATH": folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/bin"),
    ]
    try site.write("gate/pdftotext", Self.program)
    chmod(folder + "/pdftotext", 0o755)
    for name in ["gate", "reached"] { mkfifo(folder + "/" + name, 0o600) }
    let content = "%PDF-1.4\n"
    try site.write("corpus/documents/slow.pdf", content.padding(toLength: Self.size, withPad: "%slow\n", startingAt: 0))
  }

  deinit { open() }

  private static let program = """
    #!/bin/sh
    here=${0%/*}
    case $(dd bs=64 count=1 2>/dev/null) in
    *%slow*)
      if [ -p "$here/gate" ]; then
        read -r line < "$here/reached"
        read -r line < "$here/gate"
      fi
      ;;
    esac
    printf 'The weaver and her loom\\n\\f'

    """

  /// Waits until a worker of the ingest stands at the gate. What it runs may write nowhere: it tells by reading.
  func wait(for ingest: Child) throws { try ingest.wait { letGo("reached") } }

  /// Lets everybody pass, from now on.
  func open() {
    _ = letGo("gate")
    unlink(folder + "/gate")
  }

  /// Who waits to open a pipe for reading is let go when somebody opens it for writing; false if nobody waits.
  private func letGo(_ pipe: String) -> Bool {
    let descriptor = Glibc.open(folder + "/" + pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }
}

/// Asks again and again until something holds.
///
/// - Returns: whether it did, within half a minute.
func eventually(_ holds: () throws -> Bool) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(30)
  while ContinuousClock.now < deadline {
    if try holds() { return true }
    poll(nil, 0, 5)
  }
  return false
}

/// The processes that a process has started, and those that they have.
func descendants(of pid: pid_t) -> [pid_t] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  var children: [pid_t: [pid_t]] = [:]
  for process in names.compactMap({ pid_t($0) }) {
    // `pid (name) state parent …`; the name may hold anything.
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let parent = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ").dropFirst(2).first
        .flatMap({ pid_t($0) })
    else { continue }
    children[parent, default: []].append(process)
  }
  var found: [pid_t] = []
  var pending = [pid]
  while let next = pending.popLast() {
    let own = children[next] ?? []
    found += own
    pending += own
  }
  return found
}

/// Whether a process is there and has not ended.
func isAlive(_ pid: pid_t) -> Bool {
  guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
    let end = stat.lastIndex(of: ")")
  else { return false }
  return !stat[end...].hasPrefix(") Z")
}
