import Extraction
import Foundation

/// Archives, texts and records that lie about themselves or go on for ever.
enum HostileBytes {
  static let files: [HostileFile] = archives + texts + records + cut

  private static let archives: [HostileFile] = [
    HostileFile("part-that-inflates.docx", .refused(.limit)) { inflating("word/document.xml", 300 << 20) },
    HostileFile("picture-that-inflates.docx", .either) { inflating("word/media/image1.png", 300 << 20) },
    HostileFile("many-entries.docx", .text) {
      var writer = wordParts
      for number in 0..<2_000 { writer.add("f/\(number)", Data()) }
      return writer.finish()
    },
    HostileFile("names-that-lead-out.docx", .text) {
      var writer = wordParts
      for name in ["../../../../tmp/escaped", "/tmp/escaped", "..\\..\\escaped"] { writer.add(name, "x") }
      return writer.finish()
    },
    HostileFile("one-name-twice.docx", .either) {
      var writer = wordParts
      writer.add("word/document.xml", "<w:document xmlns:w=\"w\"><w:body/></w:document>")
      return writer.finish()
    },
    HostileFile("entries-over-each-other.docx", .either) {
      // Every entry of the directory is the first one.
      var content = wordParts.finish()
      var start = content.startIndex
      while let mark = content.range(of: Data([0x50, 0x4B, 1, 2]), in: start..<content.endIndex) {
        content.replaceSubrange(mark.lowerBound + 42..<mark.lowerBound + 46, with: Data(count: 4))
        start = mark.upperBound
      }
      return content
    },
    HostileFile("more-entries-than-said.docx", .either) {
      var content = wordParts.finish()
      content.replaceSubrange(content.count - 14..<content.count - 10, with: Data(repeating: 0xFF, count: 4))
      return content
    },
    HostileFile("encrypted.docx", .refused(.encrypted)) {
      var writer = ZipWriter()
      writer.add("[Content_Types].xml", Data(types.utf8), flags: 0x0801)
      writer.add("word/document.xml", Data("x".utf8), flags: 0x0801)
      return writer.finish()
    },
  ]

  private static let texts: [HostileFile] = [
    HostileFile("one-line.txt", .text, needle + String(repeating: " word", count: 200_000)),
    HostileFile("one-word.txt", .text, needle + " " + String(repeating: "a", count: 1_000_000)),
    HostileFile("empty-lines.txt", .text, needle + String(repeating: "\n", count: 1_000_000)),
    HostileFile("marks-on-one-letter.txt", .text, needle + " a" + String(repeating: "\u{301}", count: 100_000)),
    HostileFile(
      "turned-round.txt", .text, needle + " \u{202E}gnp.exe\u{202C} \u{2066}abc\u{2069}\u{200F}\u{200B}\u{FEFF}"),
    HostileFile("no-characters.txt", .text, needle + " \u{FFFE}\u{FFFF}\u{10FFFF}"),
    HostileFile("escapes.txt", .text, needle + " \u{1B}]0;taken\u{7}\u{1B}[2J\u{9B}31m"),
    HostileFile("no-utf-8.txt", .text) {
      Data(needle.utf8)
        + Data([0x20, 0xC0, 0xAF, 0x20, 0xED, 0xA0, 0x80, 0x20, 0xF5, 0x80, 0x80, 0x80, 0x20, 0xE2, 0x82])
    },
    HostileFile("zeros.txt", .text, needle + " a\0b\0c"),
    HostileFile("half-a-character.txt", .either) { Data(needle.utf16.flatMap { [UInt8($0 & 0xFF), 0] } + [0x78]) },
    HostileFile("noise.pdf", .refused(.unsupported)) { noise(65_536) },
    HostileFile("program.pdf", .refused(.unsupported)) {
      Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]) + Data(count: 4_096)
    },
    HostileFile(
      "deep.md", .either,
      String(repeating: ">", count: 20_000) + needle + "\n\n" + String(repeating: "[", count: 50_000)
        + String(repeating: "*a ", count: 50_000)),
    HostileFile(
      "front-matter.md", .text,
      "---\ntitle: &a [*a]\nx: !!python/object/apply:os.system [\"true\"]\nl0: &l0 [lol]\n"
        + (1...9).map { n in "l\(n): &l\(n) [\(Array(repeating: "*l\(n - 1)", count: 9).joined(separator: ","))]\n" }
        .joined()
        + "---\n\(needle)\n"),
    HostileFile("nothing.txt", .refused(.noText), ""),
  ]

  private static let records: [HostileFile] = [
    HostileFile("brace-without-end.bib", .either, "@article{a, title={never {{{ \(needle)\n@article{k, title={Two}}\n"),
    HostileFile(
      "words-for-each-other.bib", .either, "@string{a = b}\n@string{b = a # a}\n@article{k, title=a # \"\(needle)\"}\n"),
    HostileFile(
      "laughs.bib", .either,
      "@string{s0 = \"ha\"}\n"
        + (1...9).map { n in "@string{s\(n) = \(Array(repeating: "s\(n - 1)", count: 10).joined(separator: " # "))}\n" }
        .joined() + "@article{k, title=s9}\n"),
    HostileFile(
      "parents-of-each-other.bib", .text, "@inbook{a, crossref={b}, title={\(needle)}}\n@inbook{b, crossref={a}}\n"),
    HostileFile(
      "deep.bib", .either,
      "@article{k, title=" + String(repeating: "{", count: 200_000) + needle + String(repeating: "}", count: 200_000)
        + "}"),
    HostileFile(
      "many-authors.ris", .text,
      "TY  - JOUR\nTI  - \(needle)\n" + String(repeating: "AU  - Doe, J.\n", count: 20_000) + "ER  - \n"),
    HostileFile("no-end.ris", .text, "TY  - JOUR\nTI  - \(needle)\nTY  - BOOK\nTI  - two\n"),
    HostileFile("old-line-ends.ris", .text, "TY  - JOUR\rTI  - \(needle)\rER  - \r"),
    HostileFile("files-of-the-machine.ris", .text, "TY  - JOUR\nTI  - \(needle)\nL1  - file:///etc/passwd\nER  - \n"),
    HostileFile("bibtex.ris", .text, "@book{k, title={\(needle)}}\n"),
    HostileFile(
      "deep.jsonl", .either, "{\"id\":\"a\",\"text\":\"\(needle)\"}\n{\"a\":" + String(repeating: "[", count: 1_000_000)
    ),
  ]

  /// Good files of each format, cut short or with some bytes overwritten.
  private static let cut: [HostileFile] = [
    ("a.html", Samples.html), ("a.md", Samples.markdown), ("a.jsonl", Samples.jsonLines), ("a.ris", Samples.ris),
    ("a.bib", Samples.bibtex), ("a.xml", Samples.jats), ("a.docx", Samples.docx), ("a.odt", Samples.odt),
    ("a.epub", Samples.epub), ("a.pdf", PDFWriter.article([["A title", "Some text."]]).data),
  ].flatMap { name, content in
    [1, 10, 50, 90, 99].map { share in
      HostileFile("first-\(share)-percent-of-\(name)", .either) { content.prefix(max(1, content.count * share / 100)) }
    } + [
      HostileFile("noise-after-\(name)", .either) { content + noise(4_096) },
      HostileFile("noise-in-\(name)", .either) {
        var content = content
        for (place, byte) in zip(stride(from: 7, to: content.count, by: 97), noise(content.count)) {
          content[content.startIndex + place] = byte
        }
        return content
      },
    ]
  }

  private static let needle = HostileFile.needle
  private static let types =
    "<Types><Override PartName=\"/word/document.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"

  private static var wordParts: ZipWriter {
    var writer = ZipWriter()
    writer.add("[Content_Types].xml", types)
    writer.add(
      "word/document.xml",
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>\(needle)</w:t></w:r></w:p></w:body></w:document>")
    return writer
  }

  private static func inflating(_ name: String, _ size: Int) -> Data {
    var writer = name == "word/document.xml" ? ZipWriter() : wordParts
    if name == "word/document.xml" { writer.add("[Content_Types].xml", types) }
    writer.add(name, inflatesTo: size)
    return writer.finish()
  }

  /// Bytes without a pattern, always the same ones (Marsaglia's xorshift).
  private static func noise(_ count: Int) -> Data {
    var state: UInt32 = 2_463_534_242
    return Data(
      (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return UInt8(truncatingIfNeeded: state >> 8)
      })
  }
}
