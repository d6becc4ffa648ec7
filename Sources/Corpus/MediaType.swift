/// What kind of file a document came from, as an Internet media type (RFC 6838).
package struct MediaType: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }

  package static let bibtex = MediaType(rawValue: "application/x-bibtex")
  package static let bzip2 = MediaType(rawValue: "application/x-bzip2")
  package static let djvu = MediaType(rawValue: "image/vnd.djvu")
  package static let doc = MediaType(rawValue: "application/msword")
  package static let docx = MediaType(
    rawValue: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
  package static let epub = MediaType(rawValue: "application/epub+zip")
  package static let gzip = MediaType(rawValue: "application/gzip")
  package static let html = MediaType(rawValue: "text/html")
  package static let jats = MediaType(rawValue: "application/jats+xml")
  package static let jsonLines = MediaType(rawValue: "application/jsonl")
  package static let mail = MediaType(rawValue: "message/rfc822")
  package static let mailbox = MediaType(rawValue: "application/mbox")
  package static let markdown = MediaType(rawValue: "text/markdown")
  package static let mhtml = MediaType(rawValue: "multipart/related")
  package static let odt = MediaType(rawValue: "application/vnd.oasis.opendocument.text")
  package static let pdf = MediaType(rawValue: "application/pdf")
  package static let plainText = MediaType(rawValue: "text/plain")
  package static let ppt = MediaType(rawValue: "application/vnd.ms-powerpoint")
  package static let ris = MediaType(rawValue: "application/x-research-info-systems")
  package static let rtf = MediaType(rawValue: "application/rtf")
  package static let sevenZip = MediaType(rawValue: "application/x-7z-compressed")
  package static let tar = MediaType(rawValue: "application/x-tar")
  package static let xls = MediaType(rawValue: "application/vnd.ms-excel")
  package static let xz = MediaType(rawValue: "application/x-xz")
  package static let zip = MediaType(rawValue: "application/zip")
  package static let zstandard = MediaType(rawValue: "application/zstd")
}
