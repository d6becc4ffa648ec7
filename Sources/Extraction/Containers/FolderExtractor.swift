package import Corpus
import Foundation

/// Reads archives that hold a folder of documents (zip, tar, 7z): each entry is a file of its own, by its path in the
/// archive.
package struct FolderExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.zip, .tar, .sevenZip]

  private static let maximumEntries = 20_000

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    guard let archive = ArchiveStream(input.content, .folder, passwords: input.passwords) else {
      throw ExtractionError.damaged(detail: "the archive cannot be opened")
    }
    var count = 0
    var found = 0
    var names: Set<String> = []
    while let entry = archive.next() {
      count += 1
      guard count <= Self.maximumEntries else {
        throw ExtractionError.limit(detail: "the archive has over \(Self.maximumEntries) entries")
      }
      guard entry.isFile, var name = Self.name(entry.name) else { continue }
      if !names.insert(name).inserted { name += " (entry \(count))" }
      found += 1
      do { try read(entry, name: name, archive, input, emit) } catch let reason as ExtractionError {
        try emit(.failure(record: name, reason: reason))
        if input.containment.room == 0 {
          throw ExtractionError.limit(detail: "the archive expands to over 200 times its size or 4 GiB")
        }
      }
    }
    if count == 0 { throw ExtractionError.damaged(detail: "the archive has no readable entry") }
    if found == 0 { throw ExtractionError.noText(detail: "the archive holds no document") }
  }

  private func read(
    _ entry: ArchiveStream.Entry, name: String, _ archive: ArchiveStream, _ input: ExtractionInput,
    _ emit: (Extraction) throws -> Void
  ) throws {
    if entry.isEncrypted, input.passwords.isEmpty { throw ExtractionError.encrypted }
    var content = Data()
    let limit = min(CompressedExtractor.maximumBytes, input.containment.room)
    defer { input.containment.take(content.count) }
    do { try archive.read(into: &content, limit: limit) } catch ArchiveStream.Fault.tooLarge {
      throw ExtractionError.limit(detail: "the entry is over \(limit >> 20) MiB")
    } catch {
      if entry.isEncrypted { throw ExtractionError.encrypted }
      throw ExtractionError.damaged(detail: "the entry is broken or cut off")
    }
    let type = try Extractors.mediaType(of: content, path: name)
    let isArchive = Self.mediaTypes.contains(type)
    try ContainedFile(name: name, content: content, mediaType: type).extract(in: input) { extraction in
      switch extraction {
      case .document(var document):
        document.member = document.member.map { "\(name)/\($0)" } ?? name
        try emit(.document(document))
      case .failure(let record, let reason):
        try emit(.failure(record: name + (isArchive ? "/" : "#") + record, reason: reason))
      }
    }
  }

  /// The path as an identifier: no control characters, no way out of the archive. Nil for what a corpus passes by as
  /// well: hidden files, and what systems and editors leave behind.
  static func name(_ bytes: [UInt8]) -> String? {
    let text = TextBuilder.line(CharsetDecoder.decode(Data(bytes)).text.prefix(1000))
    let parts = text.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." && $0 != ".." }
    let isJunk = parts.contains { $0.hasPrefix(".") || $0.hasPrefix("~$") || $0 == "__MACOSX" }
    guard let last = parts.last, !isJunk, !["thumbs.db", "desktop.ini"].contains(last.lowercased()) else { return nil }
    return parts.joined(separator: "/")
  }
}
