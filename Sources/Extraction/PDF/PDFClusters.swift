import CPDFium

/// Reads pages in scripts whose letters are written in clusters and whose words are not parted: Thai, Lao, Burmese,
/// Khmer.
///
/// Browsers write a cluster's letters all at its first glyph. PDFium takes the room of its other glyphs for a space,
/// and finds marks that are drawn higher or lower, which say their whole cluster once more, on lines of their own.
enum PDFClusters {
  /// Whether a text in UTF-16 holds such letters.
  static func areIn(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
    units.contains { $0 >= 0xE00 && isClustered(UInt32($0)) }
  }

  private static func isClustered(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// The lines of a page.
  static func lines(of characters: [tvet_pdf_character]) -> [[tvet_pdf_character]] {
    var lines: [[tvet_pdf_character]] = [[]]
    var recent: [[tvet_pdf_character]] = []
    var pending: tvet_pdf_character?
    var isAfterRepeat = false
    for cluster in clusters(of: characters) {
      if cluster[0].generated {
        // The gap after what is said again is none; a line's end goes before a space.
        if isAfterRepeat && cluster[0].scalar != 0x0A { continue }
        if pending == nil || cluster[0].scalar == 0x0A { pending = cluster[0] }
        continue
      }
      if recent.contains(where: { repeats(cluster, $0) }) {
        isAfterRepeat = true
        continue
      }
      isAfterRepeat = false
      if let gap = pending, let previous = recent.last {
        if gap.scalar == 0x0A && !continues(previous, cluster) {
          lines.append([])
        } else if gap.scalar != 0x0A && !(previous.count > 1 && isClustered(previous[0].scalar)) {
          lines[lines.count - 1].append(gap)
        }
      }
      pending = nil
      lines[lines.count - 1] += cluster
      recent.append(cluster)
      if recent.count > 4 { recent.removeFirst() }
    }
    return lines
  }

  /// Characters that stand in one place are one cluster; what PDFium makes up is one by itself.
  private static func clusters(of characters: [tvet_pdf_character]) -> [[tvet_pdf_character]] {
    var clusters: [[tvet_pdf_character]] = []
    for character in characters where character.scalar != 0x0D {
      if let last = clusters.last?.last, !character.generated, !last.generated,
        last.x == character.x, last.y == character.y
      {
        clusters[clusters.count - 1].append(character)
      } else {
        clusters.append([character])
      }
    }
    return clusters
  }

  /// Whether a cluster says again what another says in the same place.
  private static func repeats(_ cluster: [tvet_pdf_character], _ other: [tvet_pdf_character]) -> Bool {
    guard isClustered(cluster[0].scalar), cluster.count == other.count,
      zip(cluster, other).allSatisfy({ $0.scalar == $1.scalar }),
      abs(cluster[0].y - other[0].y) < 0.5 * cluster[0].size
    else { return false }
    let (right, otherRight) = (right(of: cluster), right(of: other))
    let overlap = min(right, otherRight) - max(cluster[0].left, other[0].left)
    return overlap > 0.5 * min(right - cluster[0].left, otherRight - other[0].left)
  }

  /// Whether a cluster stands on the line of the one before, close after it.
  private static func continues(_ previous: [tvet_pdf_character], _ cluster: [tvet_pdf_character]) -> Bool {
    let size = max(previous[0].size, cluster[0].size)
    return isClustered(cluster[0].scalar) && abs(previous[0].y - cluster[0].y) < 0.2 * size
      && cluster[0].x > previous[0].x && cluster[0].x - right(of: previous) < 1.5 * size
  }

  private static func right(of cluster: [tvet_pdf_character]) -> Float {
    cluster.reduce(cluster[0].right) { max($0, $1.right) }
  }
}
