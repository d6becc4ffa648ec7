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
    let hasParts = text.holds(Self.parentKey)
    let isWhole = try text.withUTF8 { bytes in
      let parts = hasParts ? Self.parts(in: bytes) : [:]
      return try JSONArrayScanner.scan(bytes) { range in
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
        var builder = zotero.builder(mediaType: input.mediaType)
        var whole = item
        for part in zotero.key.flatMap({ parts[$0] }) ?? [] {
          zotero.add(part: part.item, to: &builder)
          // A note that changes is a change of the work that it is about.
          whole += part.bytes
        }
        try records.hand(builder, fingerprint: Fingerprint(of: whole), to: emit)
      }
    }
    if !isWhole { throw ExtractionError.damaged(detail: "the file ends inside the list of items") }
    if records.count == 0 { throw ExtractionError.noText(detail: "the file has no item") }
  }

  private static let parentKey = "\"parentItem\""

  /// Items of Zotero's that are parts of others, by the key of the other; they may stand before it.
  private static func parts(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [String: [(item: ZoteroItem, bytes: Data)]] {
    var parts: [String: [(item: ZoteroItem, bytes: Data)]] = [:]
    _ = JSONArrayScanner.scan(bytes) { range in
      let data = Data(UnsafeBufferPointer(rebasing: bytes[range]))
      guard data.range(of: Data(parentKey.utf8)) != nil,
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { return }
      let item = ZoteroItem(object)
      if let parent = item.parent { parts[parent, default: []].append((item, data)) }
    }
    return parts
  }
}
