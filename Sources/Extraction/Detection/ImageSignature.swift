import Corpus

/// Marks at the start of image files.
enum ImageSignature {
  private static let marks: [(offset: Int, mark: [UInt8], type: MediaType)] = [
    (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .png), (0, [0xFF, 0xD8, 0xFF], .jpeg), (0, Array("GIF8".utf8), .gif),
    (0, [0x49, 0x49, 0x2A, 0x00], .tiff), (0, [0x4D, 0x4D, 0x00, 0x2A], .tiff), (8, Array("WEBPVP8".utf8), .webp),
    (4, [0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A], .jpeg2000), (0, [0xFF, 0x4F, 0xFF, 0x51], .jpeg2000),
  ]

  static func mediaType(of head: [UInt8]) -> MediaType? {
    if head.starts(with: [0x42, 0x4D]), head.count > 14, head[6...9].allSatisfy({ $0 == 0 }) { return .bmp }
    return marks.first { offset, mark, _ in
      head.count >= offset + mark.count && head[offset..<offset + mark.count].elementsEqual(mark)
    }?.type
  }
}
