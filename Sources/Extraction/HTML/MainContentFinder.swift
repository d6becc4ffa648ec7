/// Tells a page's content from what stands around it.
///
/// After Mozilla's Readability (Arc90): paragraphs give points to their ancestors, class names and link density
/// weigh them, and the best ancestor with its like siblings is the content. Attempts grow more lenient until one
/// yields enough; a page where none does is taken whole, without its navigation.
struct MainContentFinder {
  /// What to read of a page: these subtrees, without the ones removed. Indices into the outline's elements.
  struct Selection {
    var roots: [Int]
    var removed: Set<Int>
    var length = 0
  }

  /// How strict an attempt is.
  private struct Strictness {
    var stripsUnlikely = true
    var weighsHints = true
    var cleans = true
  }

  /// Characters that a believable content has.
  private static let enoughLength = 500

  private let outline: HTMLOutline
  private var elements: [HTMLOutline.Element] { outline.elements }

  init(_ outline: HTMLOutline) { self.outline = outline }

  func find() -> Selection {
    let whole = wholePage()
    let attempts = [
      Strictness(), Strictness(stripsUnlikely: false), Strictness(stripsUnlikely: false, weighsHints: false),
      Strictness(stripsUnlikely: false, weighsHints: false, cleans: false),
    ]
    var best: Selection?
    for strictness in attempts {
      guard let selection = attempt(strictness) else { continue }
      if selection.length >= Self.enoughLength { return believable(selection, whole: whole) }
      if selection.length > best?.length ?? 0 { best = selection }
    }
    guard let best, best.length * 2 >= whole.length else { return whole }
    return best
  }

  /// A small find on a page with much plain text elsewhere is a teaser: the page is taken whole.
  private func believable(_ selection: Selection, whole: Selection) -> Selection {
    selection.length * 8 >= whole.length ? selection : whole
  }

  // MARK: The whole page

  /// The page without navigation, footer and link lists.
  private func wholePage() -> Selection {
    let body = elements.firstIndex { $0.tag == "body" } ?? 0
    guard !elements.isEmpty else { return Selection(roots: [], removed: []) }
    var roots = [body]
    let counts = outline.measure(removed: [])
    if let main = mainElement(counts), counts[main].length * 2 >= counts[body].length { roots = [main] }
    var removed: Set<Int> = []
    for (index, element) in elements.enumerated() {
      if element.isHidden || ["nav", "footer", "aside"].contains(element.tag)
        || HTMLHints.navigationRoles.contains(element.role)
      {
        // A page that is all footer is better read than lost.
        if counts[index].length * 2 < counts[body].length || element.tag == "nav" { removed.insert(index) }
      }
    }
    let measured = outline.measure(removed: removed)
    let length = roots.reduce(0) { $0 + measured[$1].length - measured[$1].linkLength }
    if length == 0 { return Selection(roots: [body], removed: [], length: counts[body].length) }
    return Selection(roots: roots, removed: removed, length: length)
  }

  private func mainElement(_ counts: [HTMLOutline.Counts]) -> Int? {
    let mains = elements.indices.filter { elements[$0].tag == "main" || elements[$0].role == "main" }
    if let main = mains.max(by: { counts[$0].length < counts[$1].length }) { return main }
    let articles = elements.indices.filter { elements[$0].tag == "article" }
    return articles.count == 1 ? articles[0] : nil
  }

  // MARK: One attempt

  private func attempt(_ strictness: Strictness) -> Selection? {
    var removed = unlikely(strictness)
    let counts = outline.measure(removed: removed)
    let scores = score(counts, removed: removed, strictness: strictness)
    guard let top = topCandidate(scores) else { return nil }
    let roots = withSiblings(of: top, scores: scores, counts: counts, removed: removed)
    if strictness.cleans {
      for root in roots { clean(root, removed: &removed, strictness: strictness) }
    } else {
      for root in roots { removeFurniture(root, removed: &removed) }
    }
    let measured = outline.measure(removed: removed)
    return Selection(roots: roots, removed: removed, length: roots.reduce(0) { $0 + measured[$1].length })
  }

  private func unlikely(_ strictness: Strictness) -> Set<Int> {
    var removed: Set<Int> = []
    var index = 0
    while index < elements.count {
      let element = elements[index]
      if element.isHidden || strictness.stripsUnlikely && isUnlikely(element) {
        removed.insert(index)
        index = element.end
      } else {
        index += 1
      }
    }
    return removed
  }

  private func isUnlikely(_ element: HTMLOutline.Element) -> Bool {
    guard element.tag != "body", element.tag != "a", element.tag != "html" else { return false }
    if HTMLHints.navigationRoles.contains(element.role) { return true }
    guard !element.hints.isEmpty, !element.isInTable, !element.isInCode else { return false }
    return HTMLHints.isUnlikely(element.hints)
  }

  private func score(_ counts: [HTMLOutline.Counts], removed: Set<Int>, strictness: Strictness) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    var index = 0
    while index < elements.count {
      if removed.contains(index) {
        index = elements[index].end
        continue
      }
      if let paragraph = paragraph(index, counts: counts, removed: removed), paragraph.counts.length >= 25 {
        let points = 2 + Double(paragraph.counts.commas) + min(Double(paragraph.counts.length / 100), 3)
        var ancestor = paragraph.parent
        for level in 0..<5 where ancestor >= 0 {
          let divider = level == 0 ? 1 : level == 1 ? 2 : Double(level * 3)
          scores[ancestor, default: initialScore(ancestor, strictness)] += points / divider
          ancestor = elements[ancestor].parent
        }
      }
      index += 1
    }
    for (index, score) in scores { scores[index] = score * (1 - counts[index].linkDensity) }
    return scores
  }

  /// The element as a paragraph: itself, or the text that stands directly in a division beside its blocks.
  private func paragraph(
    _ index: Int, counts: [HTMLOutline.Counts], removed: Set<Int>
  ) -> (counts: HTMLOutline.Counts, parent: Int)? {
    let element = elements[index]
    switch element.tag {
    case "p", "td", "pre", "section", "h2", "h3", "h4", "h5", "h6":
      return (counts[index], element.parent)
    case "div":
      if !element.hasBlockChild { return (counts[index], element.parent) }
      var own = counts[index]
      var child = index + 1
      while child < element.end {
        if HTMLTag.blocks.contains(elements[child].tag), !removed.contains(child) { own = own - counts[child] }
        child = elements[child].end
      }
      return (own, index)
    default:
      return nil
    }
  }

  private func initialScore(_ index: Int, _ strictness: Strictness) -> Double {
    let base: Double =
      switch elements[index].tag {
      case "div": 5
      case "pre", "td", "blockquote": 3
      case "address", "ol", "ul", "dl", "dd", "dt", "li", "form": -3
      case "h1", "h2", "h3", "h4", "h5", "h6", "th": -5
      default: 0
      }
    return base + weight(index, strictness)
  }

  private func weight(_ index: Int, _ strictness: Strictness) -> Double {
    strictness.weighsHints ? HTMLHints.weight(of: elements[index].hints) : 0
  }

  private func topCandidate(_ scores: [Int: Double]) -> Int? {
    let ranked = scores.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(5)
    guard let first = ranked.first, first.value > 0 else { return nil }
    var top = first.key

    // Several good candidates of nearly the same score share their content: the ancestor of at least three wins.
    let rivals = ranked.dropFirst().filter { $0.value >= first.value * 0.75 }.map(\.key)
    if rivals.count >= 3 {
      let families = rivals.map { Set(ancestors(of: $0)) }
      top =
        ancestors(of: top).first { candidate in
          !isPage(candidate) && families.count(where: { $0.contains(candidate) }) >= 3
        } ?? top
    }

    // A parent that scores better, having more content beside this one, wins.
    var last = scores[top] ?? 0
    let floor = last / 3
    for parent in ancestors(of: top) {
      if isPage(parent) { break }
      guard let score = scores[parent] else { continue }
      if score < floor { break }
      if score > last {
        top = parent
        break
      }
      last = score
    }
    while elements[top].parent >= 0, !isPage(elements[top].parent), elements[elements[top].parent].childCount == 1 {
      top = elements[top].parent
    }
    return top
  }

  private func isPage(_ index: Int) -> Bool { elements[index].tag == "body" || elements[index].tag == "html" }

  private func ancestors(of index: Int) -> [Int] {
    var found: [Int] = []
    var parent = elements[index].parent
    while parent >= 0 {
      found.append(parent)
      parent = elements[parent].parent
    }
    return found
  }

  private func withSiblings(
    of top: Int, scores: [Int: Double], counts: [HTMLOutline.Counts], removed: Set<Int>
  ) -> [Int] {
    let parent = elements[top].parent
    guard parent >= 0 else { return [top] }
    let topScore = scores[top] ?? 0
    let threshold = max(10, topScore * 0.2)
    var roots: [Int] = []
    var sibling = parent + 1
    while sibling < elements[parent].end {
      defer { sibling = elements[sibling].end }
      if sibling == top {
        roots.append(sibling)
        continue
      }
      guard !removed.contains(sibling) else { continue }
      let isAlike = !elements[sibling].hints.isEmpty && elements[sibling].hints == elements[top].hints
      if let score = scores[sibling], score + (isAlike ? topScore * 0.2 : 0) >= threshold {
        roots.append(sibling)
      } else if elements[sibling].tag == "p" {
        let found = counts[sibling]
        if found.length > 80 ? found.linkDensity < 0.25 : found.length > 0 && found.linkLength == 0 && found.commas > 0
        {
          roots.append(sibling)
        }
      }
    }
    return roots
  }

  // MARK: Cleaning

  /// Removes what is never content, wherever it stands.
  private func removeFurniture(_ root: Int, removed: inout Set<Int>) {
    for index in root..<elements[root].end {
      switch elements[index].tag {
      case "footer", "aside", "nav": if index != root { removed.insert(index) }
      default: break
      }
    }
  }

  private func clean(_ root: Int, removed: inout Set<Int>, strictness: Strictness) {
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
