import CWorker
import Foundation

/// What keeps a worker apart from the rest of the machine, as far as the system allows it.
package struct WorkerIsolation: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A network namespace of its own, without interfaces.
  package static let network = WorkerIsolation(rawValue: UInt32(TVET_ISOLATED_NETWORK))
  /// A seccomp filter: no sockets, and nothing that leads out of the other layers.
  package static let calls = WorkerIsolation(rawValue: UInt32(TVET_ISOLATED_CALLS))
  /// Landlock: nothing is written, made or removed outside the temporary folder.
  package static let files = WorkerIsolation(rawValue: UInt32(TVET_ISOLATED_FILES))
  /// A temporary folder in memory that no other process sees.
  package static let folder = WorkerIsolation(rawValue: UInt32(TVET_ISOLATED_FOLDER))

  /// The layers that hold, by what they rest on.
  package var names: [String] {
    let layers: [(WorkerIsolation, String)] = [
      (.network, "network namespace"), (.calls, "seccomp"), (.files, "Landlock"), (.folder, "private temporary folder"),
    ]
    return layers.filter { contains($0.0) }.map(\.1)
  }

  /// What workers get on this machine: one is started to find out. Nil if that is not possible.
  package static func ofWorkers() -> WorkerIsolation? {
    let configuration = WorkerConfiguration()
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: configuration.program)
    process.arguments = configuration.arguments + [WorkerMain.isolationArgument]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return UInt32(String(decoding: answer, as: UTF8.self)).map(WorkerIsolation.init(rawValue:))
  }
}
