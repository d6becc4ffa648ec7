/// The streams of a Word document, without encryption (MS-DOC 2.2.6).
struct DOCStreams {
  let main: BinaryView
  let table: BinaryView
  let data: BinaryView
  let header: DOCHeader

  private static let blockSize = 512
  /// The start of the main stream is not encrypted.
  private static let plainSize = 68

  /// - Throws: ``ExtractionError``: `.damaged`, `.encrypted`, `.locked`.
  init(_ file: OLEFile, _ main: BinaryView, passwords: [String]) throws(ExtractionError) {
    let header = try DOCHeader(main)
    let table = header.isOld ? main : file.stream(header.tableStream) ?? BinaryView([])
    let data = file.stream("Data") ?? BinaryView([])
    guard header.isEncrypted else {
      (self.main, self.table, self.data, self.header) = (main, table, data, header)
      return
    }
    // Word 95 and older had a cipher of their own.
    guard !header.isOld else { throw .locked(detail: "documents of Word 95 with a password are not opened") }
    let encryption = try BinaryEncryption(table.part(0, header.encryptionSize), passwords: passwords)
    let plain = encryption.decrypt(main, blockSize: Self.blockSize)
    self.main = BinaryView(Array(main.part(0, Self.plainSize).bytes) + Array(plain.rest(Self.plainSize).bytes))
    self.table = encryption.decrypt(table, blockSize: Self.blockSize)
    self.data = encryption.decrypt(data, blockSize: Self.blockSize)
    self.header = try DOCHeader(self.main)
  }
}
