import Corpus
import Extraction
import Foundation
import Glibc
import Search

/// The parsers that a fuzzer can be set on, by name: `TVET_FUZZ_PARSER` chooses one.
private let parsers: [String: @Sendable (Data) -> Void] = {
  var parsers: [String: @Sendable (Data) -> Void] = [
    "detection": { content in _ = MediaTypeDetector().detect(path: "a.\(content.first ?? 0)", content: content) },
    "query": { content in _ = try? QueryParser.parse(String(decoding: content, as: UTF8.self)) },
  ]
  for extractor in Extractors.all {
    for mediaType in extractor.mediaTypes {
      parsers[mediaType.rawValue] = { content in
        let input = ExtractionInput(
          path: "/fuzz/input", content: content, mediaType: mediaType, fingerprint: Fingerprint(of: content),
          passwords: ["secret"])
        // Bad input is to be told as an error; what the fuzzer looks for is traps, hangs and memory.
        try? extractor.init().extract(input) { _ in }
      }
    }
  }
  return parsers
}()

private let parser: @Sendable (Data) -> Void = {
  let name = ProcessInfo.processInfo.environment["TVET_FUZZ_PARSER"] ?? ""
  if let parser = parsers[name] { return parser }
  for name in parsers.keys.sorted() { print(name) }
  exit(name == "list" ? 0 : 64)
}()

/// libFuzzer's own main function, as it is called by programs that have one.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum Fuzz {
  static func main() {
    _ = parser
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { bytes, count in
        parser(bytes.map { Data(bytes: $0, count: count) } ?? Data())
        return 0
      })
  }
}
