import CAnalysis

/// The form in which pages and other texts are stored: zstd frames that state the text's size.
package enum PageCompression {
  package enum Failure: Error {
    case outOfMemory
    /// Not a frame, a damaged one, or one that states more than 256 MiB.
    case damaged
  }

  package static func compress(_ text: String) throws(Failure) -> [UInt8] {
    var text = text
    let frame = text.withUTF8 { source in
      let capacity = tv_compress_bound(source.count)
      return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        let written = tv_compress(source.baseAddress, source.count, target.baseAddress, capacity)
        count = max(0, Int(written))
      }
    }
    guard !frame.isEmpty else { throw .outOfMemory }
    return frame
  }

  package static func decompress(_ frame: UnsafeRawBufferPointer) throws(Failure) -> String {
    let size = Int(tv_content_size(frame.baseAddress, frame.count))
    guard size >= 0 else { throw .damaged }
    var written = -1
    // One byte more, since an empty buffer has no address.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { target, count in
      written = Int(tv_decompress(frame.baseAddress, frame.count, target.baseAddress, size))
      count = max(0, written)
    }
    guard written == size else { throw .damaged }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func decompress(_ frame: [UInt8]) throws(Failure) -> String {
    let result: Result<String, Failure> = frame.withUnsafeBytes { bytes in
      do throws(Failure) { return .success(try decompress(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
