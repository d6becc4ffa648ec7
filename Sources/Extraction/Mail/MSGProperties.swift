import Foundation

/// The properties of a message or an attachment that Outlook has saved (MS-OXMSG 2.4), by the numbers of MS-OXPROPS.
struct MSGProperties {
  /// Identifiers of properties.
  enum Name: Int {
    case subject = 0x0037
    case submitted = 0x0039
    case representedName = 0x0042
    case senderName = 0x0C1A
    case senderAddress = 0x0C1F
    case recipients = 0x0E04
    case delivered = 0x0E06
    case body = 0x1000
    case compressedRTF = 0x1009
    case html = 0x1013
    case displayName = 0x3001
    case attachedData = 0x3701
    case fileName = 0x3704
    case longFileName = 0x3707
    case contentIdentifier = 0x3712
    case internetCodePage = 0x3FDE
    case codePage = 0x3FFD
  }

  /// Types of values (MS-OXCDATA 2.11.1).
  enum Kind {
    static let number = 0x0003
    static let object = 0x000D
    static let narrowText = 0x001E
    static let text = 0x001F
    static let time = 0x0040
    static let binary = 0x0102
  }

  private let storage: OLEFile
  /// Values of at most eight bytes by identifier and type.
  private var fixed: [Int: BinaryView] = [:]
  /// Of texts of one byte a character.
  private(set) var codePage: Int

  /// More properties than any message has.
  private static let maximumCount = 4096

  /// - Parameters:
  ///   - headSize: bytes before the first property, by what the storage holds.
  ///   - codePage: of the message around.
  init(_ storage: OLEFile, headSize: Int, codePage: Int = 1252) {
    self.storage = storage
    self.codePage = codePage
    let stream = storage.stream("__properties_version1.0") ?? BinaryView([])
    for index in 0..<min(Self.maximumCount, max(0, stream.count - headSize) / 16) {
      let entry = stream.part(headSize + 16 * index, 16)
      fixed[entry.double(0)] = entry.rest(8)
    }
    let named = [Name.codePage, .internetCodePage].compactMap { value($0, Kind.number)?.double(0) }
    self.codePage = named.first { $0 > 0 && $0 < 65536 } ?? codePage
  }

  var isEmpty: Bool { fixed.isEmpty }

  /// The name of the stream, or the storage, that holds a value of any size.
  static func stream(_ name: Name, _ kind: Int) -> String {
    String(format: "__substg1.0_%04X%04X", name.rawValue, kind)
  }

  func text(_ name: Name) -> String? {
    if let wide = storage.stream(Self.stream(name, Kind.text)) { return wide.utf16(0, units: wide.count / 2) }
    return storage.stream(Self.stream(name, Kind.narrowText))?.text(RTFCharsets.name(codePage))
  }

  func binary(_ name: Name) -> Data? { storage.stream(Self.stream(name, Kind.binary)).map { Data($0.bytes) } }

  /// The year of a time: hundred nanoseconds since 1601.
  func year(_ name: Name) -> Int? {
    guard let value = value(name, Kind.time) else { return nil }
    let seconds = (Double(value.double(4)) * 4_294_967_296 + Double(value.double(0))) / 10_000_000
    let year = Calendar(identifier: .gregorian).component(
      .year, from: Date(timeIntervalSince1970: seconds - 11_644_473_600))
    return (1980...2100).contains(year) ? year : nil
  }

  private func value(_ name: Name, _ kind: Int) -> BinaryView? { fixed[name.rawValue << 16 | kind] }
}
