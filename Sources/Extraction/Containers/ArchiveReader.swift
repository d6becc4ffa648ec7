import CArchive
import Foundation

/// The entries of a zip container, read in memory.
///
/// Nothing is written to disk, so that paths in the archive can do no harm; they are only names here.
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

  /// Reads the entries that `isWanted` names, and the names of all.
  ///
  /// - Parameter isOptional: names entries that are left out where they are over a limit or encrypted.
  /// - Throws: ``ExtractionError``: `.damaged` where not one entry could be read, `.encrypted`, `.limit`.
  ///   An archive that breaks off gives the entries before the break.
  init(
    _ content: Data, limits: Limits = Limits(), isWanted: (String) -> Bool = { _ in true },
    isOptional: (String) -> Bool = { _ in false }
  ) throws {
    guard let archive = archive_read_new() else { throw ExtractionError.damaged(detail: "no zip reader") }
    defer { archive_read_free(archive) }
    let outer = Self.useUTF8()
    defer { Self.restore(outer) }
    archive_read_support_format_zip(archive)
    archive_read_set_options(archive, "hdrcharset=UTF-8")

    try content.withUnsafeBytes { raw in
      guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
        throw ExtractionError.damaged(detail: "the zip container cannot be opened")
      }
      let ceiling = max(limits.ratioFloor, raw.count.multipliedReportingOverflow(by: limits.ratio).partialValue)
      try readEntries(
        of: archive, limits: limits, ceiling: min(limits.totalSize, ceiling), isWanted, isOptional)
    }
  }

  /// The bytes of an entry; nil where there is none of that name.
  func content(of name: String) -> Data? { contents[name] }

  /// Entry names are converted by way of the thread's locale, which knows no letter past ASCII unless told so.
  ///
  /// - Returns: the locale before, and the one to free.
  private static func useUTF8() -> (before: locale_t?, own: locale_t?) {
    guard let own = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return (nil, nil) }
    return (uselocale(own), own)
  }

  private static func restore(_ outer: (before: locale_t?, own: locale_t?)) {
    guard let own = outer.own else { return }
    uselocale(outer.before)
    freelocale(own)
  }

  private func readEntries(
    of archive: OpaquePointer, limits: Limits, ceiling: Int, _ isWanted: (String) -> Bool,
    _ isOptional: (String) -> Bool
  ) throws {
    var total = 0
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        if names.isEmpty { throw ExtractionError.damaged(detail: "the zip container has no readable entry") }
        return
      }
      guard names.count < limits.entries else {
        throw ExtractionError.limit(detail: "the container has over \(limits.entries) entries")
      }
      guard let pathname = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { continue }
      let name = String(cString: pathname)
      names.append(name)
      guard isWanted(name), contents[name] == nil else { continue }
      var size = 0
      do {
        if archive_entry_is_encrypted(entry) != 0 { throw ExtractionError.encrypted }
        contents[name] = try read(archive, name: name, limits: limits, room: ceiling - total, size: &size)
      } catch  where isOptional(name) && total <= ceiling {
        // What was expanded in vain counts.
      }
      total += size
    }
  }

  /// - Parameter size: set to the bytes that were expanded, whether or not they are returned.
  private func read(
    _ archive: OpaquePointer, name: String, limits: Limits, room: Int, size: inout Int
  ) throws -> Data {
    var data = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(archive, &chunk, chunk.count)
      guard count > 0 else { return data }  // the end, or damage: what was read so far is kept
      data.append(contentsOf: chunk.prefix(Int(count)))
      size = data.count
      if data.count > limits.entrySize {
        throw ExtractionError.limit(detail: "the entry \(name) is over \(limits.entrySize >> 20) MiB")
      }
      if data.count > room {
        throw ExtractionError.limit(detail: "the container expands to over \(limits.ratio) times its size or 256 MiB")
      }
    }
  }
}
