/// The encryption of an Excel workbook (MS-XLS 2.2.10): of the records' content, not of their headers.
enum XLSEncryption {
  private static let blockSize = 1024
  /// With this, Excel protects workbooks of which only the structure is locked; nobody is asked for it.
  private static let commonPassword = "VelvetSweatshop"
  /// Records that are never encrypted.
  private static let plainKinds: Set<Int> = [
    XLSRecords.Kind.start, XLSRecords.Kind.filePass, 0xE1, 0x138, 0x194, 0x195,
  ]

  /// The workbook without its encryption, if it has any.
  ///
  /// - Throws: ``ExtractionError``: `.encrypted` where no password is right, `.locked`.
  static func open(_ stream: BinaryView, passwords: [String]) throws(ExtractionError) -> BinaryView {
    guard let header = header(of: stream) else { return stream }
    // The older way combines the text with the password.
    guard header.word(0) == 1 else {
      throw .locked(detail: "workbooks with a password of the kind before Excel 97 are not opened")
    }
    let encryption = try BinaryEncryption(header.rest(2), passwords: passwords + [commonPassword])
    var bytes = Array(encryption.decrypt(stream, blockSize: blockSize).bytes)
    var offset = 0
    while offset + 4 <= stream.count {
      let kind = stream.word(offset)
      let end = min(offset + 4 + stream.word(offset + 2), stream.count)
      // Where a sheet lies stands in the open; that the file is encrypted is true no more.
      let plainEnd = plainKinds.contains(kind) ? end : kind == XLSRecords.Kind.sheet ? min(offset + 8, end) : offset + 4
      bytes.replaceSubrange(offset..<plainEnd, with: stream.part(offset, plainEnd - offset).bytes)
      if kind == XLSRecords.Kind.filePass { bytes.replaceSubrange(offset..<offset + 2, with: [0, 0]) }
      offset = end
    }
    return BinaryView(bytes)
  }

  /// What the record FilePass says; nil in a workbook that is not encrypted.
  private static func header(of stream: BinaryView) -> BinaryView? {
    var records = XLSRecords(stream)
    while let record = records.next(), record.kind != XLSRecords.Kind.end {
      if record.kind == XLSRecords.Kind.filePass { return record.content }
    }
    return nil
  }
}
