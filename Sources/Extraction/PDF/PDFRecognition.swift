import Analysis
import Corpus

/// Finds the pages of a PDF that have no usable text, and has them read by character recognition.
struct PDFRecognition {
  private enum Need {
    /// An image, or letters drawn as lines.
    case drawing
    /// A text layer that makes no sense.
    case garbage
    /// All pages are wanted.
    case wish
  }

  private let recognizer: PageRecognizer
  private var needs: [Int: Need] = [:]
  /// Pages with little text, most of which is an image: their lines, without digits.
  private var stamped: [Int: Set<String>] = [:]
  /// Pages without text that show something.
  private(set) var imagePages = 0

  /// Fewer letters are a page number or a stamp.
  private static let fewestLetters = 25
  /// Fewer letters may be a stamp that stands on each page of a scan ("Downloaded from …").
  private static let stampLetters = 200
  /// A page without text and with so many objects may show letters drawn as lines.
  private static let drawnObjects = 20
  private static let imageShare: Float = 0.5
  private static let leastConfidence = 65

  init(_ recognizer: PageRecognizer) { self.recognizer = recognizer }

  /// Takes note of a page, counted from 0. Costs next to nothing for a page of text.
  ///
  /// - Parameter lost: characters without meaning that the reader left out.
  mutating func look(at page: PDFFilePage, _ index: Int, lines: [PDFLine], lost: Int) {
    let quality = TextQuality(lines, lost: lost)
    if recognizer.settings.mode == .always { needs[index] = .wish }
    if quality.isGarbage {
      needs[index] = .garbage
    } else if quality.letters < Self.fewestLetters {
      guard page.hasImage || page.objectCount >= Self.drawnObjects else { return }
      needs[index] = needs[index] ?? .drawing
      if lines.isEmpty { imagePages += 1 }
    } else if quality.letters < Self.stampLetters, page.imageShare >= Self.imageShare {
      stamped[index] = Set(lines.map { $0.text.filter { !$0.isNumber } })
    }
  }

  /// Puts the recognised lines of pages in the place of what they have.
  ///
  /// - Returns: how sure recognition was, by page.
  /// - Throws: what the recogniser throws.
  mutating func fill(
    _ pages: inout [[PDFLine]], of file: borrowing PDFFile, declared: Language?
  ) throws -> [Int: Int] {
    for index in stampedScans() { needs[index] = needs[index] ?? .drawing }
    guard !needs.isEmpty else { return [:] }
    guard recognizer.obstacle == nil else {
      recognizer.passOver(pages: needs.count)
      return [:]
    }
    let hint =
      Self.language(of: pages.indices.lazy.filter { [needs] in needs[$0] == nil }.map { [pages] in pages[$0] })
      ?? declared
    var layers: [Int: TextLayer] = [:]
    for (index, need) in needs.sorted(by: { $0.key < $1.key }) {
      guard let image = file.page(index)?.image(), let layer = try recognizer.read(image, hint: hint),
        Self.isBetter(layer, than: pages[index], need)
      else { continue }
      layers[index] = layer
    }
    try readAgain(&layers, of: file)
    for (index, layer) in layers { pages[index] = layer.pdfLines }
    return layers.mapValues(\.confidence)
  }

  /// Reads pages again of which little speaks for the language in which they were read, when that is not the one of
  /// most others: the first ones were read before those.
  private func readAgain(_ layers: inout [Int: TextLayer], of file: borrowing PDFFile) throws {
    guard let usual = TextLayer.usualPacks(of: layers.values) else { return }
    for (index, layer) in layers.sorted(by: { $0.key < $1.key }) where layer.isAtOdds(with: usual) {
      guard let image = file.page(index)?.image(),
        let again = try recognizer.read(image, hint: nil, expected: usual), !again.lines.isEmpty
      else { continue }
      layers[index] = again
    }
  }

  /// Pages of which each line stands on two others, too.
  private func stampedScans() -> [Int] {
    guard stamped.count >= 3 else { return [] }
    let counts = Dictionary(stamped.values.joined().map { ($0, 1) }, uniquingKeysWith: +)
    return stamped.filter { $0.value.allSatisfy { counts[$0, default: 0] >= 3 } }.map(\.key)
  }

  private static func isBetter(_ layer: TextLayer, than lines: [PDFLine], _ need: Need) -> Bool {
    guard !layer.lines.isEmpty else { return false }
    let letters = TextQuality(lines, lost: 0).letters
    switch need {
    case .drawing: return layer.letterCount >= letters
    case .garbage: return layer.confidence >= leastConfidence && layer.letterCount * 3 >= letters
    case .wish: return layer.confidence >= leastConfidence
    }
  }

  /// The language of pages that have text.
  private static func language(of pages: some Sequence<[PDFLine]>) -> Language? {
    var sample = ""
    for line in pages.joined() {
      sample += line.text + "\n"
      if sample.utf8.count > 4_000 { break }
    }
    return LanguageDetector().detect(sample).first.flatMap { $0.isReliable ? $0.language : nil }
  }
}

extension PDFFilePage {
  /// The page as recognition wants it: in 300 pixels an inch, fewer where that would be too large.
  fileprivate func image() -> PageImage? {
    let inches = Double(width) / 72 * Double(height) / 72
    guard inches > 0 else { return nil }
    let resolution = min(Self.goodResolution, (Self.mostPixels / inches).squareRoot())
    return greyBitmap(resolution: resolution).flatMap {
      PageImage(grey: $0.pixels, width: $0.width, height: $0.height, resolution: Int(resolution.rounded()))
    }
  }

  private static let goodResolution = 300.0
  private static let mostPixels = 36e6
}
