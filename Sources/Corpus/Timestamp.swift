import Foundation

package enum Timestamp {
  /// The current time as ISO 8601 in UTC, to the second: `2026-11-24T08:00:00Z`.
  package static func now() -> String { Date().formatted(.iso8601) }
}
