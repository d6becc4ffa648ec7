import Foundation
import Glibc

/// A program at work, in a process group of its own, its output caught. Whatever is left of it when nobody holds
/// this any more is killed.
final class Child {
  /// Where its standard output goes.
  enum Output {
    case caught
    /// A pipe that nobody reads.
    case closedPipe
    /// A terminal of 100 columns, which is caught too.
    case terminal
    /// The same, which its standard input comes from as well: see ``type(_:)``.
    case console
  }

  /// How it ended and what it said.
  struct Outcome {
    /// The exit status, or the number of the signal that ended it, negative.
    var status: Int32
    var output: String
    var error: String
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  let pid: pid_t
  /// Descriptors to read from: standard output, standard error, and a pipe that is hung up when the process has
  /// ended, though its own children may still hold the other two.
  private let output: Int32
  private let error: Int32
  private let end: Int32
  private var isReaped = false
  /// What was read from standard output before the end.
  private var seen: [UInt8] = []
  /// Lives as long as the process, at least.
  private let owner: AnyObject?

  /// Held while a child is being made: its pipes are not to be inherited by another one.
  private static let making = NSLock()

  /// - Parameters:
  ///   - folder: the working folder.
  ///   - owner: of the folder, for instance: is kept for the process.
  ///   - input: what it reads from standard input, at most what a pipe holds (64 KiB).
  init(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String, owner: AnyObject? = nil,
    input: String = "", output destination: Output = .caught
  ) throws {
    self.owner = owner
    Self.making.lock()
    defer { Self.making.unlock() }
    var opened: [Int32] = []
    /// Ends that are the child's alone.
    var lent: [Int32] = []
    defer { for descriptor in lent { close(descriptor) } }
    func pipePair() throws -> (reading: Int32, writing: Int32) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Fault(description: "no pipe: \(String(cString: strerror(errno)))") }
      for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }

    let inputs = try pipePair()
    lent.append(inputs.reading)
    let bytes = Array(input.utf8)
    guard bytes.count <= 1 << 16, write(inputs.writing, bytes, bytes.count) == bytes.count else {
      throw Fault(description: "the input is too long")
    }
    close(inputs.writing)
    let outputs = try destination == .terminal || destination == .console ? Self.terminal() : pipePair()
    let errors = try pipePair()
    let ends = try pipePair()
    lent += [outputs.writing, errors.writing, ends.writing]
    opened = [outputs.reading, errors.reading, ends.reading]
    if destination == .closedPipe {
      close(outputs.reading)
      opened[0] = -1
    }

    let code = Self.spawn(
      program, arguments, environment, folder,
      [destination == .console ? outputs.writing : inputs.reading, outputs.writing, errors.writing, ends.writing])
    guard code.error == 0 else {
      for descriptor in opened where descriptor >= 0 { close(descriptor) }
      throw Fault(description: "\(program) cannot be started: \(String(cString: strerror(code.error)))")
    }
    (pid, output, error, end) = (code.pid, opened[0], opened[1], opened[2])
    for descriptor in opened where descriptor >= 0 { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    if !isReaped { _ = killAndReap() }
    for descriptor in [output, error, end] where descriptor >= 0 { close(descriptor) }
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Waits until it has ended.
  ///
  /// - Throws: ``Fault`` when it takes longer than it may; it is killed then.
  func wait(seconds: Int = 60) throws -> Outcome {
    var (outputBytes, errorBytes): ([UInt8], [UInt8]) = (seen, [])
    let deadline = ContinuousClock.now + .seconds(seconds)
    var open = (output: output, error: error)
    var isOver = false
    while !isOver {
      let rest = Int32(clamping: Int((deadline - .now) / .milliseconds(1)))
      guard rest > 0 else {
        _ = killAndReap()
        throw Fault(
          description: "not done within \(seconds) s; it said: \(Self.text(outputBytes)) \(Self.text(errorBytes))")
      }
      var polled = [open.output, open.error, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, 3, min(rest, 1_000)) > 0 else { continue }
      isOver = polled[2].revents != 0
      // At the end, all that is there; pipes that grandchildren hold open are not waited for.
      if polled[0].revents != 0, Self.drain(open.output, into: &outputBytes) { open.output = -1 }
      if polled[1].revents != 0, Self.drain(open.error, into: &errorBytes) { open.error = -1 }
    }
    if open.output >= 0 { _ = Self.drain(open.output, into: &outputBytes) }
    if open.error >= 0 { _ = Self.drain(open.error, into: &errorBytes) }
    return Outcome(status: reap(), output: Self.text(outputBytes), error: Self.text(errorBytes))
  }

  /// Asks again and again until something holds.
  ///
  /// - Throws: ``Fault`` when the process ends before that, or it takes longer than a minute.
  func wait(until holds: () -> Bool) throws {
    var polled = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if holds() { return }
      if poll(&polled, 1, 5) > 0 { throw Fault(description: "it ended too early: \(try wait())") }
    }
    throw Fault(description: "nothing came within a minute")
  }

  /// Presses keys of its console.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(output, bytes, bytes.count)
  }

  /// Waits until it has written a text to its console since this was asked last.
  func wait(for text: String) throws {
    let start = seen.count
    try wait {
      _ = Self.drain(output, into: &seen)
      return Self.text(Array(seen[start...])).contains(text)
    }
  }

  private func killAndReap() -> Int32 {
    kill(-pid, SIGKILL)
    return reap()
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    isReaped = true
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : -signal
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Reads what there is.
  ///
  /// - Returns: whether nothing will come any more.
  private static func drain(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN { return false }
      // A terminal that nobody has open any more gives an error instead of an end.
      guard count > 0 else { return true }
      bytes += chunk[..<count]
    }
  }

  private static func terminal() throws -> (reading: Int32, writing: Int32) {
    // As posix_openpt, unlockpt and ptsname do, which Swift does not see.
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, isLocked): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, unlockTerminal, &isLocked) == 0, ioctl(master, terminalNumber, &number) == 0
    else { throw Fault(description: "no terminal: \(String(cString: strerror(errno)))") }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 50, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    return (master, slave)
  }

  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux.
  private static let unlockTerminal: UInt = 0x4004_5431
  private static let terminalNumber: UInt = 0x8004_5430

  /// - Parameter descriptors: what become the child's descriptors 0, 1, …
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ folder: String,
    _ descriptors: [Int32]
  ) -> (error: Int32, pid: pid_t) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    // `env` becomes the program: the process stays the same.
    let words = (["env", "-C", folder, program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in words + variables { free(string) } }
    var pid: pid_t = 0
    let error = posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, words, variables)
    return (error, pid)
  }
}
