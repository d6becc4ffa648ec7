import Corpus
import Testing

@testable import Extraction

/// Files whose glyphs are all 5 points wide, at 10 points.
struct PDFRightToLeftTests {
  /// How a program draws the glyphs of a line.
  enum Drawing: CaseIterable {
    /// In one go, from left to right.
    case visual
    /// Each by itself, in the order of reading.
    case logical
    /// Each by itself, the words in the order of reading and each word from left to right.
    case wordByWord
  }

  /// - Parameter glyphs: from left to right; a space moves on without drawing.
  private func lines(_ glyphs: [String], _ drawing: Drawing = .visual) throws -> [String] {
    var writer = PDFWriter()
    writer.letters = Array(Set(glyphs)).sorted()
    func codes(_ glyphs: some Sequence<String>) -> String {
      glyphs.map { String(PDFWriter.firstLetter + (writer.letters.firstIndex(of: $0) ?? 0), radix: 16) }.joined()
    }
    func line(_ index: Int) -> PDFWriter.Line {
      PDFWriter.Line(text: "", x: 50 + Double(index) * 5, glyphs: codes([glyphs[index]]))
    }
    switch drawing {
    case .visual: writer.pages = [[PDFWriter.Line(text: "", glyphs: codes(glyphs))]]
    case .logical: writer.pages = [glyphs.indices.reversed().filter { glyphs[$0] != " " }.map(line)]
    case .wordByWord:
      let words = glyphs.indices.split { glyphs[$0] == " " }
      writer.pages = [words.reversed().flatMap { $0.map(line) }]
    }
    return try PDFFile.open(writer.data) { file in
      var reader = PDFPageReader()
      return file.page(0).map { reader.lines(of: $0).map(\.text) } ?? []
    }
  }

  /// The letters of a text one by one, the last first.
  private func reversed(_ text: String) -> [String] { text.unicodeScalars.reversed().map { String($0) } }

  @Test(.enabled(if: PDFFile.isAvailable), arguments: Drawing.allCases)
  func `Arabic comes in the order of reading`(drawing: Drawing) throws {
    let lines = try lines(reversed("التكوين المهني في المغرب"), drawing)
    #expect(lines == ["التكوين المهني في المغرب"])
  }

  @Test(.enabled(if: PDFFile.isAvailable), arguments: Drawing.allCases)
  func `Hebrew comes in the order of reading`(drawing: Drawing) throws {
    let lines = try lines(reversed("הכשרה מקצועית, בישראל"), drawing)
    #expect(lines == ["הכשרה מקצועית, בישראל"])
  }

  @Test(.enabled(if: PDFFile.isAvailable), arguments: Drawing.allCases)
  func `Latin words and numbers keep their order`(drawing: Drawing) throws {
    let seen =
      [".", "2", "0", "1", "9", " "] + reversed("سنة") + [" "] + "TVET II".map { String($0) } + [" "]
      + reversed("برنامج")
    let lines = try lines(seen, drawing)
    #expect(lines == ["برنامج TVET II سنة 2019."])
  }

  @Test(.enabled(if: PDFFile.isAvailable))
  func `an Arabic word in an English line`() throws {
    let glyphs = "the word ".map { String($0) } + reversed("تكوين") + " in 2019 text".map { String($0) }
    let lines = try lines(glyphs)
    #expect(lines == ["the word تكوين in 2019 text"])
  }

  @Test(.enabled(if: PDFFile.isAvailable), arguments: Drawing.allCases)
  func `glyphs of two letters`(drawing: Drawing) throws {
    let lines = try lines(["م", "ي", "ل", "ع", "ت", "ل", "ا", " ", "د", "لا", "ب"], drawing)
    #expect(lines == ["بلاد التعليم"])
  }

  @Test(.enabled(if: PDFFile.isAvailable), arguments: ["()", ")("])
  func `brackets open and close`(brackets: String) throws {
    let left = String(brackets.prefix(1))
    let right = String(brackets.suffix(1))
    let glyphs = reversed("لسنة") + [" ", left, "3", "9", right, " "] + reversed("رقم")
    let lines = try lines(glyphs)
    #expect(lines == ["رقم (39) لسنة"])
  }
}
