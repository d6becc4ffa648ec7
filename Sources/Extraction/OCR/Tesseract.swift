import COCR
import Foundation

/// Tesseract's engines. It is opened when a page is to be recognised for the first time; one caller at a time.
enum Tesseract {
  /// Whether the library is there.
  static var isAvailable: Bool { tvet_ocr_open() }
  /// The version, or why the library could not be opened.
  static var origin: String { String(cString: tvet_ocr_origin()) }

  /// A word as it was recognised; boxes in pixels.
  struct Word {
    var text: String
    /// The text of the line that the word begins; nil for its other words.
    var lineText: String?
    /// 0 to 100.
    var confidence: Float
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    /// Whether a new block of the page begins with it.
    var beginsBlock = false
  }

  /// Which way up a page stands, and its script; nil where it has too few letters to tell.
  static func layout(of image: PageImage, _ packs: LanguagePacks) -> tvet_ocr_layout? {
    withEngine("osd", packs) { engine in
      var layout = tvet_ocr_layout()
      let isFound = tvet_ocr_find_layout(engine, image.image, Int32(image.resolution ?? 0), &layout)
      return isFound ? layout : nil
    } ?? nil
  }

  /// The words of a page in reading order; nil where a pack cannot be loaded, or recognition took too long.
  static func words(of image: PageImage, languages: [String], _ packs: LanguagePacks, milliseconds: Int) -> [Word]? {
    withEngine(languages.joined(separator: "+"), packs) { engine in
      var words: [Word] = []
      let isDone = withUnsafeMutablePointer(to: &words) { words in
        tvet_ocr_recognize(engine, image.image, Int32(image.resolution ?? 0), Int32(milliseconds), words) {
          guard let context = $0, let word = $1?.pointee else { return }
          context.assumingMemoryBound(to: [Word].self).pointee.append(Word(word))
        }
      }
      return isDone ? words : nil
    } ?? nil
  }

  private static let gate = NSLock()
  /// Engines that were used, the last one at the end; reached only through the gate.
  private nonisolated(unsafe) static var engines: [(key: String, engine: OpaquePointer)] = []
  /// An engine holds some 20 to 60 MiB.
  private static let mostEngines = 4

  private static func withEngine<Result>(
    _ languages: String, _ packs: LanguagePacks, _ body: (OpaquePointer) -> Result
  ) -> Result? {
    gate.withLock {
      let key = packs.folder + "\n" + languages
      if let index = engines.firstIndex(where: { $0.key == key }) {
        engines.append(engines.remove(at: index))
      } else {
        guard let engine = tvet_ocr_new(packs.folder, languages) else { return nil }
        if engines.count >= mostEngines { tvet_ocr_free(engines.removeFirst().engine) }
        engines.append((key, engine))
      }
      return engines.last.map { body($0.engine) }
    }
  }
}

extension Tesseract.Word {
  fileprivate init(_ word: tvet_ocr_word) {
    text = String(cString: word.text)
    lineText = word.line_text.map { String(cString: $0) }
    confidence = word.confidence
    beginsBlock = word.begins_block
    (left, top, right, bottom) = (Int(word.left), Int(word.top), Int(word.right), Int(word.bottom))
  }
}
