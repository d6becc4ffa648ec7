import Foundation

@testable import Extraction

/// A page of text as an image, drawn by PDFium, and written in the simple forms of image formats.
struct PagePicture {
  /// Grey, row after row.
  var pixels: [UInt8]
  var width: Int
  var height: Int
  /// In pixels an inch.
  var resolution = 150

  struct CannotBeDrawn: Error {}

  /// - Parameter lines: one under the other, the first in large type.
  init(_ lines: [String]) throws {
    let lines = lines.enumerated().map { PDFWriter.Line(text: $1, size: $0 == 0 ? 22 : 12, y: 720 - Double($0) * 24) }
    guard PDFFile.isAvailable else { throw CannotBeDrawn() }
    let bitmap = try PDFFile.open(PDFWriter(pages: [lines]).data) { file in
      file.page(0)?.greyBitmap(resolution: 150)
    }
    guard let bitmap else { throw CannotBeDrawn() }
    (pixels, width, height) = bitmap
  }

  /// Its upper rows.
  func top(rows: Int) -> PagePicture {
    var top = self
    top.height = rows
    top.pixels = Array(pixels.prefix(rows * width))
    return top
  }

  /// The pixels as PDF's RunLengthDecode wants them, in hexadecimal digits.
  var runLengths: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    func write(_ byte: UInt8) {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    var start = 0
    while start < pixels.count {
      var end = start + 1
      while end < pixels.count, end - start < 128, pixels[end] == pixels[start] { end += 1 }
      // A run of one is written as a copy of one.
      write(end - start > 1 ? UInt8(257 - (end - start)) : 0)
      write(pixels[start])
      start = end
    }
    write(128)
    return String(decoding: result, as: UTF8.self) + ">"
  }

  /// Dots at random.
  init(noise seed: UInt64, width: Int, height: Int) {
    var state = seed
    pixels = (0..<width * height).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state & 7 == 0 ? 0 : 255
    }
    (self.width, self.height) = (width, height)
  }

  /// Turned clockwise.
  func turned(quarters: Int) -> PagePicture {
    (0..<quarters).reduce(self) { picture, _ in
      var turned = picture
      (turned.width, turned.height) = (picture.height, picture.width)
      for y in 0..<picture.height {
        for x in 0..<picture.width {
          turned.pixels[x * turned.width + (picture.height - 1 - y)] = picture.pixels[y * picture.width + x]
        }
      }
      return turned
    }
  }

  /// Turned by a small angle in degrees about the middle.
  func skewed(degrees: Double) -> PagePicture {
    var skewed = self
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    for y in 0..<height {
      for x in 0..<width {
        let (left, up) = (Double(x - width / 2), Double(y - height / 2))
        let fromX = Int((left * cosine + up * sine).rounded()) + width / 2
        let fromY = Int((up * cosine - left * sine).rounded()) + height / 2
        let isInside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height
        skewed.pixels[y * width + x] = isInside ? pixels[fromY * width + fromX] : 255
      }
    }
    return skewed
  }

  var image: PageImage? { PageImage(grey: pixels, width: width, height: height, resolution: resolution) }

  /// A TIFF of several pages, uncompressed.
  static func tiff(_ pages: [PagePicture]) -> Data {
    var file = Data("II".utf8) + bytes(42 as UInt16) + bytes(8 as UInt32)
    for (index, page) in pages.enumerated() {
      let entries: [(tag: UInt16, value: Int)] = [
        (256, page.width), (257, page.height), (258, 8), (259, 1), (262, 1), (273, file.count + 2 + 12 * 8 + 4),
        (278, page.height), (279, page.pixels.count),
      ]
      file += bytes(UInt16(entries.count))
      for (tag, value) in entries {
        file += bytes(tag) + bytes(4 as UInt16) + bytes(1 as UInt32) + bytes(UInt32(value))
      }
      let end = file.count + 4 + page.pixels.count
      file += bytes(UInt32(index + 1 < pages.count ? end : 0)) + Data(page.pixels)
    }
    return file
  }

  /// A BMP of 8 bits a pixel with a palette of grey.
  var bmp: Data {
    let stride = (width + 3) / 4 * 4
    let start = 14 + 40 + 256 * 4
    var file = Data("BM".utf8) + Self.bytes(UInt32(start + stride * height)) + Self.bytes(0 as UInt32)
    file +=
      Self.bytes(UInt32(start)) + Self.bytes(40 as UInt32) + Self.bytes(UInt32(width)) + Self.bytes(UInt32(height))
    file += Self.bytes(1 as UInt16) + Self.bytes(8 as UInt16) + Self.bytes(0 as UInt32)
    file += Self.bytes(UInt32(stride * height)) + Self.bytes(5906 as UInt32) + Self.bytes(5906 as UInt32)
    file += Self.bytes(256 as UInt32) + Self.bytes(0 as UInt32)
    for grey in 0...255 { file += Data([UInt8(grey), UInt8(grey), UInt8(grey), 0]) }
    for y in (0..<height).reversed() {
      file += Data(pixels[y * width..<(y + 1) * width]) + Data(count: stride - width)
    }
    return file
  }

  /// A PNG whose data is stored, not compressed.
  var png: Data {
    var raw: [UInt8] = []
    for y in 0..<height { raw += [0] + pixels[y * width..<(y + 1) * width] }
    var stored = Data([0x78, 0x01])
    var rest = raw[...]
    while !rest.isEmpty {
      let part = rest.prefix(65_535)
      rest = rest.dropFirst(part.count)
      stored += Data([rest.isEmpty ? 1 : 0]) + Self.bytes(UInt16(part.count)) + Self.bytes(~UInt16(part.count)) + part
    }
    // Adler-32, RFC 1950.
    var (low, high) = (1, 0)
    for byte in raw {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    stored += Data(Self.bytes(UInt32(high << 16 | low)).reversed())
    func chunk(_ name: String, _ content: Data) -> Data {
      let body = Data(name.utf8) + content
      return Data(Self.bytes(UInt32(content.count)).reversed()) + body + Data(Self.bytes(Self.crc32(body)).reversed())
    }
    let head = Data(Self.bytes(UInt32(width)).reversed()) + Data(Self.bytes(UInt32(height)).reversed())
    return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", head + Data([8, 0, 0, 0, 0]))
      + chunk("IDAT", stored) + chunk("IEND", Data())
  }

  /// ISO 3309, as PNG wants it.
  private static func crc32(_ data: Data) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in data { crc = crc >> 8 ^ crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] }
    return ~crc
  }

  private static let crcTable: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func bytes(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }
}
