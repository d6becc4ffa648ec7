import Corpus

/// The pages of one file that its worker recognises, as the parent sees them.
struct RecognizedPages {
  private let store: TextLayerStore?
  /// What this file's workers found, for the next one should this one die.
  private var layers: [Fingerprint: [UInt8]] = [:]
  /// Asked for, and not yet given.
  private var open: Fingerprint?
  /// What was found for the page that this worker asked for last.
  private var answered: Fingerprint?
  /// Of all pages that were found or given.
  private(set) var keys: Set<Fingerprint> = []
  /// Pages that brought a worker down.
  private(set) var skipped: [Fingerprint] = []
  /// Pages that this worker asked for, and how many of them were there.
  private(set) var count = 0
  private(set) var recalled = 0

  /// After so many pages that bring a worker down, the file is given up.
  private static let mostSkipped = 3

  init(store: TextLayerStore?) { self.store = store }

  /// Whether the worker is at work on a page.
  var isOpen: Bool { open != nil }

  /// A worker begins with the file.
  mutating func begin() { (open, answered, count, recalled) = (nil, nil, 0, 0) }

  /// What the worker gets to hear; nil if it asks for more than it may.
  mutating func answer(to page: Fingerprint) -> TextLayerKeeper.Answer? {
    guard count < PageRecognizer.mostPages else { return nil }
    count += 1
    if let layer = layers[page] ?? store?.recall(page), layer.count <= TextLayerStore.mostBytes {
      (open, answered) = (nil, page)
      recalled += 1
      keys.insert(page)
      return .found(layer)
    }
    (open, answered) = (page, nil)
    return .unknown
  }

  /// The worker begins with a page although it was found.
  ///
  /// - Returns: false if it was not found just before.
  mutating func refuse(_ page: Fingerprint) -> Bool {
    guard answered == page else { return false }
    (open, answered) = (page, nil)
    recalled -= 1
    return true
  }

  /// - Returns: false if it was not asked for.
  mutating func keep(_ layer: [UInt8], of page: Fingerprint) -> Bool {
    guard layer.count <= TextLayerStore.mostBytes, open == page else { return false }
    open = nil
    keys.insert(page)
    if store == nil { layers[page] = layer }
    store?.keep(page, layer)
    return true
  }

  /// Leaves out the page that the worker died of.
  ///
  /// - Returns: false if it was at work on none, or on one too many.
  mutating func skipOpenPage() -> Bool {
    guard let page = open, skipped.count < Self.mostSkipped else { return false }
    skipped.append(page)
    open = nil
    return true
  }
}

extension ExtractionError {
  /// Whether the worker died or was stopped, rather than having said what is wrong.
  var isWorkers: Bool {
    switch self {
    // Too little memory for a page is a limit.
    case .crashed, .timedOut, .limit: true
    default: false
    }
  }
}
