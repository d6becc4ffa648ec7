package import Analysis
package import Corpus
import Foundation
import Synchronization

/// Reads the pages of one file that are images: cleans them, recognises them, and keeps what was found for the next
/// time.
package final class PageRecognizer: Sendable {
  package let settings: OCRSettings
  private let keeper: TextLayerKeeper
  private let state = Mutex(State())

  /// What is known after some pages.
  private struct State {
    /// The packs that suited the page before.
    var known: [String] = []
    /// What suited a page whose script was detected wrongly, by the detected script.
    var corrections: [String: [String]] = [:]
    var readPages = 0
    var unreadPages = 0
    /// Scripts that were detected on pages without readable text, and that no pack is installed for.
    var missingScripts: Set<String> = []
  }

  /// More pages of a file are not recognised: it may be made to cost days.
  static let mostPages = 2_000
  /// Raised when the same page may give another text.
  private static let version = 2

  package convenience init(settings: OCRSettings) { self.init(settings: settings, keeper: TextLayerKeeper()) }

  init(settings: OCRSettings, keeper: TextLayerKeeper) {
    self.settings = settings
    self.keeper = keeper
  }

  private var packs: LanguagePacks? { settings.mode == .never ? nil : LanguagePacks.found }

  /// Why no page can be read, in a clause; nil where they can.
  var obstacle: String? {
    if settings.mode == .never { return "OCR is off: --ocr auto reads them" }
    if !Tesseract.isAvailable { return "install tesseract-ocr to have them read: \(Tesseract.origin)" }
    if packs == nil { return "install a language pack of Tesseract to have them read, such as tesseract-ocr-eng" }
    return nil
  }

  /// Whether pages that were left out in an earlier run would be read now.
  package static func isPossible(_ settings: OCRSettings) -> Bool { PageRecognizer(settings: settings).obstacle == nil }

  /// The language packs that are there, by the names that Tesseract gives them; none where OCR is off.
  package static func installedPacks(_ settings: OCRSettings) -> Set<String> {
    settings.mode == .never ? [] : LanguagePacks.found?.names ?? []
  }

  /// What the pack for a language is called.
  package static func pack(for language: Language) -> String { LanguagePacks.name(for: language) }

  /// Pages that wanted to be read and were not, because OCR is off or not installed.
  var unreadPages: Int { state.withLock { $0.unreadPages } }
  func passOver(pages: Int) { state.withLock { $0.unreadPages += pages } }

  /// What to install for the pages that gave no text, in a clause.
  var missingPacks: String? {
    let scripts = state.withLock { $0.missingScripts }.sorted()
    guard !scripts.isEmpty else { return nil }
    return "their script may be \(scripts.joined(separator: " or ")): install "
      + scripts.compactMap(LanguagePacks.package).joined(separator: " ")
  }

  /// The text of a page; nil where it could not be looked for.
  ///
  /// - Parameters:
  ///   - hint: the document's language, as far as it is known.
  ///   - expected: packs that suit the document, in the place of those that suited the page before.
  /// - Throws: what the keeper throws.
  func read(_ image: PageImage, hint: Language?, expected: [String]? = nil) throws -> TextLayer? {
    guard obstacle == nil, let packs else {
      passOver(pages: 1)
      return nil
    }
    guard state.withLock({ $0.readPages }) < Self.mostPages else { return nil }
    state.withLock { $0.readPages += 1 }
    guard image.ink >= Self.leastInk else { return TextLayer() }
    let reading = reading(packs, hint: hint, expected)
    let key = key(of: image, reading)
    let answer = try keeper.recall(key)
    if case .skip = answer { return nil }
    if case .found(let bytes) = answer {
      if let layer = try? TextLayer(decoding: bytes), layer.isCurrent(with: packs) {
        learn(from: layer, packs)
        return layer
      }
      try keeper.refuse(key)
    }
    let layer = reading.read(image)
    try keeper.keep(key, layer.encoded)
    learn(from: layer, packs)
    return layer
  }

  /// Dots of dust are fewer, a line of type is more: in millionths of the page.
  private static let leastInk = 50

  private func reading(_ packs: LanguagePacks, hint: Language?, _ expected: [String]?) -> PageReading {
    let wanted = settings.languages.compactMap(packs.pack)
    return state.withLock { state in
      let hinted = hint.flatMap { packs.pack(for: $0.rawValue) }
      let isAllowed = hinted.map { wanted.isEmpty || wanted.contains($0) } ?? false
      let known = state.known.isEmpty && isAllowed ? [hinted].compactMap(\.self) : state.known
      // What corrected one page may have been the mistake.
      return PageReading(
        packs: packs, wanted: wanted, known: expected ?? known, corrections: expected == nil ? state.corrections : [:])
    }
  }

  private func learn(from layer: TextLayer, _ packs: LanguagePacks) {
    state.withLock { state in
      guard !layer.lines.isEmpty, let first = layer.packs.first else {
        if layer.isScriptSure && packs.packs(for: layer.script, known: [], wanted: []) == nil {
          state.missingScripts.insert(layer.script)
        }
        return
      }
      state.known = layer.packs
      if !layer.script.isEmpty && LanguagePacks.script(of: first) != layer.script {
        state.corrections[layer.script] = layer.packs
      }
    }
  }

  /// Of all that the text depends on but the packs: which those were is kept with it.
  private func key(of image: PageImage, _ reading: PageReading) -> Fingerprint {
    var hasher = Hasher256()
    image.hash(into: &hasher)
    let parameters = [
      "\(Self.version)", Tesseract.origin, reading.wanted.joined(separator: "+"),
      reading.known.joined(separator: "+"),
      reading.corrections.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(),
      "\(image.resolution ?? 0)",
    ].joined(separator: "\n")
    Array(parameters.utf8).withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }
}
