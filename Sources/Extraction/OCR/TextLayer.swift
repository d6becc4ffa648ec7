import Corpus

/// The text of a page as character recognition found it.
struct TextLayer: Sendable, Equatable {
  /// In reading order.
  var lines: [Line] = []
  /// Of the words kept and dropped, longer ones counting more; 0 to 100.
  var confidence = 0
  /// The packs that read it: `["eng", "fra"]`.
  var packs: [String] = []
  /// As Tesseract detected it; empty where it could not.
  var script = ""
  var isScriptSure = false
  /// Of ``packs``: their sizes, see ``LanguagePacks/mark(of:)``.
  var packMark = ""
  /// All that were installed when the page was read.
  var installed: [String] = []
  /// Those of languages that the text seems to be in and that were not installed.
  var missing: [String] = []

  struct Line: Sendable, Equatable {
    var text: String
    /// About how large its type is, in points.
    var size: Float
    /// In thousandths of the page's height, from the top.
    var top: Int
    var bottom: Int
  }

  var letterCount: Int { lines.reduce(0) { $0 + $1.text.unicodeScalars.count { $0.properties.isAlphabetic } } }

  /// The packs by which most of the text of some pages was read; nil where there is no such majority.
  static func usualPacks(of layers: some Collection<TextLayer>) -> [String]? {
    var counts: [[String]: Int] = [:]
    for layer in layers { counts[layer.packs, default: 0] += layer.letterCount }
    let most = counts.max { $0.value < $1.value }
    return most.flatMap { counts.count > 1 && $0.value * 2 > counts.values.reduce(0, +) ? $0.key : nil }
  }

  /// Whether a page was read by other packs than most, without much to show for it.
  func isAtOdds(with usual: [String]) -> Bool {
    guard let first = packs.first, let other = usual.first, packs != usual else { return false }
    let isOtherScript = LanguagePacks.script(of: first) != LanguagePacks.script(of: other)
    return isOtherScript && !isScriptSure || letterCount < Self.fewLetters || confidence < Self.goodConfidence
  }

  /// Whether the page would hardly be read better by what is installed now: its packs are the same, and those that
  /// came since are for other languages, or the page was read well.
  func isCurrent(with present: LanguagePacks) -> Bool {
    guard packMark == present.mark(of: packs) else { return false }
    let new = present.names.subtracting(installed)
    if new.isEmpty { return true }
    return !lines.isEmpty && confidence >= Self.goodConfidence && new.isDisjoint(with: missing)
  }

  private static let fewLetters = 200
  /// Above this, the packs are taken to be the right ones.
  static let goodConfidence = 72

  var pdfLines: [PDFLine] {
    lines.map { line in
      var result = PDFLine(text: line.text)
      result.size = line.size
      result.isRecognized = true
      result.isAtEdge = line.bottom < 100 || line.top > 900
      return result
    }
  }
}

extension TextLayer {
  /// As it is kept for the next time; ends with a check sum.
  var encoded: [UInt8] {
    var writer = WireWriter()
    writer.write(confidence)
    writer.write(packs) { $0.write($1) }
    writer.write(script)
    writer.write(UInt8(isScriptSure ? 1 : 0))
    writer.write(packMark)
    writer.write(installed) { $0.write($1) }
    writer.write(missing) { $0.write($1) }
    writer.write(lines) { writer, line in
      writer.write(line.text)
      writer.write(Int((line.size * 4).rounded()))
      writer.write(line.top)
      writer.write(line.bottom)
    }
    return writer.bytes + Self.checkSum(writer.bytes)
  }

  /// - Throws: ``WireReader/Malformed`` for what ``encoded`` did not write.
  init(decoding bytes: [UInt8]) throws {
    let content = Array(bytes.dropLast(Self.checkSumLength))
    guard bytes.suffix(Self.checkSumLength) == Self.checkSum(content)[...] else { throw WireReader.Malformed() }
    self = try content.withUnsafeBytes { bytes in
      var reader = WireReader(bytes)
      var layer = TextLayer()
      layer.confidence = try reader.number()
      layer.packs = try reader.list { reader throws(WireReader.Malformed) in try reader.string() }
      layer.script = try reader.string()
      layer.isScriptSure = try reader.byte() == 1
      layer.packMark = try reader.string()
      layer.installed = try reader.list { reader throws(WireReader.Malformed) in try reader.string() }
      layer.missing = try reader.list { reader throws(WireReader.Malformed) in try reader.string() }
      layer.lines = try reader.list { reader throws(WireReader.Malformed) in
        Line(
          text: try reader.string(), size: Float(try reader.number()) / 4, top: try reader.number(),
          bottom: try reader.number())
      }
      guard reader.isAtEnd else { throw WireReader.Malformed() }
      return layer
    }
  }

  private static let checkSumLength = 8
  private static func checkSum(_ bytes: [UInt8]) -> [UInt8] {
    Array(Fingerprint(of: bytes).bytes.prefix(checkSumLength))
  }
}
