/// Which elements hold the content: the points that paragraphs give, and the candidate that wins.
extension MainContentFinder {
  func score(_ counts: [HTMLOutline.Counts], removed: Set<Int>, strictness: Strictness) -> [Int: Double] {
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

  func weight(_ index: Int, _ strictness: Strictness) -> Double {
    strictness.weighsHints ? HTMLHints.weight(of: elements[index].hints) : 0
  }

  func topCandidate(_ scores: [Int: Double]) -> Int? {
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

  func withSiblings(
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
      } else if elements[sibling].tag == "p" || elements[sibling].tag == "div" && !elements[sibling].hasBlockChild {
        let found = counts[sibling]
        if found.length > 80 ? found.linkDensity < 0.25 : found.length > 0 && found.linkLength == 0 && found.commas > 0
        {
          roots.append(sibling)
        }
      }
    }
    return roots
  }
}
