import Corpus
import Facets
import Indexing

/// Counts documents by groupings of countries, in one pass over the matches.
///
/// A document belongs to a grouping as the filter has it: by a tag of its own, or by one of any country that is a
/// member in the year asked for, unless an analyst has rejected the grouping. Groupings overlap, so counts of their
/// countries cannot be added up.
struct GroupingCounts {
  private let groupings: [String]
  /// By facet value code a bit for each grouping that the value lies in, `wordsPerCode` words each.
  private let masks: [UInt64]
  private let wordsPerCode: Int
  private let columns: PackedColumns
  /// By document the places of groupings that were rejected, and the bits of the roles.
  private var rejected: [Int64: [(place: Int, roles: UInt32)]] = [:]

  /// - Parameter year: of membership; nil for today.
  init(columns: PackedColumns, authorities: Authorities, rejected: RejectedRegions, year: Int?) {
    groupings = authorities.regions.all.filter { $0.scheme == .grouping }.map(\.code)
    wordsPerCode = (groupings.count + 63) / 64
    var codes: [FacetValue: Int] = [:]
    for (code, value) in columns.values.enumerated() {
      if let value, value.facet == .country || value.facet == .region { codes[value] = code }
    }
    var masks = [UInt64](repeating: 0, count: columns.values.count * wordsPerCode)
    for (place, grouping) in groupings.enumerated() {
      for (document, roles) in rejected.roles(of: grouping) {
        self.rejected[document, default: []].append((place, roles))
      }
      let members = authorities.regions.countries(in: grouping, year: year).map { FacetValue(.country, $0) }
      for member in members + [FacetValue(.region, grouping)] {
        guard let code = codes[member] else { continue }
        masks[code * wordsPerCode + place / 64] |= 1 << UInt64(place % 64)
      }
    }
    self.masks = masks
    self.columns = columns
  }

  /// - Parameters:
  ///   - matches: the documents to count.
  ///   - roles: bits of the roles in which a tag counts.
  /// - Returns: by the grouping's code; those without documents are left out.
  func count(_ matches: Bitmap, roles: UInt32) -> [String: Int] {
    var counts = [Int](repeating: 0, count: groupings.count)
    var seen = [UInt64](repeating: 0, count: wordsPerCode)
    var refused = seen
    for document in matches.documents where document < Int64(columns.tagOffsets.count - 1) {
      for word in seen.indices { seen[word] = 0 }
      let rejected = self.rejected[document]
      for place in columns.tagOffsets[Int(document)]..<columns.tagOffsets[Int(document) + 1] {
        let entry = columns.tagEntries[Int(place)]
        guard entry & roles != 0 else { continue }
        if let rejected { refuse(rejected, in: entry & roles, &refused) }
        for word in seen.indices { seen[word] |= masks[Int(entry >> 3) * wordsPerCode + word] & ~refused[word] }
      }
      if rejected != nil { for word in refused.indices { refused[word] = 0 } }
      for word in seen.indices {
        var rest = seen[word]
        while rest != 0 {
          counts[word * 64 + rest.trailingZeroBitCount] += 1
          rest &= rest - 1
        }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(groupings, counts).filter { $0.1 > 0 })
  }

  /// Marks the groupings that were rejected in all roles of a tag.
  private func refuse(_ rejected: [(place: Int, roles: UInt32)], in roles: UInt32, _ refused: inout [UInt64]) {
    for word in refused.indices { refused[word] = 0 }
    for (place, rejectedRoles) in rejected where roles & ~rejectedRoles == 0 {
      refused[place / 64] |= 1 << UInt64(place % 64)
    }
  }
}
