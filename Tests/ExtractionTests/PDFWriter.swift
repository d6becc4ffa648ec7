import Corpus
import Extraction
import Foundation

/// Writes small PDF files for tests, by hand.
struct PDFWriter {
  /// A line of text: size in points, distance from the page's bottom in points.
  struct Line {
    var text: String
    var size = 10.0
    var y = 400.0
    var x = 50.0
    /// Codes of glyphs in hexadecimal, drawn in place of the text; ``PDFWriter/letters`` says what they stand for.
    var glyphs: String?
    var isBold = false
  }

  var pages: [[Line]] = []
  /// What the codes of a second font stand for, from ``firstLetter`` on; all its glyphs are half as wide
  /// as high.
  var letters: [String] = []
  /// "A": PDFium leaves out what draws nothing.
  static let firstLetter = 0x41
  /// Whether glyphs that ``letters`` name have their own widths.
  var isNaturallySpaced = false
  /// Pages that hold an image and no text, after the others.
  var imagePageCount = 0
  /// Pages that are images, after all others, …
  var scans: [PagePicture] = []
  /// … and a line of text on each of them.
  var stamp: String?
  /// Entries of the Info dictionary.
  var info: [String: String] = [:]
  var language: String?
  /// In PDF syntax: entries of the catalog, annotations of the first page, form fields on it.
  var catalog = ""
  var annotations: [String] = []
  var fields: [String] = []
  /// By how many degrees pages are shown turned to the right.
  var rotation = 0
  /// A packet of XMP.
  var metadata: String?
  /// Entries of the trailer, in PDF syntax.
  var trailer = ""

  /// Pages of lines one under the other, from the top; the first line of each in large type.
  static func article(_ pages: [[String]]) -> PDFWriter {
    PDFWriter(
      pages: pages.map { lines in
        lines.enumerated().map { Line(text: $1, size: $0 == 0 ? 18 : 10, y: 700 - Double($0) * 14) }
      })
  }

  var data: Data {
    var objects: [String] = []
    let pageCount = pages.count + imagePageCount + scans.count
    let firstScan = 5 + 2 * pageCount + 4 + fields.count
    let firstPage = 5
    let kids = (0..<pageCount).map { "\(firstPage + 2 * $0) 0 R" }.joined(separator: " ")
    let extra = firstPage + 2 * pageCount
    let fieldReferences = fields.indices.map { "\(extra + 4 + $0) 0 R" }.joined(separator: " ")
    let form = fields.isEmpty ? "" : "/AcroForm << /Fields [\(fieldReferences)] >>"
    objects.append("<< /Type /Catalog /Pages 2 0 R \(language.map { "/Lang (\($0))" } ?? "") \(catalog) \(form) >>")
    objects.append("<< /Type /Pages /Count \(pageCount) /Kids [\(kids)] >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(
      stream(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>",
        "x"))
    for index in 0..<pageCount {
      let scan = index - pages.count - imagePageCount
      let image = scan >= 0 ? firstScan + scan : 4
      objects.append(
        """
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate \(rotation) /Contents \(firstPage + 2 * index + 1) 0 R
        \(index == 0 ? "/Annots [\(annotations.joined(separator: " ")) \(fieldReferences)]" : "")
        /Resources << /Font << /F 3 0 R /U \(extra) 0 R /B \(extra + 2) 0 R >> /XObject << /I \(image) 0 R >> >> >>
        """)
      let content =
        index < pages.count
        ? pages[index].map(content).joined(separator: "\n")
        : "q \(scan >= 0 ? "600 0 0 800 0 0" : "500 0 0 700 50 50") cm /I Do Q "
          + (scan >= 0 ? stamp.map { self.content(Line(text: $0, size: 8, y: 12)) } ?? "" : "")
      objects.append(stream("<< /Length \(content.utf8.count) >>", content))
    }
    objects += lettersFont(number: extra)
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    let packet = metadata ?? ""
    objects.append(stream("<< /Type /Metadata /Subtype /XML /Length \(packet.utf8.count) >>", packet))
    objects += fields
    for scan in scans {
      let hexadecimals = scan.runLengths
      objects.append(
        stream(
          """
          << /Type /XObject /Subtype /Image /Width \(scan.width) /Height \(scan.height) /BitsPerComponent 8
          /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode /RunLengthDecode] /Length \(hexadecimals.utf8.count) >>
          """, hexadecimals))
    }
    let entries = info.sorted { $0.key < $1.key }.map { "/\($0.key) (\($0.value))" }.joined(separator: " ")
    objects.append("<< \(entries) >>")
    return assemble(objects)
  }

  /// The file as an extractor gets it.
  var input: ExtractionInput { Self.input(data) }

  static func input(_ data: Data) -> ExtractionInput {
    ExtractionInput(path: "/corpus/file.pdf", content: data, mediaType: .pdf, fingerprint: Fingerprint(of: data))
  }

  /// A font and the map that says what its codes stand for.
  private func lettersFont(number: Int) -> [String] {
    let widths = Array(repeating: "500", count: letters.count).joined(separator: " ")
    let map = letters.enumerated().map { code, text in
      "<\(hexadecimal(Self.firstLetter + code, digits: 2))> <\(text.utf16.map { hexadecimal(Int($0), digits: 4) }.joined())>"
    }.joined(separator: "\n")
    let program = """
      /CIDInit /ProcSet findresource begin begincmap /CMapType 2 def
      1 begincodespacerange <00> <FF> endcodespacerange
      \(letters.count) beginbfchar
      \(map)
      endbfchar
      endcmap end
      """
    let spacing =
      isNaturallySpaced
      ? "" : "/FirstChar \(Self.firstLetter) /LastChar \(Self.firstLetter + letters.count - 1) /Widths [\(widths)]"
    return [
      """
      << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding \(spacing) /ToUnicode \(number + 1) 0 R >>
      """,
      stream("<< /Length \(program.utf8.count) >>", program),
    ]
  }

  private func hexadecimal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private func content(_ line: Line) -> String {
    if let glyphs = line.glyphs { return "BT /U \(line.size) Tf \(place(line)) Tm <\(glyphs)> Tj ET" }
    let text = line.text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
    return "BT /\(line.isBold ? "B" : "F") \(line.size) Tf \(place(line)) Tm (\(text)) Tj ET"
  }

  /// The matrix by which a line stands upright where the page is shown.
  private func place(_ line: Line) -> String {
    switch rotation {
    case 90: "0 1 -1 0 \(600 - line.y) \(line.x)"
    case 180: "-1 0 0 -1 \(600 - line.x) \(800 - line.y)"
    case 270: "0 -1 1 0 \(line.y) \(800 - line.x)"
    default: "1 0 0 1 \(line.x) \(line.y)"
    }
  }

  private func stream(_ dictionary: String, _ content: String) -> String {
    "\(dictionary)\nstream\n\(content)\nendstream"
  }

  private func assemble(_ objects: [String]) -> Data {
    var file = "%PDF-1.7\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R \(trailer) >>\n"
    file += "startxref\n\(start)\n%%EOF\n"
    return Data(file.utf8)
  }
}
