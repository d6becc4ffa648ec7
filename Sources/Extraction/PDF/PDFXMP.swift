import CPDFium
import Foundation

/// What a PDF says of itself in XMP (ISO 16684-1), as far as its Info dictionary cannot say it.
///
/// PDFium does not read XMP. By the standard a packet is to be found by search in the file, which is why programs
/// leave it uncompressed; searched are the file's beginning and end, where they put it.
struct PDFXMP {
  private(set) var titles: [String] = []
  private(set) var authors: [String] = []
  private(set) var keywords: [String] = []
  private(set) var languages: [String] = []
  private(set) var publisher: String?
  private(set) var doi: String?
  private(set) var issn: String?
  private(set) var isbn: String?
  private(set) var container: String?

  init() {}

  init(_ file: Data) {
    // Pictures have packets of their own; the document's says what made the PDF, or where it was published.
    let packets = Self.packets(in: file).filter { packet in
      ["pdf:Producer", "prism:", "pdfaid:"].contains { packet.range(of: Data($0.utf8)) != nil }
    }
    guard let packet = packets.last else { return }
    try? XMLTree.parse(xml: packet) { root in
      root.walk { node in
        read(node)
        return true
      }
    }
  }

  private mutating func read(_ node: XMLNode) {
    switch node.name {
    // Dublin Core's names stand also in other vocabularies, but there without a list of values.
    case "title": titles += Self.items(of: node)
    case "creator": authors += Self.items(of: node)
    case "subject": keywords += Self.items(of: node)
    case "language": languages += Self.items(of: node)
    case "publisher": publisher = publisher ?? Self.items(of: node).first
    case "doi", "DOI": doi = doi ?? FieldValue.doi(node.text())
    case "issn", "eIssn": issn = issn ?? PDFStandardNumber.issn(in: "ISSN " + node.text())
    case "isbn": isbn = isbn ?? PDFStandardNumber.isbn(in: "ISBN " + node.text())
    case "publicationName": container = container ?? node.text()
    case "Description": doi = doi ?? node.attribute("doi").flatMap { FieldValue.doi($0) }
    default: break
    }
  }

  /// The values of a list (`rdf:Alt`, `rdf:Bag`, `rdf:Seq`).
  private static func items(of node: XMLNode) -> [String] {
    node.descendants("li").prefix(100).map { $0.text() }.filter { !$0.isEmpty }
  }

  private static let searchedBytes = 256 << 10
  private static let maximumPacketBytes = 64 << 10

  private static func packets(in file: Data) -> [Data] {
    let head = file.prefix(searchedBytes)
    let tail = file.dropFirst(max(searchedBytes, file.count - searchedBytes))
    return [head, tail].flatMap { packets(inPart: $0) }
  }

  private static func packets(inPart part: Data) -> [Data] {
    part.withUnsafeBytes { bytes in
      var packets: [Data] = []
      var rest = bytes[...]
      while packets.count < 100, let start = rest.offset(of: "<x:xmpmeta") {
        rest = rest[start...]
        guard let end = rest.prefix(maximumPacketBytes).offset(of: "</x:xmpmeta>") else {
          rest = rest.dropFirst()
          continue
        }
        packets.append(Data(rest[..<(end + 12)]))
        rest = rest[(end + 12)...]
      }
      return packets
    }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// Where an ASCII text begins for the first time.
  fileprivate func offset(of text: String) -> Int? {
    let bytes = UnsafeRawBufferPointer(rebasing: self)
    guard let start = bytes.baseAddress else { return nil }
    let found = tvet_pdf_find(start, bytes.count, text)
    return found < 0 ? nil : startIndex + found
  }
}
