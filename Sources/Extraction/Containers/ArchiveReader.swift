import Corpus
import Foundation

/// The entries of a zip container such as DOCX or EPUB, read in memory.
final class ArchiveReader {
  /// Limits on what a container may expand to.
  struct Limits {
    var entries = 100_000
    /// Bytes, uncompressed, of all entries that are read.
    var totalSize = 256 << 20
    /// Bytes, uncompressed.
    var entrySize = 64 << 20
    /// Uncompressed size over that of the whole archive, above ``ratioFloor``.
    var ratio = 200
    /// Bytes, uncompressed, that are read whatever the ratio.
    var ratioFloor = 1 << 20
  }

  /// Entry names in archive order.
  private(set) var names: [String] = []
  private var contents: [String: Data] = [:]
  /// The first entry that could not be read to its end, or the last before the archive breaks off; nil where all is well.
  private var brokenEntry: String?

  /// Reads the entries that `isWanted` names, and the names of all.
  ///
  /// - Parameter isOptional: names entries that are left out where they are over a limit or encrypted.
  /// - Throws: ``ExtractionError``: `.damaged` where not one entry could be read, `.encrypted`, `.limit`.
  ///   An archive that breaks off gives the entries before the break.
  init(
    _ content: Data, limits: Limits = Limits(), isWanted: (String) -> Bool = { _ in true },
    isOptional: (String) -> Bool = { _ in false }
  ) throws {
    guard let archive = ArchiveStream(content, .zip) else {
      throw ExtractionError.damaged(detail: "the zip container cannot be opened")
    }
    let ceiling = max(limits.ratioFloor, content.count.multipliedReportingOverflow(by: limits.ratio).partialValue)
    var room = min(limits.totalSize, ceiling)
    while let entry = archive.next() {
      guard names.count < limits.entries else {
        throw ExtractionError.limit(detail: "the container has over \(limits.entries) entries")
      }
      let name = String(decoding: entry.name, as: UTF8.self)
      names.append(name)
      guard isWanted(name), contents[name] == nil else { continue }
      var data = Data()
      do {
        if entry.isEncrypted { throw ExtractionError.encrypted }
        let isWhole = try Self.read(archive, name: name, into: &data, limits: limits, room: room)
        if isWhole || !data.isEmpty { contents[name] = data }
        if !isWhole, brokenEntry == nil { brokenEntry = name }
      } catch  where isOptional(name) && room >= 0 {
        // What was expanded in vain counts.
      }
      room -= data.count
    }
    if archive.isCut, brokenEntry == nil { brokenEntry = names.last }
    if names.isEmpty { throw ExtractionError.damaged(detail: "the zip container has no readable entry") }
  }

  /// The bytes of an entry; nil where there is none of that name.
  func content(of name: String) -> Data? { contents[name] }

  /// Hands out a document of this container and, where that is broken, that a part is missing.
  ///
  /// - Parameter detail: what the document holds, if it has no text.
  /// - Throws: ``ExtractionError``: `.noText`, or `.damaged` where the missing part may have held it.
  func emit(_ document: Document, otherwise detail: String, to emit: (Extraction) throws -> Void) throws {
    guard let brokenEntry else { return try emit(.document(document.checked(otherwise: detail))) }
    guard document.hasText else {
      throw ExtractionError.damaged(detail: "the file is broken or cut off, and what is left of it holds no text")
    }
    try emit(.document(document))
    try emit(
      .failure(
        record: brokenEntry,
        reason: .damaged(detail: "the file is broken or cut off at \(brokenEntry); what stands before was read")))
  }

  /// The reason why a part that no document can be without is not there.
  func missing(_ part: String) -> ExtractionError {
    .damaged(detail: "the container has no \(part)\(brokenEntry == nil ? "" : ": the file is broken or cut off")")
  }

  /// Appends what can be read of an entry.
  ///
  /// - Returns: whether that is all of it.
  private static func read(
    _ archive: ArchiveStream, name: String, into data: inout Data, limits: Limits, room: Int
  ) throws -> Bool {
    do {
      try archive.read(into: &data, limit: min(limits.entrySize, room))
      return true
    } catch ArchiveStream.Fault.tooLarge {
      let detail =
        data.count > limits.entrySize
        ? "the entry \(name) is over \(limits.entrySize >> 20) MiB"
        : "the container expands to over \(limits.ratio) times its size or \(limits.totalSize >> 20) MiB"
      throw ExtractionError.limit(detail: detail)
    } catch {
      return false  // Damage: what was read so far is kept.
    }
  }
}
