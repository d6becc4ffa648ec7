import Corpus
import Glibc

/// Calls `body` with strings as C wants them: an array of pointers that ends with null.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { FileName.withBytes(of: $0) { strdup($0) } } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return body(&pointers)
}
