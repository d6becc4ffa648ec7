import Corpus

/// What the parent asks of a worker.
struct WorkerRequest: Equatable {
  /// Absolute.
  var path: String
  /// Nil: the worker finds it out.
  var mediaType: MediaType?
  /// Processor time, in seconds; and what each page that is recognised adds.
  var cpuSeconds: Int
  var passwords: [String]
  var cpuSecondsPerPage = PageReading.mostSeconds
  var ocr = OCRSettings()
  /// Pages that brought a worker down when they were recognised.
  var skippedPages: [Fingerprint] = []

  /// The frame's content.
  var encoded: [UInt8] {
    var writer = WireWriter()
    writer.write(path)
    writer.write(mediaType) { $0.write($1.rawValue) }
    writer.write(cpuSeconds)
    writer.write(passwords) { $0.write($1) }
    writer.write(cpuSecondsPerPage)
    writer.write(ocr.mode.rawValue)
    writer.write(ocr.languages) { $0.write($1) }
    writer.write(skippedPages) { $0.write($1.bytes) }
    return writer.bytes
  }

  init(path: String, mediaType: MediaType?, cpuSeconds: Int, passwords: [String] = []) {
    self.passwords = passwords
    self.path = path
    self.mediaType = mediaType
    self.cpuSeconds = cpuSeconds
  }

  init(decoding bytes: UnsafeRawBufferPointer) throws(WireReader.Malformed) {
    var reader = WireReader(bytes)
    path = try reader.string()
    mediaType = try reader.optional { reader throws(WireReader.Malformed) in MediaType(rawValue: try reader.string()) }
    cpuSeconds = try reader.number()
    passwords = try reader.list { reader throws(WireReader.Malformed) in try reader.string() }
    cpuSecondsPerPage = try reader.number()
    guard let mode = OCRMode(rawValue: try reader.string()) else { throw WireReader.Malformed() }
    ocr = OCRSettings(
      mode: mode, languages: try reader.list { reader throws(WireReader.Malformed) in try reader.string() })
    skippedPages = try reader.list { reader throws(WireReader.Malformed) in try reader.fingerprint() }
    guard reader.isAtEnd else { throw WireReader.Malformed() }
  }
}

/// What a worker answers: any number of extractions, then the end; between them, what it has to say of pages that it
/// recognises.
enum WorkerAnswer: Equatable {
  case extraction(Extraction)
  /// Asks for the text layer of a page that is about to be recognised; the parent sends a ``TextLayerKeeper/Answer``.
  case recall(Fingerprint)
  /// The text layer that was found is damaged, or a better one can be had: the page is recognised after all.
  case refuse(Fingerprint)
  /// The text layer of a page, to be kept.
  case keep(Fingerprint, [UInt8])
  case end(WorkerEnd)

  /// The frame's content.
  var encoded: [UInt8] {
    switch self {
    case .extraction(.document(let document)):
      let textBytes = document.pages.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.text.utf8.count + 8 } }
      var writer = WireWriter(capacity: textBytes + 4096)
      writer.write(UInt8(1))
      writer.write(document)
      return writer.bytes
    case .extraction(.failure(let record, let reason)):
      var writer = WireWriter()
      writer.write(UInt8(2))
      writer.write(record)
      writer.write(reason)
      return writer.bytes
    case .end(let end):
      var writer = WireWriter()
      writer.write(UInt8(3))
      writer.write(end.failure) { $0.write($1) }
      writer.write(end.fingerprint) { $0.write($1.bytes) }
      writer.write(end.mediaType) { $0.write($1.rawValue) }
      writer.write(end.byteCount)
      writer.write(end.extractionCount)
      writer.write(end.residentBytes)
      writer.write(end.unreadPages)
      return writer.bytes
    case .recall(let page):
      var writer = WireWriter()
      writer.write(UInt8(4))
      writer.write(page.bytes)
      return writer.bytes
    case .refuse(let page):
      var writer = WireWriter()
      writer.write(UInt8(6))
      writer.write(page.bytes)
      return writer.bytes
    case .keep(let page, let layer):
      var writer = WireWriter(capacity: layer.count + 64)
      writer.write(UInt8(5))
      writer.write(page.bytes)
      writer.write(layer)
      return writer.bytes
    }
  }

  init(decoding bytes: UnsafeRawBufferPointer) throws(WireReader.Malformed) {
    var reader = WireReader(bytes)
    switch try reader.byte() {
    case 1: self = .extraction(.document(try reader.document()))
    case 2: self = .extraction(.failure(record: try reader.string(), reason: try reader.extractionError()))
    case 3:
      self = .end(
        WorkerEnd(
          failure: try reader.optional { reader throws(WireReader.Malformed) in try reader.extractionError() },
          fingerprint: try reader.optional { reader throws(WireReader.Malformed) in try reader.fingerprint() },
          mediaType: try reader.optional { reader throws(WireReader.Malformed) in
            MediaType(rawValue: try reader.string())
          },
          byteCount: try reader.number(), extractionCount: try reader.number(), residentBytes: try reader.number(),
          unreadPages: try reader.number()))
    case 4: self = .recall(try reader.fingerprint())
    case 5: self = .keep(try reader.fingerprint(), try reader.byteString())
    case 6: self = .refuse(try reader.fingerprint())
    default: throw WireReader.Malformed()
    }
    guard reader.isAtEnd else { throw WireReader.Malformed() }
  }

  init(_ extraction: Extraction) { self = .extraction(extraction) }
}

/// How a file went.
struct WorkerEnd: Equatable {
  /// Why the file as a whole failed.
  var failure: ExtractionError?
  /// Of the file's bytes; nil if they could not be read.
  var fingerprint: Fingerprint?
  var mediaType: MediaType?
  var byteCount = 0
  var extractionCount = 0
  /// The worker's resident memory after the file.
  var residentBytes = 0
  /// Pages that were not read because character recognition is off or not installed.
  var unreadPages = 0
}

extension TextLayerKeeper.Answer {
  /// The frame's content.
  var encoded: [UInt8] {
    switch self {
    case .unknown: [0]
    case .found(let layer): [1] + layer
    case .skip: [2]
    }
  }

  init(decoding bytes: [UInt8]) throws(WireReader.Malformed) {
    switch bytes.first {
    case 0: self = .unknown
    case 1: self = .found(Array(bytes.dropFirst()))
    case 2: self = .skip
    default: throw WireReader.Malformed()
    }
  }
}
