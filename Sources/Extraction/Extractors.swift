package import Corpus
package import Foundation

/// The extractors that the tool has.
package enum Extractors {
  /// Counts the changes of what a file gives; files read by another version are read again.
  package static let version = 2

  /// One line a format. The first that reads a media type is used.
  package static let all: [any Extractor.Type] = [
    PDFExtractor.self,
    DOCXExtractor.self,
    PPTXExtractor.self,
    XLSXExtractor.self,
    ODTExtractor.self,
    ODPExtractor.self,
    ODSExtractor.self,
    EncryptedOfficeExtractor.self,
    EPUBExtractor.self,
    HTMLExtractor.self,
    JATSExtractor.self,
    TEIExtractor.self,
    CNXMLExtractor.self,
    DocBookExtractor.self,
    XMLExtractor.self,
    MarkdownExtractor.self,
    PlainTextExtractor.self,
    JSONLinesExtractor.self,
    RISExtractor.self,
    BibTeXExtractor.self,
    CSLJSONExtractor.self,
    CSLYAMLExtractor.self,
    MEDLINEExtractor.self,
    WebOfScienceExtractor.self,
    ReferExtractor.self,
    EndNoteExtractor.self,
    MODSExtractor.self,
    MARCXMLExtractor.self,
    MARCExtractor.self,
    PubMedExtractor.self,
    RDFExtractor.self,
    DublinCoreExtractor.self,
    CSVExtractor.self,
    DOCExtractor.self,
    RTFExtractor.self,
    PPTExtractor.self,
    XLSExtractor.self,
    DjVuExtractor.self,
    MailExtractor.self,
    MailboxExtractor.self,
    MSGExtractor.self,
    FolderExtractor.self,
    CompressedExtractor.self,
    ImageExtractor.self,
  ]

  /// The extractor for a media type, or nil if there is none.
  package static func extractor(for mediaType: MediaType) -> (any Extractor)? {
    all.first { $0.mediaTypes.contains(mediaType) }?.init()
  }

  /// What kind of file these bytes are.
  ///
  /// - Throws: ``ExtractionError`` for what no extractor reads.
  package static func mediaType(of content: Data, path: String) throws(ExtractionError) -> MediaType {
    switch MediaTypeDetector().detect(path: path, content: content) {
    case .readable(let mediaType): return mediaType
    case .refused(let reason): throw reason
    }
  }
}
