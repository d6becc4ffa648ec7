package import Corpus
import Facets

/// The counts of one facet for a terminal: value, label, count and a bar; regions as the tree that they are.
package struct FacetTable {
  private let facet: Facet
  private let counts: [FacetCounts.Count]
  private let context: ExportContext

  package init(_ facet: Facet, _ counts: FacetCounts, context: ExportContext) {
    self.facet = facet
    self.counts = counts[facet]
    self.context = context
  }

  /// Columns of the longest bar.
  private static let barWidth = 20

  /// One line a value, without a heading; empty where nothing was counted.
  package func render() -> String {
    let most = counts.map(\.count).max() ?? 0
    var table = TextTable([.left, .left, .right, .left])
    for (depth, count) in facet == .region ? tree : counts.map({ (0, $0) }) {
      let label = context.label(facet, count.value)
      table.append([
        count.value, facet != .region && label == count.value ? "" : String(repeating: "  ", count: depth) + label,
        "\(count.count)",
        Self.bar(count.count, of: most),
      ])
    }
    return table.lines(limits: limits).map { $0 + "\n" }.joined()
  }

  /// Code and label share what the bar and the count leave.
  private var limits: [Int: Int] {
    guard let width = context.terminal.width else { return [:] }
    let rest = max(24, width - Self.barWidth - 6 - 8)
    return [0: rest * 2 / 5, 1: rest - rest * 2 / 5]
  }

  /// Regions below those that hold them; where a parent was not counted, below the next that was; the schemes one after
  /// the other. The order among neighbours is that of the counts.
  private var tree: [(depth: Int, count: FacetCounts.Count)] {
    let regions = context.authorities.regions
    let counted = Set(counts.map(\.value))
    var children: [String: [FacetCounts.Count]] = [:]
    for count in counts {
      let parent = regions.ancestors(ofRegion: count.value).first(where: counted.contains) ?? ""
      children[parent == count.value ? "" : parent, default: []].append(count)
    }
    var lines: [(Int, FacetCounts.Count)] = []
    func add(below parent: String, depth: Int) {
      for count in children.removeValue(forKey: parent) ?? [] {
        lines.append((depth, count))
        add(below: count.value, depth: depth + 1)
      }
    }
    // A scheme after the other: trees of several would run together.
    let order = Dictionary(uniqueKeysWithValues: zip([Region.Scheme.m49, .unesco, .grouping], 0...))
    let scheme = { (code: String) in regions[code].flatMap { order[$0.scheme] } ?? 0 }
    let roots = children[""] ?? []
    children[""] = (0..<order.count).flatMap { place in roots.filter { scheme($0.value) == place } }
    add(below: "", depth: 0)
    return lines
  }

  /// A bar in eighths of a column; the least that is not nothing is one eighth.
  static func bar(_ count: Int, of most: Int) -> String {
    guard count > 0, most > 0 else { return "" }
    let eighths = max(1, barWidth * 8 * count / most)
    let blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + blocks[eighths % 8]
  }
}
