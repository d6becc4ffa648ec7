package import Corpus
import Foundation

/// Reads DOCX, XLSX and PPTX that have a password (MS-OFFCRYPTO), as what they are without it.
package struct EncryptedOfficeExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.encryptedOffice]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try OfficePackage(try OLEFile(input.content, what: "encrypted Office document"))
    let content = try package.open(passwords: input.passwords)
    let file = ContainedFile(name: (input.path as NSString).lastPathComponent, content: content)
    try file.extract(in: input) { extraction in
      guard case .document(var document) = extraction, document.record == nil else { return try emit(extraction) }
      // The document is the file, and known by the bytes that lie in the corpus.
      document.fingerprint = input.fingerprint
      try emit(.document(document))
    }
  }
}
