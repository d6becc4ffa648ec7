import Foundation

/// The encryption of a DOCX, XLSX or PPTX that has a password (MS-OFFCRYPTO 2.3.4).
protocol OfficeEncryption {
  /// The key to the package, if the password is right.
  func key(password: String) -> [UInt8]?

  /// A stretch of the package, whole blocks.
  ///
  /// - Parameter segment: the stretch's number; all but the last have ``OfficePackage/segmentSize`` bytes.
  func decrypt(_ bytes: ArraySlice<UInt8>, segment: Int, key: [UInt8]) -> [UInt8]?
}

/// A DOCX, XLSX or PPTX as a stream of a compound file, encrypted.
struct OfficePackage {
  static let segmentSize = 4096
  private static let maximumBytes = 512 << 20
  /// With this, Excel protects workbooks of which only the structure is locked; nobody is asked for it.
  private static let commonPassword = "VelvetSweatshop"

  private static let locked = ExtractionError.locked(detail: "the file is encrypted in a way that is not read")

  private let stream: BinaryView
  private let encryption: any OfficeEncryption

  /// - Throws: ``ExtractionError``: `.locked` where it is protected in a way that is not read.
  init(_ file: OLEFile) throws(ExtractionError) {
    guard let stream = file.stream("EncryptedPackage"), let info = file.stream("EncryptionInfo") else {
      throw Self.locked
    }
    self.stream = stream
    let version = (info.word(0), info.word(2))
    let found: (any OfficeEncryption)? =
      switch version {
      case (4, 4): AgileEncryption(info.rest(8))
      case (2...4, 2): StandardEncryption(info)
      default: nil
      }
    guard let found else { throw Self.locked }
    encryption = found
  }

  /// The package's bytes.
  ///
  /// - Throws: ``ExtractionError``: `.encrypted` where no password is right.
  func open(passwords: [String]) throws(ExtractionError) -> Data {
    for password in passwords + [Self.commonPassword] {
      if let key = encryption.key(password: password) { return try open(key: key) }
    }
    throw .encrypted
  }

  private func open(key: [UInt8]) throws(ExtractionError) -> Data {
    let size = stream.double(0) | stream.double(4) << 32
    guard size <= Self.maximumBytes else { throw .limit(detail: "the package is over \(Self.maximumBytes >> 20) MiB") }
    let content = stream.rest(8).bytes
    var package = Data(capacity: content.count)
    for (segment, start) in stride(from: content.startIndex, to: content.endIndex, by: Self.segmentSize).enumerated() {
      let part = content[start..<min(start + Self.segmentSize, content.endIndex)]
      guard let plain = encryption.decrypt(part, segment: segment, key: key) else { throw .encrypted }
      package.append(contentsOf: plain)
    }
    return package.prefix(size)
  }
}
