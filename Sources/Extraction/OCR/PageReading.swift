import Analysis
import COCR
import Corpus

/// One page's way to its text: it is straightened, brought upright, and recognised with the packs of its script, as
/// often as another pass may do better.
struct PageReading {
  let packs: LanguagePacks
  /// Packs that the settings name; any when empty.
  let wanted: [String]
  /// Packs that suited the document so far.
  let known: [String]
  let corrections: [String: [String]]

  /// Processor time. A pass takes two or three seconds, ten where a page is large; one that takes longer finds words in
  /// what is none.
  private static let passSeconds = 15
  /// No further pass is begun after this.
  private static let pageSeconds = 30.0
  /// A page must have got its text after so many seconds, or is given up.
  static let mostSeconds = 180
  private static let goodConfidence = Double(TextLayer.goodConfidence)
  private static let doubtfulOrientation: Float = 3
  private static let sureScript: Float = 10
  private static let fewestCharacters = 30
  /// From so many on, a guess at the language is worth a try.
  private static let manyCharacters = 200

  func read(_ page: PageImage) -> TextLayer {
    let start = SuspendingClock.now
    guard let image = fitted(page)?.straightened() else { return TextLayer() }
    let layout = Tesseract.layout(of: image, packs)
    guard var upright = image.turned(quarters: Int(layout?.quarters ?? 0)) else { return TextLayer() }
    let script = layout.map { LanguagePacks.script(detected: Self.name(of: $0)) } ?? ""
    func hasTime() -> Bool { (SuspendingClock.now - start) / .seconds(1) < Self.pageSeconds }

    let isSure = (layout?.script_confidence ?? 0) >= Self.sureScript
    guard var best = words(of: upright, firstPacks(for: script, isSure: isSure)) else { return nothing(script) }
    if best.confidence < Self.goodConfidence, (layout?.orientation_confidence ?? 0) < Self.doubtfulOrientation,
      let turned = upright.turned(quarters: 2), let found = words(of: turned, best.packs), found.isBetter(than: best)
    {
      (best, upright) = (found, turned)
    }
    if hasTime(), let rival = rivalPacks(best, script, isSure: isSure, of: upright),
      let found = words(of: upright, rival),
      found.isBetter(than: best)
    {
      best = found
    }
    let languages = languages(of: best)
    if hasTime(), let languages = languagePacks(best, languages), let found = words(of: upright, languages),
      found.confidence >= best.confidence - 0.5
    {
      best = found
    }
    let resolution = Double(upright.resolution ?? Int(Double(upright.width) / Self.commonWidth))
    return TextLayer(
      lines: best.lines(pageHeight: upright.height, resolution: max(1, resolution)),
      confidence: Int(best.confidence.rounded()), packs: best.packs, script: script,
      isScriptSure: isSure, packMark: packs.mark(of: best.packs), installed: packs.names.sorted(),
      missing: languages.map(LanguagePacks.name).filter { !packs.names.contains($0) })
  }

  private func nothing(_ script: String) -> TextLayer { TextLayer(script: script, installed: packs.names.sorted()) }

  /// Of a page, in inches.
  private static let commonWidth = 8.3

  private func words(of image: PageImage, _ languages: [String]) -> RecognizedWords? {
    Tesseract.words(of: image, languages: languages, packs, milliseconds: Self.passSeconds * 1000).map {
      RecognizedWords($0, packs: languages)
    }
  }

  private static func name(of layout: tvet_ocr_layout) -> String {
    withUnsafeBytes(of: layout.script) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  // MARK: Size

  private static let mostPixels = 36_000_000.0
  /// In pixels an inch. Tesseract reads letters of some 30 pixels best.
  private static let fewestPixels = 200
  private static let goodResolution = 300.0

  /// The image in a size in which letters are read well, and memory suffices.
  private func fitted(_ image: PageImage) -> PageImage? {
    let pixels = Double(image.width * image.height)
    let most = (Self.mostPixels / max(1, pixels)).squareRoot()
    if most < 1 { return image.scaled(by: most) }
    guard let resolution = image.resolution, resolution < Self.fewestPixels else { return image }
    let factor = min(Self.goodResolution / Double(resolution), most)
    return factor > 1.2 ? image.scaled(by: factor) : image
  }

  // MARK: Packs

  /// The packs to begin with. An unsure guess at the script does not beat what is known of the document.
  func firstPacks(for script: String, isSure: Bool) -> [String] {
    if let corrected = corrections[script] { return corrected }
    if !known.isEmpty && (script.isEmpty || !isSure) { return known }
    return detectedPacks(for: script.isEmpty ? "Latin" : script)
      ?? (known.isEmpty ? nil : known) ?? packs.general(for: "Latin").map { [$0] } ?? packs.names.min().map { [$0] }
      ?? []
  }

  private func detectedPacks(for script: String) -> [String]? {
    packs.packs(for: script, known: known, wanted: wanted)
  }

  /// Packs that read a strip of the page better; nil where none does, or none needs to be tried.
  ///
  /// Detection knows some scripts badly (Khmer is Latin to it), takes capitals for Cyrillic, and does not know whether
  /// Chinese is traditional.
  private func rivalPacks(_ found: RecognizedWords, _ detected: String, isSure: Bool, of image: PageImage) -> [String]?
  {
    guard found.characterCount >= Self.fewestCharacters, let first = found.packs.first else { return nil }
    let rivals = rivals(found, first, detected, isSure: isSure).filter { $0 != found.packs }
    guard !rivals.isEmpty, let strip = strip(of: image, found), let now = words(of: strip, found.packs) else {
      return nil
    }
    let tried = rivals.compactMap { words(of: strip, $0) }
    let best = tried.max { $0.confidence < $1.confidence }
    return best.flatMap { $0.confidence > now.confidence + 3 && $0.isBetter(than: now) ? $0.packs : nil }
  }

  func rivals(_ found: RecognizedWords, _ first: String, _ detected: String, isSure: Bool) -> [[String]] {
    let script = LanguagePacks.script(of: first)
    var rivals: [[String]] = []
    if script == "Han" && known.isEmpty && wanted.isEmpty {
      rivals = ["chi_sim", "chi_tra"].filter { packs.names.contains($0) && $0 != first }.map { [$0] }
    }
    // What the document, or its usual script, would have had in the place of the guess; and the guess.
    if !isSure {
      let others = [detected, known.first.map { LanguagePacks.script(of: $0) } ?? "Latin"]
      rivals += others.filter { $0 != script && !$0.isEmpty }.compactMap(detectedPacks)
    }
    if found.confidence < Self.goodConfidence {
      rivals += packs.rivals(of: script).map { [$0] }
      if script == "Latin" { rivals.append(packs.commonLatin(wanted: wanted)) }
    }
    return rivals.reduce(into: []) { if !$0.contains($1) && !$1.isEmpty { $0.append($1) } }
  }

  /// Some lines from the middle of what was taken for text.
  private func strip(of image: PageImage, _ found: RecognizedWords) -> PageImage? {
    let tops = found.words.filter { $0.lineText != nil }.map { ($0.top, $0.bottom) }.sorted { $0.0 < $1.0 }
    guard let middle = tops.dropFirst(tops.count / 2).first else { return nil }
    let height = max(image.height / 10, 6 * (middle.1 - middle.0))
    return image.part(
      left: 0, top: max(0, middle.0 - height / 2), width: image.width, height: min(height, image.height))
  }

  /// The languages that the text turns out to be in; none where there is too little of it, or it is noise.
  private func languages(of found: RecognizedWords) -> [Language] {
    guard found.characterCount >= Self.fewestCharacters, found.confidence >= RecognizedWords.hopeless else { return [] }
    let detector = LanguageDetector()
    let reliable = detector.detect(found.text).filter {
      $0.share >= 0.15 && ($0.isReliable || found.characterCount >= Self.manyCharacters)
    }
    return (reliable.isEmpty ? [detector.detectMain(found.text)].compactMap(\.self) : reliable).map(\.language)
  }

  /// Their packs; nil where the text has been read with them.
  private func languagePacks(_ found: RecognizedWords, _ languages: [Language]) -> [String]? {
    guard let first = found.packs.first else { return nil }
    let script = LanguagePacks.script(of: first)
    let fitting = languages.compactMap { packs.pack(for: $0.rawValue) }.filter { pack in
      LanguagePacks.script(of: pack) == script && (wanted.isEmpty || wanted.contains(pack))
    }
    let isRead = fitting.allSatisfy(found.packs.contains)
    return fitting.isEmpty || isRead ? nil : Array(fitting.prefix(3))
  }
}
