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
  struct Strictness {
    var stripsUnlikely = true
    var weighsHints = true
    var cleans = true
  }

  /// Characters that a believable content has.
  private static let enoughLength = 500

  let outline: HTMLOutline
  var elements: [HTMLOutline.Element] { outline.elements }

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
}
