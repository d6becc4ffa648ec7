import Dispatch
import Glibc
import Ingestion

/// Turns Ctrl-C and SIGTERM into a request to stop; a second one ends the process at once.
final class Interruption {
  let flag = StopFlag()
  private var sources: [any DispatchSourceSignal] = []

  init() {
    let flag = flag
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        if flag.isRaised { _exit(ExitStatus.interrupted.rawValue) }
        Console.note("tvet: stopping; what has been committed is kept (once more to stop at once)")
        flag.raise()
      }
      source.resume()
      sources.append(source)
    }
  }
}
