/// A share of trials with its 95 % confidence interval by Wilson's score.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22 (1927), 209–212.
package struct Share: Sendable, Equatable {
  package var successes: Int
  package var trials: Int

  /// The normal distribution's quantile for 95 %.
  private static let quantile = 1.959_963_984_540_054

  package init(_ successes: Int, of trials: Int) {
    self.successes = successes
    self.trials = trials
  }

  /// 0...1; nil without trials.
  package var value: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }

  /// Within 0...1; nil without trials.
  package var interval: ClosedRange<Double>? {
    guard let value else { return nil }
    let count = Double(trials)
    let square = Self.quantile * Self.quantile
    let centre = value + square / (2 * count)
    let reach = Self.quantile * (value * (1 - value) / count + square / (4 * count * count)).squareRoot()
    let scale = 1 + square / count
    return max(0, (centre - reach) / scale)...min(1, (centre + reach) / scale)
  }
}
