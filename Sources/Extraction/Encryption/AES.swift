import CNettle

/// The cipher AES (FIPS 197), as encrypted documents use it: to be read, not written.
enum AES {
  static let blockSize = 16

  /// Each block on its own (ECB); nil where the key has no length of AES's.
  ///
  /// Bytes behind the last whole block are left out.
  static func decrypt(_ data: some Collection<UInt8>, key: [UInt8]) -> [UInt8]? {
    let input = Array(data.prefix(data.count / blockSize * blockSize))
    var output = [UInt8](repeating: 0, count: input.count)
    guard !input.isEmpty else { return output }
    switch key.count {
    case 16:
      var context = aes128_ctx()
      nettle_aes128_set_decrypt_key(&context, key)
      nettle_aes128_decrypt(&context, input.count, &output, input)
    case 24:
      var context = aes192_ctx()
      nettle_aes192_set_decrypt_key(&context, key)
      nettle_aes192_decrypt(&context, input.count, &output, input)
    case 32:
      var context = aes256_ctx()
      nettle_aes256_set_decrypt_key(&context, key)
      nettle_aes256_decrypt(&context, input.count, &output, input)
    default: return nil
    }
    return output
  }

  /// Each block combined with the one before (CBC).
  static func decrypt(_ data: some Collection<UInt8>, key: [UInt8], vector: [UInt8]) -> [UInt8]? {
    let input = Array(data)
    guard vector.count >= blockSize, var output = decrypt(input, key: key) else { return nil }
    for index in output.indices {
      output[index] ^= index < blockSize ? vector[index] : input[index - blockSize]
    }
    return output
  }
}
