import Glibc

/// Searches for a few known words in much text: by bytes, where Swift's own search compares characters.
enum ByteSearch {
  /// Where a word begins; nil where it does not stand in the bytes.
  static func index(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    var word = word
    return bytes.withUnsafeBytes { haystack in
      word.withUTF8 { offset(of: UnsafeRawBufferPointer($0), in: haystack) }.map { bytes.startIndex + $0 }
    }
  }

  /// Letters from A to Z in lower case; all other bytes as they are.
  static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
  }

  fileprivate static func offset(of word: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let first = word.first, let wanted = word.baseAddress, let start = bytes.baseAddress else {
      return word.isEmpty ? 0 : nil
    }
    var offset = 0
    while offset + word.count <= bytes.count {
      let candidates = bytes.count - word.count - offset + 1
      guard let found = memchr(start + offset, Int32(first), candidates) else { return nil }
      offset = UnsafeRawPointer(found) - start
      if memcmp(found, wanted, word.count) == 0 { return offset }
      offset += 1
    }
    return nil
  }
}

extension String {
  /// Whether the bytes of a word stand in the text.
  func holds(_ word: String) -> Bool {
    var (text, word) = (self, word)
    return text.withUTF8 { bytes in
      word.withUTF8 { ByteSearch.offset(of: UnsafeRawBufferPointer($0), in: UnsafeRawBufferPointer(bytes)) } != nil
    }
  }
}
