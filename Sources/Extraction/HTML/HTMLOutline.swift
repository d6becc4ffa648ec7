import CXML
import Foundation

/// The elements of an HTML page in document order, with what is needed to tell content from navigation.
///
/// A subtree is a range of indices, and what it holds is a difference of two running counts, so that every
/// question about a subtree takes constant time, however deep the page is nested.
struct HTMLOutline {
  /// An element, and what was counted before it.
  struct Element {
    let node: XMLNode
    let tag: String
    /// Index of the parent; -1 for the root.
    let parent: Int
    /// Index after the last element of the subtree.
    var end: Int
    /// Class and id in lower case, a space between them.
    let hints: String
    let isInTable: Bool
    let isInCode: Bool
    let isHidden: Bool
    let role: String
    /// Whether a direct child is a block.
    var hasBlockChild = false
    var childCount = 0
  }

  /// What a stretch of the page holds. Lengths are in characters, where one of Chinese, Japanese or Korean
  /// counts double and a run of white space as one.
  struct Counts {
    var length = 0
    var linkLength = 0
    var commas = 0
    var paragraphs = 0
    var items = 0
    var images = 0
    var inputs = 0
    var embeds = 0
    var headingLength = 0
    var listLength = 0

    var linkDensity: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

    static func - (left: Counts, right: Counts) -> Counts {
      Counts(
        length: left.length - right.length, linkLength: left.linkLength - right.linkLength,
        commas: left.commas - right.commas, paragraphs: left.paragraphs - right.paragraphs,
        items: left.items - right.items, images: left.images - right.images, inputs: left.inputs - right.inputs,
        embeds: left.embeds - right.embeds, headingLength: left.headingLength - right.headingLength,
        listLength: left.listLength - right.listLength)
    }
  }

  private(set) var elements: [Element] = []

  init(root: XMLNode) {
    var open: [Int] = []
    var found: [Element] = []
    root.walk(
      enter: { node in
        guard node.isElement else { return false }
        let tag = node.name.lowercased()
        if HTMLTag.invisible.contains(tag) { return false }
        let parent = open.last
        let (hints, role, isHidden) = Self.attributes(of: node)
        if let parent {
          found[parent].childCount += 1
          if HTMLTag.blocks.contains(tag) { found[parent].hasBlockChild = true }
        }
        found.append(
          Element(
            node: node, tag: tag, parent: parent ?? -1, end: 0, hints: hints,
            isInTable: parent.map { found[$0].isInTable || found[$0].tag == "table" } ?? false,
            isInCode: parent.map { found[$0].isInCode || found[$0].tag == "code" } ?? false,
            isHidden: isHidden, role: role))
        open.append(found.count - 1)
        return true
      },
      leave: { node in
        if let last = open.last, found[last].node.pointer == node.pointer {
          found[last].end = found.count
          open.removeLast()
        }
      })
    elements = found
  }

  /// Running counts before and after each element, in which the subtrees `removed` count for nothing.
  func measure(removed: Set<Int>) -> [Counts] {
    var measured = [Counts](repeating: Counts(), count: elements.count)
    var running = Counts()
    var open: [(index: Int, start: Counts)] = []
    var inLink = 0
    var inHeading = 0
    var inList = 0
    func close(upTo limit: Int) {
      while let last = open.last, elements[last.index].end <= limit {
        measured[last.index] = running - last.start
        let tag = elements[last.index].tag
        if tag == "a" { inLink -= 1 }
        if HTMLTag.headings.contains(tag) { inHeading -= 1 }
        if tag == "ul" || tag == "ol" { inList -= 1 }
        open.removeLast()
      }
    }
    var index = 0
    while index < elements.count {
      close(upTo: index)
      if removed.contains(index) {
        index = elements[index].end
        continue
      }
      open.append((index, running))
      let element = elements[index]
      if element.tag == "a" { inLink += 1 }
      if HTMLTag.headings.contains(element.tag) { inHeading += 1 }
      if element.tag == "ul" || element.tag == "ol" { inList += 1 }
      count(element, into: &running, inLink: inLink > 0, inHeading: inHeading > 0, inList: inList > 0)
      index += 1
    }
    close(upTo: elements.count)
    return measured
  }

  private func count(_ element: Element, into counts: inout Counts, inLink: Bool, inHeading: Bool, inList: Bool) {
    switch element.tag {
    case "p": counts.paragraphs += 1
    case "li": counts.items += 1
    case "img": counts.images += 1
    case "input": counts.inputs += 1
    case "embed", "object", "iframe": counts.embeds += 1
    default: break
    }
    for child in element.node.children where child.isText {
      guard let content = child.pointer.pointee.content else { continue }
      let (length, commas) = Self.weigh(content)
      counts.length += length
      counts.commas += commas
      if inLink { counts.linkLength += length }
      if inHeading { counts.headingLength += length }
      if inList { counts.listLength += length }
    }
  }

  private static func weigh(_ content: UnsafePointer<xmlChar>) -> (length: Int, commas: Int) {
    var length = 0
    var commas = 0
    var index = 0
    var isBlank = true
    while content[index] != 0 {
      let byte = content[index]
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        if !isBlank { length += 1 }
        isBlank = true
      case 0x80..<0xC0:
        break
      default:
        isBlank = false
        length += byte >= 0xE3 && byte < 0xF0 ? 2 : 1
        if byte == 0x2C { commas += 1 }
        // U+060C, U+3001, U+3002, U+FF0C: each stands where an English sentence has a comma or is a sentence's end.
        if byte == 0xD8, content[index + 1] == 0x8C { commas += 1 }
        if byte == 0xE3, content[index + 1] == 0x80, content[index + 2] == 0x81 || content[index + 2] == 0x82 {
          commas += 1
        }
        if byte == 0xEF, content[index + 1] == 0xBC, content[index + 2] == 0x8C { commas += 1 }
      }
      index += 1
    }
    if isBlank, length > 0 { length -= 1 }
    return (length, commas)
  }

  private static func attributes(of node: XMLNode) -> (hints: String, role: String, isHidden: Bool) {
    guard node.hasAttributes else { return ("", "", false) }
    let hints = [node.attribute("class"), node.attribute("id")].compactMap { $0?.lowercased() }.joined(separator: " ")
    let style = node.attribute("style")?.lowercased().filter { $0 != " " } ?? ""
    let isHidden =
      node.attribute("hidden") != nil || style.contains("display:none") || style.contains("visibility:hidden")
      || node.attribute("aria-hidden") == "true" && !hints.contains("fallback-image")
    return (hints, node.attribute("role")?.lowercased() ?? "", isHidden)
  }
}
