package import Corpus

/// Where recognised pages are kept, as a recogniser sees it: nothing is kept unless it is told where.
struct TextLayerKeeper: Sendable {
  enum Answer: Sendable, Equatable {
    case unknown
    case found([UInt8])
    /// The page brought a worker down: it is not to be tried again.
    case skip
  }

  /// Asked before a page is recognised.
  var recall: @Sendable (Fingerprint) throws -> Answer = { _ in .unknown }
  /// Told when what was found is of no use, before the page is recognised after all.
  var refuse: @Sendable (Fingerprint) throws -> Void = { _ in }
  var keep: @Sendable (Fingerprint, [UInt8]) throws -> Void = { _, _ in }
}

/// Where recognised pages are kept from one run to the next, by a key that stands for the page's pixels and all
/// that its text depends on. Called from several threads.
package struct TextLayerStore: Sendable {
  package var recall: @Sendable (Fingerprint) -> [UInt8]?
  package var keep: @Sendable (Fingerprint, [UInt8]) -> Void

  /// A larger layer is no page's.
  static let mostBytes = 1 << 20

  package init(
    recall: @escaping @Sendable (Fingerprint) -> [UInt8]?, keep: @escaping @Sendable (Fingerprint, [UInt8]) -> Void
  ) {
    self.recall = recall
    self.keep = keep
  }
}
