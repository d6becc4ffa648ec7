/// What kind of file a document came from, as an Internet media type (RFC 6838).
package struct MediaType: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }

  package static let bibtex = MediaType(rawValue: "application/x-bibtex")
  package static let bmp = MediaType(rawValue: "image/bmp")
  package static let bzip2 = MediaType(rawValue: "application/x-bzip2")
  package static let cnxml = MediaType(rawValue: "application/x-cnxml+xml")
  package static let cslJSON = MediaType(rawValue: "application/vnd.citationstyles.csl+json")
  package static let cslYAML = MediaType(rawValue: "application/vnd.citationstyles.csl+yaml")
  package static let csv = MediaType(rawValue: "text/csv")
  package static let djvu = MediaType(rawValue: "image/vnd.djvu")
  package static let doc = MediaType(rawValue: "application/msword")
  package static let docbook = MediaType(rawValue: "application/docbook+xml")
  package static let docx = MediaType(
    rawValue: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
  package static let dublinCore = MediaType(rawValue: "application/x-dublin-core+xml")
  package static let encryptedOffice = MediaType(rawValue: "application/x-encrypted-ooxml")
  package static let endNote = MediaType(rawValue: "application/x-endnote+xml")
  package static let epub = MediaType(rawValue: "application/epub+zip")
  package static let gif = MediaType(rawValue: "image/gif")
  package static let gzip = MediaType(rawValue: "application/gzip")
  package static let html = MediaType(rawValue: "text/html")
  package static let jats = MediaType(rawValue: "application/jats+xml")
  package static let jpeg = MediaType(rawValue: "image/jpeg")
  package static let jpeg2000 = MediaType(rawValue: "image/jp2")
  package static let jsonLines = MediaType(rawValue: "application/jsonl")
  package static let mail = MediaType(rawValue: "message/rfc822")
  package static let mailbox = MediaType(rawValue: "application/mbox")
  package static let marc = MediaType(rawValue: "application/marc")
  package static let marcXML = MediaType(rawValue: "application/marcxml+xml")
  package static let markdown = MediaType(rawValue: "text/markdown")
  package static let medline = MediaType(rawValue: "application/nbib")
  package static let mhtml = MediaType(rawValue: "multipart/related")
  package static let mods = MediaType(rawValue: "application/mods+xml")
  package static let msg = MediaType(rawValue: "application/vnd.ms-outlook")
  package static let odp = MediaType(rawValue: "application/vnd.oasis.opendocument.presentation")
  package static let ods = MediaType(rawValue: "application/vnd.oasis.opendocument.spreadsheet")
  package static let odt = MediaType(rawValue: "application/vnd.oasis.opendocument.text")
  package static let pdf = MediaType(rawValue: "application/pdf")
  package static let plainText = MediaType(rawValue: "text/plain")
  package static let png = MediaType(rawValue: "image/png")
  package static let ppt = MediaType(rawValue: "application/vnd.ms-powerpoint")
  package static let pptx = MediaType(
    rawValue: "application/vnd.openxmlformats-officedocument.presentationml.presentation")
  package static let pubMed = MediaType(rawValue: "application/x-pubmed+xml")
  package static let rdf = MediaType(rawValue: "application/rdf+xml")
  package static let refer = MediaType(rawValue: "application/x-endnote-refer")
  package static let ris = MediaType(rawValue: "application/x-research-info-systems")
  package static let rtf = MediaType(rawValue: "application/rtf")
  package static let sevenZip = MediaType(rawValue: "application/x-7z-compressed")
  package static let tar = MediaType(rawValue: "application/x-tar")
  package static let tei = MediaType(rawValue: "application/tei+xml")
  package static let tiff = MediaType(rawValue: "image/tiff")
  package static let webOfScience = MediaType(rawValue: "application/x-inst-for-scientific-info")
  package static let webp = MediaType(rawValue: "image/webp")
  package static let xls = MediaType(rawValue: "application/vnd.ms-excel")
  package static let xlsx = MediaType(rawValue: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  package static let xml = MediaType(rawValue: "application/xml")
  package static let xz = MediaType(rawValue: "application/x-xz")
  package static let zip = MediaType(rawValue: "application/zip")
  package static let zoteroJSON = MediaType(rawValue: "application/vnd.zotero+json")
  package static let zstandard = MediaType(rawValue: "application/zstd")
}

extension MediaType {
  /// Formats that hold bibliographic records, each a document of its own or joined to one.
  package static let bibliographies: Set<MediaType> = [
    .bibtex, .cslJSON, .cslYAML, .csv, .dublinCore, .endNote, .marc, .marcXML, .medline, .mods, .pubMed, .rdf, .refer,
    .ris, .webOfScience, .zoteroJSON,
  ]
}
