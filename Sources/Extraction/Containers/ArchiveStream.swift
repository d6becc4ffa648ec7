import CArchive
import Foundation

/// The entries of an archive, one after the other, read in memory.
///
/// Nothing is written to disk, so that paths in the archive can do no harm; they are only names here.
final class ArchiveStream {
  /// What the bytes are taken for.
  enum Kind {
    case zip
    /// Any archive of files, compressed or not.
    case folder
    /// A compressed file that is no archive.
    case compressed
  }

  /// A file, a folder or a link in an archive.
  struct Entry {
    /// As the archive spells it; in UTF-8 where that is known.
    var name: [UInt8]
    var isFile: Bool
    var isEncrypted: Bool
  }

  /// Why an entry's bytes are not all there.
  enum Fault: Error {
    /// The entry has more bytes than wanted.
    case tooLarge
    case damaged
  }

  private let archive: OpaquePointer
  /// Held for as long as the archive is open: the reader does not copy it.
  private let content: NSData
  /// Entry names are converted by way of the thread's locale, which knows no letter past ASCII unless told so.
  private let locale: locale_t?
  /// Whether the entries ended before the archive said so: it is cut off.
  private(set) var isCut = false
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// Nil where the bytes are no such archive.
  ///
  /// - Parameter passwords: tried in this order on encrypted entries of a zip archive.
  init?(_ content: Data, _ kind: Kind, passwords: [String] = []) {
    guard let archive = archive_read_new() else { return nil }
    self.archive = archive
    self.content = content as NSData
    locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    // The library takes no empty one.
    for password in passwords where !password.isEmpty { archive_read_add_passphrase(archive, password) }
    switch kind {
    case .zip: archive_read_support_format_zip(archive)
    case .folder:
      archive_read_support_format_zip(archive)
      archive_read_support_format_tar(archive)
      archive_read_support_format_7zip(archive)
      Self.supportFilters(archive)
    case .compressed:
      archive_read_support_format_raw(archive)
      Self.supportFilters(archive)
    }
    guard archive_read_open_memory(archive, self.content.bytes, self.content.length) == ARCHIVE_OK else { return nil }
  }

  deinit {
    archive_read_free(archive)
    if let locale { freelocale(locale) }
  }

  /// Those of the library itself; others run programs.
  private static func supportFilters(_ archive: OpaquePointer) {
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
  }

  /// The next entry; nil at the end, and where the archive breaks off.
  func next() -> Entry? {
    let outer = locale.map { uselocale($0) }
    defer { if let outer { uselocale(outer) } }
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        isCut = status != ARCHIVE_EOF
        return nil
      }
      guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { continue }
      return Entry(
        name: Array(UnsafeRawBufferPointer(start: name, count: strlen(name))),
        isFile: archive_entry_filetype(entry) == S_IFREG, isEncrypted: archive_entry_is_encrypted(entry) != 0)
    }
  }

  /// Whether the entry that ``next()`` has found lies in a tar.
  var isTar: Bool { archive_format(archive) & Int32(ARCHIVE_FORMAT_BASE_MASK) == Int32(ARCHIVE_FORMAT_TAR) }

  /// Appends the bytes of the entry that ``next()`` has found.
  func read(into data: inout Data, limit: Int) throws(Fault) {
    while true {
      let count = archive_read_data(archive, &chunk, chunk.count)
      if count < 0 { throw .damaged }
      guard count > 0 else { return }
      data.append(contentsOf: chunk.prefix(Int(count)))
      if data.count > limit { throw .tooLarge }
    }
  }
}
