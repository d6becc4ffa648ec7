import ArgumentParser
import Corpus

/// How pages without text are read.
struct OCROptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Character recognition: of pages without usable text (auto), of none (never), of all pages (always).")
  var ocr: OCRMode?

  /// The settings, the option before them.
  func settings(_ settings: Settings) -> OCRSettings {
    var result = settings.ocr
    if let ocr { result.mode = ocr }
    return result
  }
}

extension OCRMode: ExpressibleByArgument {}
