/// The slides, masters or notes of a presentation in their order, with the text that its outline shows
/// (MS-PPT 2.4.14.3).
struct PPTSlideList {
  /// A slide, a master or a page of notes, as the list names it.
  struct Entry {
    /// The record's number.
    var number: Int
    /// By which others refer to the slide.
    var identifier: Int
    /// Texts and what each is, in the order of the shapes that refer to them.
    var texts: [(type: Int, text: String)] = []
  }

  /// The lists by their numbers in the file.
  enum Kind: Int {
    case slides, masters, notes
  }

  /// Each record once, whatever the list says.
  private(set) var entries: [Entry] = []

  init(_ document: PPTRecord, _ kind: Kind) {
    var seen: Set<Int> = []
    for list in document.children where list.kind == PPTRecord.Kind.textList && list.instance == kind.rawValue {
      for record in list.children {
        if record.kind == PPTRecord.Kind.persist {
          guard seen.insert(record.content.double(0)).inserted else { continue }
          entries.append(Entry(number: record.content.double(0), identifier: record.content.double(12)))
        } else if !entries.isEmpty {
          let last = entries.count - 1
          if record.kind == PPTRecord.Kind.textHeader {
            entries[last].texts.append((record.content.double(0), ""))
          } else if let text = record.text, !entries[last].texts.isEmpty {
            entries[last].texts[entries[last].texts.count - 1].text += text
          }
        }
      }
    }
  }
}
