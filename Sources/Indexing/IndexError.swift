/// Why the index cannot be used.
package enum IndexError: Error, CustomStringConvertible {
  case missing(path: String)
  case cannotOpen(path: String, detail: String)
  case foreign(path: String)
  case newer(path: String)
  case older(path: String)
  case damaged(detail: String)
  case locked(holder: String)
  case full(path: String)

  package var description: String {
    switch self {
    case .missing(let path): "there is no index at \(path); make it with: tvet ingest"
    case .cannotOpen(let path, let detail): "the index \(path) cannot be opened: \(detail)"
    case .foreign(let path):
      "\(path) is not an index of this tool; name another file with --index, or remove it if nobody needs it"
    case .newer(let path):
      "\(path) was written by a newer version of this tool; update the tool, or remove the file and ingest again"
    case .older(let path): "\(path) was written by an older version of this tool; bring it up to date with: tvet ingest"
    case .damaged(let detail):
      "the index is damaged (\(detail)); remove it and run: tvet ingest (nothing is lost, the corpus holds everything)"
    case .locked(let holder): "another run is writing this index (\(holder)); wait for it to end"
    case .full(let path):
      "no room left on the disk of \(path); what was committed is kept, run again when there is room"
    }
  }
}
