/// What is taken out of the content that was found: link lists, forms, share buttons.
extension MainContentFinder {
  /// Removes what is never content, wherever it stands.
  func removeFurniture(_ root: Int, removed: inout Set<Int>) {
    for index in root..<elements[root].end {
      switch elements[index].tag {
      case "footer", "aside", "nav": if index != root { removed.insert(index) }
      default: break
      }
    }
  }

  func clean(_ root: Int, removed: inout Set<Int>, strictness: Strictness) {
    removeFurniture(root, removed: &removed)
    let counts = outline.measure(removed: removed)
    for index in (root + 1)..<max(root + 1, elements[root].end) where !removed.contains(index) {
      let element = elements[index]
      if HTMLTag.headings.contains(element.tag), weight(index, strictness) < 0 { removed.insert(index) }
      if HTMLHints.isShare(element.hints), counts[index].length < 500 { removed.insert(index) }
      guard ["form", "fieldset", "table", "ul", "ol", "div", "section"].contains(element.tag), !element.isInCode,
        !(element.tag != "table" && element.isInTable)
      else { continue }
      if isClutter(element, counts[index], weight: weight(index, strictness)) { removed.insert(index) }
    }
  }

  private func isClutter(_ element: HTMLOutline.Element, _ counts: HTMLOutline.Counts, weight: Double) -> Bool {
    if weight < 0 { return true }
    guard counts.commas < 10 else { return false }
    let isList =
      element.tag == "ul" || element.tag == "ol"
      || counts.length > 0 && Double(counts.listLength) / Double(counts.length) > 0.9
    if counts.inputs * 3 > counts.paragraphs, counts.inputs > 0 { return true }
    if weight >= 25 ? counts.linkDensity > 0.5 : counts.linkDensity > (isList ? 0.5 : 0.2) { return true }
    if isList || element.tag == "table" { return false }
    if counts.images > 1, counts.paragraphs * 2 < counts.images { return true }
    if counts.items - 100 > counts.paragraphs { return true }
    let isHeading = counts.length > 0 && Double(counts.headingLength) / Double(counts.length) >= 0.9
    return counts.length < 25 && !isHeading && (counts.images == 0 || counts.images > 2) && element.tag != "section"
  }
}
