import Corpus
import Foundation
import Indexing

/// A run file of the Text Retrieval Conference: `question Q0 document rank score tvet`.
///
/// Documents are named in full: a record by its id where no other record of the index has it, all else (files, members
/// of archives, records whose id holds a blank) by the SHA-256.
package struct TRECFormat: ResultFormat {
  package static let name = "trec"
  package static let showsRelated = true

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    let query = Self.word(context.queryID ?? "1")
    var previous = Double.infinity
    for hit in result.hits + result.related {
      // Those who judge a run order it by score alone and equal scores by name: ours must fall at every line.
      let score = min(hit.score, previous - 0.000_001)
      previous = score
      let id = hit.document.fullID
      let document = Self.word(id) == id ? id : hit.document.fingerprint.hex
      output.write("\(query) Q0 \(document) \(hit.rank) \(String(format: "%.6f", score)) tvet\n")
    }
  }

  /// Fields are separated by blanks and so hold none.
  private static func word(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.properties.isWhitespace || $0.value < 32 ? "_" : $0 }
    return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
  }
}
