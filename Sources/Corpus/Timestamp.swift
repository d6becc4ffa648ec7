import Foundation

package enum Timestamp {
  /// The current time as ISO 8601 in UTC, to the second: `2026-11-24T08:00:00Z`.
  package static func now() -> String { Date().formatted(.iso8601) }

  /// The current time to the millisecond, or the millisecond after `last` where that is later.
  ///
  /// - Parameter last: a timestamp; one that cannot be read counts for nothing.
  package static func precise(after last: String?) -> String {
    let now = milliseconds(Date())
    let earliest = last.flatMap(date).map { milliseconds($0) + 1 } ?? now
    // A quarter of a millisecond more, since the formatter cuts what lies beneath one.
    return Date(timeIntervalSince1970: (Double(max(now, earliest)) + 0.25) / 1_000).formatted(style)
  }

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  private static func milliseconds(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1_000).rounded()) }

  private static func date(_ text: String) -> Date? {
    (try? style.parse(text)) ?? (try? Date(text, strategy: .iso8601))
  }
}
