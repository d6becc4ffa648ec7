import Foundation

/// Compressed data (RFC 1951) without the header of a format around it.
enum RawDeflate {
  /// gzip's header, behind which the library finds the data.
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

  /// What can be read of it; nil where that is nothing.
  ///
  /// - Parameter limit: bytes that are accepted; what has more is cut.
  static func inflate(_ data: some Sequence<UInt8>, limit: Int = 64 << 20) -> Data? {
    // Room for a checksum and a length, which the library reads and does not look at.
    guard let stream = ArchiveStream(Data(header + Array(data) + Array(repeating: 0, count: 8)), .compressed),
      stream.next() != nil
    else { return nil }
    var inflated = Data()
    do { try stream.read(into: &inflated, limit: limit) } catch { return inflated.isEmpty ? nil : inflated }
    return inflated
  }
}
