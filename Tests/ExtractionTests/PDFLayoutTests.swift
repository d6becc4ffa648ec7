import Testing

@testable import Extraction

/// Pages whose glyphs are placed one by one; all are 5 points wide, at 10 points.
struct PDFLayoutTests {
  private func lines(_ glyphs: [(text: String, x: Double, y: Double)], isFront: Bool = false) throws -> [PDFLine] {
    var writer = PDFWriter()
    writer.letters = Array(Set(glyphs.map(\.text))).sorted()
    writer.pages = [
      glyphs.map { glyph in
        let code = PDFWriter.firstLetter + (writer.letters.firstIndex(of: glyph.text) ?? 0)
        return PDFWriter.Line(text: "", y: glyph.y, x: glyph.x, glyphs: String(code, radix: 16))
      }
    ]
    return try PDFFile.open(writer.data) { file in
      var reader = PDFPageReader()
      return file.page(0).map { reader.lines(of: $0, isFront: isFront) } ?? []
    }
  }

  /// The letters of a text, so many points from one to the next; a space moves on by another as many.
  private func spread(_ text: String, _ step: Double, from x: Double = 50) -> [(text: String, x: Double, y: Double)] {
    var x = x
    return text.compactMap { letter in
      defer { x += step }
      return letter == " " ? nil : (String(letter), x, 400)
    }
  }

  @Test(
    .enabled(if: PDFFile.isAvailable),
    arguments: [
      // a heading spaced for looks, one of two words, letters that a program has placed each by itself
      ("CONTENTS", 8.0), ("LIST OF TABLES", 7.5), ("here is some formatted text", 6.5),
    ])
  func `letters that stand apart are words`(text: String, step: Double) throws {
    #expect(try lines(spread(text, step)).map(\.text) == [text])
  }

  @Test(.enabled(if: PDFFile.isAvailable))
  func `an accent drawn by itself joins its letter`() throws {
    let glyphs = spread("Jos", 5) + [("\u{B4}", 65, 400)] + spread("e", 5, from: 65) + spread("Li", 5, from: 73)
    #expect(try lines(glyphs).map(\.text) == ["José Li"])
  }

  @Test(.enabled(if: PDFFile.isAvailable))
  func `names side by side are cells of a line`() throws {
    let glyphs = spread("Ana Silva", 5) + spread("Cora Dee Baker", 5, from: 200)
    let line = try #require(try lines(glyphs, isFront: true).first)
    #expect(line.text == "Ana Silva Cora Dee Baker")
    #expect(line.cells == ["Ana Silva", "Cora Dee Baker"])
  }

  @Test(.enabled(if: PDFFile.isAvailable))
  func `a Khmer cluster that is drawn in two goes is read once, without a space after it`() throws {
    let glyphs = [
      ("ក", 50.0, 400.0), ("វិ", 55, 400), ("វិ", 56, 400.8), ("ទ្យា", 66, 400), ("ល័", 80, 400), ("យ", 90, 400),
    ]
    #expect(try lines(glyphs).map(\.text) == ["កវិទ្យាល័យ"])
  }

  @Test(.enabled(if: PDFFile.isAvailable))
  func `Arabic words that are stretched have their letters once`() throws {
    let glyphs = spread(String("مهنددددي".reversed()), 5)
    #expect(try lines(glyphs).map(\.text) == ["مهندي"])
  }
}
