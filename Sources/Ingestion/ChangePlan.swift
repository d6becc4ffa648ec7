import Corpus
import Indexing

/// What has to be done so that the index says what the folders hold.
struct ChangePlan {
  /// Files to read, largest first, so that no long one is left for the end.
  var toRead: [FoundFile] = []
  /// Files that were recognised elsewhere without reading them: former path and file.
  var moved: [(from: IndexedFile, to: FoundFile)] = []
  /// Files of the index that are not there any more, by path; one of those to read may turn out to be one of them.
  var vanished: [String: IndexedFile] = [:]
  var unchanged = 0
  /// What failed before in files that have not changed.
  var knownFailures = FailureCount()

  /// Compares the folders with the index.
  ///
  /// - Parameters:
  ///   - isInScope: whether a path of the index belongs to what was looked at; others are left alone.
  ///   - rereads: whether a known, unchanged file is to be read all the same.
  init(
    found: [FoundFile], known: [String: IndexedFile], isInScope: (String) -> Bool, rereads: (IndexedFile) -> Bool
  ) {
    var new: [FoundFile] = []
    vanished = known.filter { isInScope($0.key) }
    for file in found {
      vanished[file.location] = nil
      guard let indexed = known[file.location] else {
        new.append(file)
        continue
      }
      if !indexed.matches(file) || rereads(indexed) {
        toRead.append(file)
      } else {
        unchanged += 1
        knownFailures += indexed.failures
      }
    }
    recogniseMoves(among: new, rereads: rereads)
    toRead.sort { ($1.size, $0.location) < ($0.size, $1.location) }
  }

  /// A new path with the inode, size and time of a vanished one is that file under another name.
  private mutating func recogniseMoves(among new: [FoundFile], rereads: (IndexedFile) -> Bool) {
    let byInode = Dictionary(vanished.values.map { ($0.inode, $0) }, uniquingKeysWith: { first, _ in first })
    for file in new {
      if let former = byInode[file.inode], former.matches(file), !rereads(former), vanished[former.path] != nil {
        vanished[former.path] = nil
        moved.append((former, file))
      } else {
        toRead.append(file)
      }
    }
  }
}
