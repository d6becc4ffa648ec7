import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct PPTExtractorTests {
  static let sample = presentation()

  @Test func `slides are pages, in the presentation's order`() throws {
    let document = try document(PPTExtractor.self, Self.sample)
    #expect(document.pages.map(\.number) == [1, 2])
    #expect(document.pages[0].text == "Second record\nOutline text\nRosa: Why?\nSpoken words\nAll slides")
    #expect(document.pages[1].text == "First record\nTwo\nlines")
    #expect(document.text(.heading) == "Second record\nFirst record")
    #expect(document.text(.note) == "Rosa: Why?\nSpoken words")
    #expect(document.best(.title).map(\.value) == ["Second record"])
    #expect(document.values(.kind) == ["slides"])
  }

  @Test func `without the list of slides they are read as they lie`() throws {
    let document = try document(PPTExtractor.self, Self.presentation(user: zeros(40)))
    #expect(document.text.contains("First record") && document.text.contains("Spoken words"))
  }

  @Test(arguments: [true, false]) func `embedded files are read`(isCompressed: Bool) throws {
    let inner = [UInt8](OLEWriter.file(["Package": [UInt8](Samples.docx)]))
    // zlib's header, and one block that is not compressed.
    let blocks = inner.split(every: 60_000).flatMap { part in
      [UInt8(0)] + little(part.count, 2) + little(~part.count, 2) + part
    }
    let packed = little(inner.count, 4) + [0x78, 0x9C] + blocks + [1, 0, 0, 0xFF, 0xFF] + zeros(4)
    let object = Self.atom(4113, isCompressed ? packed : inner, instance: isCompressed ? 1 : 0)
    let found = try document(PPTExtractor.self, Self.presentation(object: object))
    #expect(found.pages[1].text.hasPrefix("First record\nTwo\nlines\nRunning head"))
  }

  @Test func `an encrypted presentation is told from one that a password opens`() {
    let user = zeros(12) + little(0xF3D1_C4DF, 4) + zeros(24)
    #expect {
      try document(PPTExtractor.self, Self.presentation(user: user))
    } throws: {
      ($0 as? ExtractionError)?.kind == .locked
    }
  }

  @Test func `a list that names a slide a thousand times gives it once`() throws {
    let document = try document(PPTExtractor.self, Self.presentation(repeats: 1000))
    #expect(document.pages.count == 2)
  }

  @Test func `records that nest for ever come to an end`() throws {
    var record = Self.atom(4000, wide("deep"))
    for _ in 0..<400 { record = Self.container(0xF003, record) }
    let file = OLEWriter.file(["PowerPoint Document": Self.container(1006, record)])
    #expect(throws: ExtractionError.self) { try document(PPTExtractor.self, file) }
  }

  private static func atom(_ kind: Int, _ content: [UInt8], instance: Int = 0, version: Int = 0) -> [UInt8] {
    little(instance << 4 | version, 2) + little(kind, 2) + little(content.count, 4) + content
  }

  private static func container(_ kind: Int, _ content: [UInt8]..., instance: Int = 0) -> [UInt8] {
    atom(kind, content.flatMap { $0 }, instance: instance, version: 0xF)
  }

  private static func shape(_ type: Int, _ text: [UInt8], isPlaceholder: Bool = false) -> [UInt8] {
    container(
      0xF004, isPlaceholder ? atom(3011, zeros(8)) : [], container(0xF00D, atom(3999, little(type, 4)), text))
  }

  /// Two slides, the second record first; the first in order has notes, a comment and text in the outline.
  private static func presentation(user: [UInt8]? = nil, repeats: Int = 1, object: [UInt8] = []) -> Data {
    let first = container(
      1006, atom(1007, zeros(24)), shape(0, atom(4008, Array("First record".utf8))),
      shape(4, atom(4000, wide("Two\rlines"))))
    let comment = container(12000, atom(4026, wide("Rosa")), atom(4026, wide("Why?"), instance: 1))
    let second = container(
      1006, atom(1007, zeros(16) + little(300, 4) + zeros(4)), shape(0, atom(4008, Array("Second record".utf8))),
      shape(1, atom(3998, little(0, 4))), shape(4, atom(4008, Array("*".utf8))), comment)
    let notes = container(1008, shape(2, atom(4008, Array("Spoken words".utf8))))
    let master = container(
      1016, shape(0, atom(4008, Array("Click to edit".utf8)), isPlaceholder: true),
      shape(4, atom(4008, Array("All slides".utf8))))
    func persist(_ number: Int, _ identifier: Int) -> [UInt8] {
      atom(1011, little(number, 4) + zeros(8) + little(identifier, 4) + zeros(4))
    }
    let outline = atom(3999, little(1, 4)) + atom(4008, Array("Outline text".utf8))
    let repeated = (0..<repeats).flatMap { _ in persist(2, 256) }
    let document = container(
      1000, container(4080, persist(3, 257) + outline, repeated),
      container(4080, persist(5, 900), instance: 1), container(4080, persist(4, 300), instance: 2))
    var stream: [UInt8] = []
    var offsets: [UInt8] = []
    let records = [document, first, second, notes, master] + (object.isEmpty ? [] : [object])
    for record in records {
      offsets += little(stream.count, 4)
      stream += record
    }
    let directory = stream.count
    stream += atom(6002, little(records.count << 20 | 1, 4) + offsets)
    let edit = stream.count
    stream += atom(4085, zeros(12) + little(directory, 4) + zeros(12))
    return OLEWriter.file([
      "PowerPoint Document": stream, "Current User": user ?? zeros(16) + little(edit, 4) + zeros(8),
    ])
  }
}

extension Array {
  fileprivate func split(every count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
