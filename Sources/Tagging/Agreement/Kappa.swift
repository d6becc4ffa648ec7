/// How far two raters agree beyond what chance would give: Cohen's kappa for two categories.
///
/// J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
/// 37–46.
package struct Kappa: Sendable, Equatable {
  /// Items that both, only the first, only the second, and neither said yes to.
  package var both = 0
  package var first = 0
  package var second = 0
  package var neither = 0

  package init() {}

  package init(both: Int, first: Int, second: Int, neither: Int) {
    self.both = both
    self.first = first
    self.second = second
    self.neither = neither
  }

  package mutating func count(_ first: Bool, _ second: Bool) {
    switch (first, second) {
    case (true, true): both += 1
    case (true, false): self.first += 1
    case (false, true): self.second += 1
    case (false, false): neither += 1
    }
  }

  package var items: Int { both + first + second + neither }
  package var agreed: Int { both + neither }

  /// -1...1; nil without items, and where both raters said the same of all items, so that chance alone would have them
  /// agree.
  package var value: Double? {
    guard items > 0 else { return nil }
    let count = Double(items)
    let observed = Double(agreed) / count
    let (yes, no) = (Double(both + first) * Double(both + second), Double(neither + second) * Double(neither + first))
    let expected = (yes + no) / (count * count)
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }
}
