import Corpus

/// Puts the text of a book's files on pages: a page a file, or those of the printed book.
struct EPUBPages {
  private(set) var pages: [Page] = []
  private let list: EPUBPageList?
  private var number = 1
  /// The printed pages that begin in the file that is read.
  private var anchors: [String: Int] = [:]

  init(_ list: EPUBPageList?) {
    self.list = list
    // What stands before the first number has none of its own.
    if let list { number = max(1, list.first - 1) }
  }

  /// Whether pages may begin within a file.
  var isNumbered: Bool { list != nil }

  mutating func begin(_ item: EPUBPackage.Item, index: Int) {
    guard let list else {
      number = index + 1
      return
    }
    anchors = list.pages(in: item.path)
    if let first = anchors[""] { number = first }
  }

  /// Begins a page, where an element does.
  mutating func turn(at node: XMLNode, _ builder: inout TextBuilder) {
    guard !anchors.isEmpty, let name = node.attribute("id") ?? node.attribute("name"), let next = anchors[name],
      next > number
    else { return }
    add(builder.takeBlocks())
    number = next
  }

  mutating func add(_ blocks: [Block]) {
    guard !blocks.isEmpty else { return }
    if pages.last?.number == number {
      pages[pages.count - 1].blocks += blocks
    } else {
      pages.append(Page(number: number, blocks: blocks))
    }
  }
}
