import COCR
import Corpus

/// An image in the memory of the library that works on it, Leptonica.
final class PageImage {
  let image: OpaquePointer
  /// In pixels an inch; nil where it is not known.
  let resolution: Int?

  /// Takes over an image.
  private init(_ image: OpaquePointer, resolution: Int?) {
    self.image = image
    self.resolution = resolution
  }

  deinit { tvet_image_free(image) }

  /// Of grey bytes, row after row; nil where memory is short.
  convenience init?(grey pixels: [UInt8], width: Int, height: Int, resolution: Int) {
    guard pixels.count >= width * height,
      let image = tvet_image_grey(pixels, Int32(width), Int32(height), Int32(resolution))
    else { return nil }
    self.init(image, resolution: resolution)
  }

  /// The next image of a file, in grey.
  ///
  /// - Returns: nil at the end.
  /// - Throws: ``ExtractionError`` for what is damaged or too large.
  static func next(in bytes: UnsafeRawBufferPointer, _ place: inout tvet_image_place) throws -> PageImage? {
    guard !place.is_over else { return nil }
    var pixels: UInt64 = 0
    guard let image = tvet_image_read(bytes.baseAddress, bytes.count, &place, mostPixelsRead, &pixels) else {
      guard pixels <= mostPixelsRead else {
        throw ExtractionError.limit(
          detail: "the image has \(pixels / 1_000_000) million pixels, \(mostPixelsRead / 1_000_000) are read")
      }
      throw ExtractionError.damaged(detail: "the image cannot be decoded")
    }
    defer { tvet_image_free(image) }
    guard let grey = tvet_image_to_grey(image) else {
      throw ExtractionError.limit(detail: "the image needs too much memory")
    }
    let resolution = Int(tvet_image_resolution(image))
    return PageImage(grey, resolution: plausible.contains(resolution) ? resolution : nil)
  }

  /// In colour they and what is made of them must fit a worker's address space.
  static let mostPixelsRead: UInt64 = 100_000_000
  /// What files say may be what a camera wrote there for want of something better.
  private static let plausible = 70...2400

  var width: Int { Int(tvet_image_width(image)) }
  var height: Int { Int(tvet_image_height(image)) }

  /// How many of a million pixels are plainly darker or lighter than the ground.
  var ink: Int { Int(tvet_image_ink(image)) }

  /// Hashes size and pixels.
  func hash(into hasher: inout Hasher256) {
    var count = 0
    let bytes = tvet_image_bytes(image, &count)
    withUnsafeBytes(of: (width, height)) { hasher.update($0) }
    hasher.update(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  func part(left: Int, top: Int, width: Int, height: Int) -> PageImage? {
    tvet_image_part(image, Int32(left), Int32(top), Int32(width), Int32(height)).map {
      PageImage($0, resolution: resolution)
    }
  }

  func scaled(by factor: Double) -> PageImage? {
    tvet_image_scaled(image, factor).map {
      PageImage($0, resolution: resolution.map { Int((Double($0) * factor).rounded()) })
    }
  }

  /// Turned clockwise.
  func turned(quarters: Int) -> PageImage? {
    quarters & 3 == 0 ? self : tvet_image_turned(image, Int32(quarters)).map { PageImage($0, resolution: resolution) }
  }

  /// With its lines made horizontal, or as it is where they cannot be found. Which way up it stands is left open.
  func straightened() -> PageImage? {
    var confidence = 0.0
    var angle = tvet_image_skew(image, &confidence)
    guard confidence >= 3 else { return self }
    var straight: PageImage? = self
    if angle > 45 {
      straight = turned(quarters: 1)
      angle -= 90
    } else if angle < -45 {
      straight = turned(quarters: 3)
      angle += 90
    }
    guard abs(angle) >= Self.leastSkew, let image = straight?.image else { return straight }
    return tvet_image_rotated(image, angle).map { PageImage($0, resolution: resolution) }
  }

  /// In degrees; rotation costs some sharpness.
  private static let leastSkew = 0.15
}
