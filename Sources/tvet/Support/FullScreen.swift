import Dispatch
import Foundation
import Glibc

/// The whole terminal, key by key: the alternate screen in raw mode. The terminal is as before when this is closed,
/// when a signal ends the process and when it crashes.
final class FullScreen {
  enum Event: Equatable {
    case key(Character)
    /// The terminal has another size, or the process came back from the background.
    case resized
    /// The process is asked to end, or the terminal is gone.
    case ended
  }

  private let wake: (reading: Int32, writing: Int32)
  private var sources: [any DispatchSourceSignal] = []
  private var keys = KeyDecoder()
  /// Milliseconds within which a terminal sends the rest of an escape sequence.
  private static let patience: Int32 = 50

  /// - Returns: nil where standard input or output is no terminal.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &saved) == 0,
      pipe(&ends) == 0
    else { return nil }
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    wake = (ends[0], ends[1])
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { listen(number, sending: UInt8(ascii: "e")) }
    for number in [SIGWINCH, SIGCONT] { listen(number, sending: UInt8(ascii: "r")) }
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { signal(number, restoreAndDie) }
    enter()
  }

  /// Gives the terminal back.
  func close() {
    for source in sources { source.cancel() }
    sources = []
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] {
      signal(number, SIG_DFL)
    }
    restore()
  }

  /// Columns and lines.
  var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  func draw(_ lines: [String]) {
    // Each line is erased before it is written: after a text as wide as the terminal the cursor stands on its last
    // character, and that would be erased. What is below goes with the last line.
    let above = lines.dropLast().map { "\u{1B}[K" + $0 + "\r\n" }.joined()
    write("\u{1B}[H" + above + "\u{1B}[J" + (lines.last ?? ""))
  }

  /// Waits for what comes next.
  func next() -> Event {
    while true {
      if let key = keys.next() { return .key(key) }
      var polled = [STDIN_FILENO, wake.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&polled, 2, keys.isUndecided ? Self.patience : -1)
      if ready == 0, let key = keys.next(isLast: true) { return .key(key) }
      guard ready > 0 else { continue }
      if polled[1].revents != 0 {
        var signs = [UInt8](repeating: 0, count: 64)
        let count = read(wake.reading, &signs, signs.count)
        if signs.prefix(max(0, count)).contains(UInt8(ascii: "e")) { return .ended }
        enter()
        return .resized
      }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else {
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        return .ended
      }
      keys.append(bytes.prefix(count))
    }
  }

  private func listen(_ number: Int32, sending sign: UInt8) {
    signal(number, number == SIGWINCH || number == SIGCONT ? SIG_DFL : SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
    let end = wake.writing
    source.setEventHandler {
      var sign = sign
      _ = Glibc.write(end, &sign, 1)
    }
    source.resume()
    sources.append(source)
  }

  private func enter() {
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    // Alternate screen, no cursor, no wrapping at the right edge, an empty screen.
    write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[2J")
  }

  private func write(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
}

/// The terminal's settings of before: a handler of signals can reach nothing but what is global.
nonisolated(unsafe) private var saved = termios()

private let leave: StaticString = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

private func restore() {
  _ = write(STDOUT_FILENO, leave.utf8Start, leave.utf8CodeUnitCount)
  tcsetattr(STDIN_FILENO, TCSANOW, &saved)
}

private func restoreAndDie(_ number: Int32) {
  restore()
  signal(number, SIG_DFL)
  raise(number)
}
