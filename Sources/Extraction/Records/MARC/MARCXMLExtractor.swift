import CXML
package import Corpus

/// Reads MARC 21 records in XML (MARCXML, Library of Congress).
package struct MARCXMLExtractor: XMLRecordExtractor {
  package static let mediaTypes: [MediaType] = [.marcXML]

  package init() {}

  static let noun = "MARC record"
  static func isRecord(_ name: String, _ namespace: String) -> Bool { name == "record" }

  static func fill(_ builder: inout RecordBuilder, from node: XMLNode) {
    var record = MARCRecord()
    for part in node.elements {
      switch part.name {
      case "leader": record.leader = part.pointerText
      case "controlfield": record.control.append((part.attribute("tag") ?? "", part.pointerText))
      case "datafield":
        let indicators = (part.attribute("ind1")?.first ?? " ", part.attribute("ind2")?.first ?? " ")
        record.data.append(
          MARCRecord.DataField(
            tag: part.attribute("tag") ?? "", indicators: indicators,
            subfields: part.all("subfield").map { ($0.attribute("code")?.first ?? "?", $0.text()) }))
      default: break
      }
    }
    MARCMapping(record).fill(&builder)
  }
}

extension XMLNode {
  /// The text as it stands: in fixed fields blanks count.
  fileprivate var pointerText: String {
    var text = ""
    for child in children where child.isText { text += Self.string(child.pointer.pointee.content) }
    return text
  }
}
