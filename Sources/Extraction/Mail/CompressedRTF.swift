/// Rich text as Outlook compresses it (MS-OXRTFCP).
enum CompressedRTF {
  private static let compressed = 0x7546_5A4C
  private static let plain = 0x414C_454D
  private static let windowSize = 4096
  private static let maximumBytes = 16 << 20

  /// What the window holds at the start (MS-OXRTFCP 2.1.2.1).
  private static let dictionary = Array(
    ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
      + "MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
      + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)

  /// The text; nil where the bytes are of another form. Text that breaks off is given up to there.
  static func unpack(_ bytes: [UInt8]) -> [UInt8]? {
    let view = BinaryView(bytes)
    guard view.count > 16 else { return nil }
    if view.double(8) == plain { return Array(view.rest(16).bytes) }
    guard view.double(8) == compressed else { return nil }
    let size = min(view.double(4), maximumBytes)
    var window = dictionary + Array(repeating: UInt8(0), count: windowSize - dictionary.count)
    var place = dictionary.count
    var output: [UInt8] = []
    func put(_ byte: UInt8) {
      output.append(byte)
      window[place] = byte
      place = (place + 1) % windowSize
    }
    var offset = 16
    while offset < view.count, output.count < size {
      let flags = view.byte(offset)
      offset += 1
      for bit in 0..<8 where offset < view.count && output.count < size {
        if flags >> bit & 1 == 0 {
          put(UInt8(view.byte(offset)))
          offset += 1
        } else {
          // Twelve bits of place in the window, four of length; the end refers to itself.
          let reference = view.byte(offset) << 8 | view.byte(offset + 1)
          offset += 2
          let start = reference >> 4
          if start == place { return output }
          for step in 0..<(reference & 0xF) + 2 { put(window[(start + step) % windowSize]) }
        }
      }
    }
    return output
  }
}
