import Extraction
import Foundation

/// PDF files whose structure is a trap (ISO 32000-1).
enum HostilePDF {
  static let files: [HostileFile] = loops + lies + bombs + nesting

  private static let loops: [HostileFile] = [
    HostileFile("page-tree-in-itself.pdf", .either) { file([2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"]) },
    HostileFile("two-page-trees-in-each-other.pdf", .either) {
      file([
        2: "<< /Type /Pages /Kids [6 0 R] /Count 1 /Parent 6 0 R >>",
        6: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
      ])
    },
    HostileFile("page-tree-is-a-graph.pdf", .either) {
      // Each node names the next twice: 2^35 pages.
      var objects = [2: "<< /Type /Pages /Kids [6 0 R] /Count 2 >>"]
      for node in 6..<40 { objects[node] = "<< /Type /Pages /Kids [\(node + 1) 0 R \(node + 1) 0 R] /Count 2 >>" }
      objects[40] = "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"
      return file(objects)
    },
    HostileFile("form-draws-itself.pdf", .either) {
      file([
        3: page("/XObject << /X 6 0 R >>"), 4: stream("/X Do \(text)"),
        6: stream("/X Do /X Do \(text)", form("/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>")),
      ])
    },
    HostileFile("stream-is-its-own-length.pdf", .either) {
      file([4: "<< /Length 4 0 R >>\nstream\n\(text)\nendstream"])
    },
    HostileFile("table-before-itself.pdf", .either) {
      let whole = String(decoding: file([:]), as: UTF8.self)
      let place = whole.range(of: "\nxref").map { whole.utf8.distance(from: whole.startIndex, to: $0.lowerBound) } ?? 0
      return file([:], trailer: "/Prev \(place + 1)")
    },
  ]

  private static let lies: [HostileFile] = [
    HostileFile("no-table.pdf", .text) { file([:], table: "") },
    HostileFile("table-elsewhere.pdf", .text) { file([:], start: 7) },
    HostileFile("after-a-header.pdf", .text) {
      Data("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n".utf8) + file([:])
    },
    HostileFile("two-thousand-million-pages.pdf", .either) {
      file([2: "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"])
    },
    HostileFile("less-than-no-pages.pdf", .either) { file([2: "<< /Type /Pages /Kids [3 0 R] /Count -5 >>"]) },
    HostileFile("page-as-wide-as-the-moon.pdf", .text) { file([3: page("", box: "0 0 1e9 1e9")]) },
    HostileFile("glyphs-far-apart.pdf", .either) {
      let far = (0..<1000).map { "1 0 0 1 \($0 * 10_000_000) \($0 * -10_000_000) Tm (x) Tj " }.joined()
      return file([4: stream("BT /F1 12 Tf \(far)ET \(text)")])
    },
    HostileFile("scripts-and-programs.pdf", .text) {
      file([1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/touch) >> >>"])
    },
    HostileFile("title-of-escapes.pdf", .text) {
      file(
        [6: "<< /Title (\u{1B}]0;taken\u{7}\u{1B}[2J) /Author null /CreationDate (D:99999999999999+99) >>"],
        trailer: "/Info 6 0 R")
    },
    HostileFile("a-code-for-everything.pdf", .either) {
      file([
        4: stream("BT /F1 12 Tf 72 720 Td <0001> Tj ET"),
        5:
          "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        6: stream("begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"),
        7: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>",
      ])
    },
  ]

  private static let bombs: [HostileFile] = [
    HostileFile("ten-to-the-thirty-forms.pdf", .either) {
      // Each form draws the next ten times.
      var objects = [3: page("/XObject << /X 10 0 R >>"), 4: stream("/X Do")]
      for next in 11...40 {
        objects[next - 1] = stream(String(repeating: "/X Do ", count: 10), form("/XObject << /X \(next) 0 R >>"))
      }
      objects[40] = stream(text, form("/Font << /F1 5 0 R >>"))
      return file(objects)
    },
    HostileFile("runs-of-runs-of-runs.pdf", .either) {
      // A run-length pair of 129 and 129 is 128 times 129, which is 64 such pairs: three filters make 512 MiB of 2 KiB.
      let runs = String(repeating: "81", count: 2048) + ">"
      return file([4: stream(runs, "/Filter [/ASCIIHexDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]")])
    },
    HostileFile("twenty-thousand-filters.pdf", .either) {
      file([4: stream(text, "/Filter [" + String(repeating: "/ASCIIHexDecode ", count: 20_000) + "]")])
    },
    HostileFile("image-of-ten-thousand-megapixels.pdf", .text) {
      file([
        3: page("/XObject << /I 6 0 R >>"), 4: stream("q 612 0 0 792 0 0 cm /I Do Q \(text)"),
        6: stream(
          "00>",
          "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 1 /ColorSpace /DeviceGray "
            + "/Filter /ASCIIHexDecode"),
      ])
    },
  ]

  private static let nesting: [HostileFile] =
    [("[", "]"), ("<</A", ">>")].flatMap { open, close in
      [500, 200_000].map { depth in
        HostileFile("\(depth)-\(open == "[" ? "arrays" : "dictionaries").pdf", .either) {
          file([
            1: "<< /Type /Catalog /Pages 2 0 R /Deep 6 0 R >>",
            6: String(repeating: open, count: depth) + String(repeating: close, count: depth),
          ])
        }
      }
    } + [
      HostileFile("arrays-in-the-content.pdf", .either) {
        file([4: stream(String(repeating: "[", count: 200_000) + text)])
      },
      HostileFile("a-million-states.pdf", .either) {
        file([4: stream(String(repeating: "q ", count: 1_000_000) + text)])
      },
    ]

  private static let text = "BT /F1 12 Tf 72 720 Td (\(HostileFile.needle) plain text) Tj ET"

  private static func page(_ resources: String, box: String = "0 0 612 792") -> String {
    "<< /Type /Page /Parent 2 0 R /MediaBox [\(box)] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> \(resources) >> >>"
  }

  private static func form(_ resources: String) -> String {
    "/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << \(resources) >>"
  }

  private static func stream(_ content: String, _ entries: String = "") -> String {
    "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// A file of one page of text, with some objects changed or added.
  ///
  /// - Parameters:
  ///   - table: in place of the cross-reference table.
  ///   - start: what is said to be its offset.
  private static func file(
    _ changes: [Int: String], trailer: String = "", table: String? = nil, start: Int? = nil
  ) -> Data {
    let objects = [
      1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: page(""),
      4: stream(text), 5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ].merging(changes) { $1 }
    var content = Data("%PDF-1.7\n".utf8)
    let count = (objects.keys.max() ?? 0) + 1
    var entries = [String](repeating: "0000000000 65535 f \n", count: count)
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      entries[number] = String(format: "%010d 00000 n \n", content.count)
      content += Data("\(number) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let place = content.count
    content += Data((table ?? "xref\n0 \(count)\n" + entries.joined()).utf8)
    content += Data("trailer\n<< /Size \(count) /Root 1 0 R \(trailer) >>\nstartxref\n\(start ?? place)\n%%EOF\n".utf8)
    return content
  }
}
