package import Corpus
import Foundation

/// Reads the items of a JSON file of a reference manager, each a document of its own: CSL-JSON (Citation Style Language
/// 1.0.2, csl-data.json), or Zotero's own JSON (``ZoteroItem``).
package struct CSLJSONExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.cslJSON, .zoteroJSON]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var text = CharsetDecoder.decode(input.content).text
    var records = RecordSequence(mediaType: input.mediaType)
    let isWhole = try text.withUTF8 { bytes in
      try JSONArrayScanner.scan(bytes) { range in
        let item = Data(UnsafeBufferPointer(rebasing: bytes[range]))
        guard let object = try? JSONSerialization.jsonObject(with: item) as? [String: Any] else {
          let place = "item \(records.count + 1)"
          return try emit(.failure(record: place, reason: .damaged(detail: "\(place) is not a JSON object")))
        }
        guard ZoteroItem.isItem(object) else {
          let builder = CSLItem(object).builder(mediaType: input.mediaType)
          return try records.hand(builder, fingerprint: Fingerprint(of: item), to: emit)
        }
        let zotero = ZoteroItem(object)
        guard !zotero.isPart else { return }
        let builder = zotero.builder(mediaType: input.mediaType)
        try records.hand(builder, fingerprint: Fingerprint(of: item), to: emit)
      }
    }
    if !isWhole { throw ExtractionError.damaged(detail: "the file ends inside the list of items") }
    if records.count == 0 { throw ExtractionError.noText(detail: "the file has no item") }
  }
}
