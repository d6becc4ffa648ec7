package import Corpus
package import Indexing

/// How far a run has come.
package struct IngestProgress: Sendable {
  package var filesDone = 0
  package var filesTotal = 0
  package var pages = 0
  /// Bytes of source files.
  package var bytes: Int64 = 0
  package var bytesTotal: Int64 = 0
  package var failures = 0
}

/// What a run did.
package struct IngestReport: Sendable, Equatable {
  /// Files that are new, whose bytes changed, that only lie elsewhere now, that are gone, that are as they were.
  package var added = 0
  package var changed = 0
  package var moved = 0
  package var removed = 0
  package var unchanged = 0
  /// Documents that were written, pages and bytes of source files that were read.
  package var documents = 0
  package var pages = 0
  package var bytes: Int64 = 0
  /// Pages that were read by character recognition, how many of those had been kept from an earlier run, and pages that
  /// were not read because it is off or not installed.
  package var recognizedPages = 0
  package var recalledPages = 0
  package var unreadPages = 0
  /// What could not be indexed in this run, in the order it failed.
  package var failures: [FailedItem] = []
  /// What failed in an earlier run, in files that have not changed since.
  package var knownFailures = FailureCount()
  /// Documents whose tags were made anew because the authority files changed.
  package var retagged = 0
  /// Documents whose text was analysed anew because the analyzer changed.
  package var reanalyzed = 0
  /// Bibliographic records that describe documents, over the whole index.
  package var joined = 0
  /// Documents that analysts' decisions apply to, and those that are not in the corpus while nothing has taken the
  /// decisions about them over.
  package var decided = 0
  package var orphans = 0
  /// Lines of the journal that are no decisions.
  package var journalFaults: [JournalFault] = []
  package var seconds = 0.0
  package var wasInterrupted = false

  /// Whether all that was to be read could be.
  package var isSound: Bool { failures.isEmpty && journalFaults.isEmpty }

  package struct FailedItem: Sendable, Equatable {
    package var path: String
    /// Empty for a whole file.
    package var record: String
    package var reason: String
  }

  /// The counts by name, as the index and JSON keep them.
  package var counts: [String: Int] {
    [
      "added": added, "changed": changed, "moved": moved, "removed": removed, "unchanged": unchanged,
      "documents": documents, "pages": pages, "bytes": Int(bytes), "failed": failures.count,
      "known_failures": knownFailures.all, "retagged": retagged, "reanalyzed": reanalyzed,
      "joined": joined, "decided": decided, "ocr_pages": recognizedPages, "ocr_pages_kept": recalledPages,
      "unread_pages": unreadPages, "orphans": orphans, "journal_faults": journalFaults.count,
    ]
  }
}
