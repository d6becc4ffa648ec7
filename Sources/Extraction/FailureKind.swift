/// What sort of thing went wrong with a file, and what can be done about it.
package enum FailureKind: String, Sendable, CaseIterable {
  case encrypted
  case locked
  case noText = "no text"
  case unsupported
  case damaged
  case limit = "over a limit"
  case unreadable
  case timedOut = "took too long"
  case crashed
  /// Found before anything was read: a link that leads nowhere, a pipe.
  case other

  /// The kind of a failure whose reason has been stored as a sentence.
  package init(reason: String) {
    self = Self.allCases.first { $0 != .other && reason.hasPrefix($0.prefix) } ?? .other
  }

  /// How an ``ExtractionError``'s description begins.
  var prefix: String {
    switch self {
    case .encrypted: "encrypted: "
    case .locked: "locked: "
    case .noText: "no text: "
    case .unsupported: "not supported yet: "
    case .damaged: "damaged: "
    case .limit: "over a limit: "
    case .unreadable: "cannot be read: "
    case .timedOut: "the reader did not finish within "
    case .crashed: "the reader crashed: "
    case .other: ""
    }
  }

  /// What a person can do, as sentences.
  package var advice: String {
    switch self {
    case .encrypted:
      "Put the password into 'passwords' in tvet.toml, then: tvet ingest --retry. It opens PDF, Word, Excel, PPTX, "
        + "OpenDocument and zip files; save others without one."
    case .locked:
      "No password opens it here: open it in the program it was made with, and save it without protection."
    case .noText:
      "Scans are read where Tesseract is installed (Scripts/setup) and OCR is not switched off; after a change: tvet "
        + "ingest --retry. What is empty can be removed, or passed by with 'exclude' in tvet.toml."
    case .unsupported:
      "Save it as PDF, DOCX, HTML or text. What is no document can be passed by with 'exclude' in tvet.toml."
    case .damaged: "Fetch the file again, or open it in the program it was made with and save it anew."
    case .limit:
      "Split the file, or save it without what is large in it. Where it wants more memory, raise 'worker_memory' in "
        + "tvet.toml, then: tvet ingest --retry."
    case .unreadable: "See to it that the file is there and that you may read it (ls -l), then: tvet ingest --retry."
    case .timedOut: "Raise 'worker_seconds' in tvet.toml, then: tvet ingest --retry. Or save the file anew, as PDF."
    case .crashed: "The file breaks the tool, which should not be: please report it. Saving it anew often helps."
    case .other: "Take it away, put a file in its place, or pass it by with 'exclude' in tvet.toml."
    }
  }
}

extension ExtractionError {
  package var kind: FailureKind {
    switch self {
    case .unsupported: .unsupported
    case .encrypted, .wrongPassword: .encrypted
    case .locked: .locked
    case .damaged: .damaged
    case .noText: .noText
    case .limit: .limit
    case .unreadable: .unreadable
    case .crashed: .crashed
    case .timedOut: .timedOut
    }
  }
}
