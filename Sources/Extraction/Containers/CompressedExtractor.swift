package import Corpus
import Foundation

/// Reads a file that is compressed by gzip, bzip2, xz or Zstandard, as what it is without that.
package struct CompressedExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.gzip, .bzip2, .xz, .zstandard]

  /// Bytes of what is held in memory at once.
  static let maximumBytes = 256 << 20

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    // A folder need not be held in memory as a whole.
    if let archive = ArchiveStream(input.content, .folder), archive.next() != nil, archive.isTar {
      return try FolderExtractor().extract(input, emit: emit)
    }
    let file = ContainedFile(name: Self.innerName(of: input.path), content: try Self.unpack(input))
    try file.extract(in: input) { extraction in
      guard case .document(var document) = extraction, document.place == nil else { return try emit(extraction) }
      // The document is the file, and known by the bytes that lie in the corpus.
      document.fingerprint = input.fingerprint
      try emit(.document(document))
    }
  }

  private static func unpack(_ input: ExtractionInput) throws(ExtractionError) -> Data {
    guard let archive = ArchiveStream(input.content, .compressed), archive.next() != nil else {
      throw .damaged(detail: "the compressed data cannot be read")
    }
    var data = Data()
    let room = input.containment.room
    do { try archive.read(into: &data, limit: min(maximumBytes, room)) } catch {
      switch error {
      case .damaged: throw .damaged(detail: "the compressed data is broken or cut off")
      case .tooLarge where data.count > room: throw .limit(detail: "the file expands to over 200 times its size")
      case .tooLarge: throw .limit(detail: "the file expands to over \(maximumBytes >> 20) MiB")
      }
    }
    input.containment.take(data.count)
    return data
  }

  /// `folder/thesis.pdf.gz` → `thesis.pdf`.
  private static func innerName(of path: String) -> String {
    let name = (path as NSString).lastPathComponent as NSString
    return ["gz", "bz2", "xz", "zst"].contains(name.pathExtension.lowercased())
      ? name.deletingPathExtension : name as String
  }
}
