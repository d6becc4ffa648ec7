import Corpus
import Extraction
import Indexing

/// What a job thread tells the writer about one file. Events of one file come in order; those of several files
/// are mixed.
enum FileEvent: Sendable {
  /// The bytes are those the index knows at this path; only size, time or inode differ.
  case touched(FoundFile, Fingerprint)
  /// The bytes are those of a file that vanished.
  case moved(from: IndexedFile, to: FoundFile)
  /// The bytes are those of another file of the index.
  case copied(of: IndexedFile, to: FoundFile)
  /// A document of the file, or of a container's record.
  case document(FoundFile, PreparedDocument)
  /// A record that could not be read.
  case recordFailure(FoundFile, record: String, reason: String)
  /// The file has been read to its end.
  case end(FoundFile, ExtractionReport, Fingerprint)
  /// The file could not be read; where not even its bytes could, the report has no fingerprint.
  case failure(FoundFile, ExtractionReport, reason: String)
  /// No worker could be started for it; the run cannot go on.
  case unavailable(FoundFile, WorkerUnavailable)

  var file: FoundFile {
    switch self {
    case .touched(let file, _), .moved(_, let file), .copied(_, let file), .document(let file, _),
      .recordFailure(let file, _, _), .end(let file, _, _), .failure(let file, _, _), .unavailable(let file, _):
      file
    }
  }

  /// Bytes of memory that the event holds, roughly.
  var weight: Int {
    guard case .document(_, let document) = self else { return 200 }
    return 1_000 + document.pages.reduce(0) { $0 + $1.utf8.count }
  }
}
