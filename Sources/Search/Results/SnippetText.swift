/// Makes a stretch of marked text fit to be shown: without markers and control characters, on one line.
enum SnippetText {
  /// - Parameters:
  ///   - bytes: a slice that keeps the indices of the text it was cut from.
  ///   - highlights: in those indices; may overlap.
  static func make(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, page: Int, highlights: [Range<Int>], isCutBefore: Bool, isCutAfter: Bool
  ) -> Snippet {
    var text: [UInt8] = []
    var places: [Int] = []
    places.reserveCapacity(bytes.count + 1)
    var isInMarker = false
    for byte in bytes {
      places.append(text.count)
      switch byte {
      case 1: isInMarker = true
      case 2: isInMarker = false
      case _ where isInMarker: break
      case 0...0x20, 0x7F: if let last = text.last, last != 0x20 { text.append(0x20) }
      default: text.append(byte)
      }
    }
    if text.last == 0x20 { text.removeLast() }
    places.append(text.count)
    let base = bytes.startIndex
    let shown = highlights.compactMap { range -> Range<Int>? in
      let (low, high) = (range.lowerBound - base, range.upperBound - base)
      guard low >= 0, high < places.count, places[low] < places[high] else { return nil }
      return places[low]..<places[high]
    }
    return Snippet(
      page: page, text: String(decoding: text, as: UTF8.self), highlights: merged(shown), isCutBefore: isCutBefore,
      isCutAfter: isCutAfter)
  }

  /// Neighbours that touch, as ideographs do, become one.
  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
