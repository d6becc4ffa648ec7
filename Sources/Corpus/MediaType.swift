/// What kind of file a document came from, as an Internet media type (RFC 6838).
package struct MediaType: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }

  package static let bmp = MediaType(rawValue: "image/bmp")
  package static let bibtex = MediaType(rawValue: "application/x-bibtex")
  package static let docx = MediaType(
    rawValue: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
  package static let epub = MediaType(rawValue: "application/epub+zip")
  package static let gif = MediaType(rawValue: "image/gif")
  package static let html = MediaType(rawValue: "text/html")
  package static let jats = MediaType(rawValue: "application/jats+xml")
  package static let jpeg = MediaType(rawValue: "image/jpeg")
  package static let jpeg2000 = MediaType(rawValue: "image/jp2")
  package static let jsonLines = MediaType(rawValue: "application/jsonl")
  package static let markdown = MediaType(rawValue: "text/markdown")
  package static let odt = MediaType(rawValue: "application/vnd.oasis.opendocument.text")
  package static let pdf = MediaType(rawValue: "application/pdf")
  package static let plainText = MediaType(rawValue: "text/plain")
  package static let png = MediaType(rawValue: "image/png")
  package static let ris = MediaType(rawValue: "application/x-research-info-systems")
  package static let tiff = MediaType(rawValue: "image/tiff")
  package static let webp = MediaType(rawValue: "image/webp")
}
