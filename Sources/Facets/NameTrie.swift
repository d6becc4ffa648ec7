/// A tree of names whose edges are token hashes, kept in one open-addressed table.
///
/// A node is a number; 0 is the root. Two tokens whose 64-bit hashes collide are taken for one: the chance is
/// negligible among the names, and a text made to collide would gain a wrong tag at worst.
struct NameTrie: Sendable {
  static let root: UInt32 = 0
  static let none = UInt32.max

  private var keys: [UInt64]
  private var targets: [UInt32]
  private var mask: Int
  private var edgeCount = 0
  /// By node: its first entry, or `none`.
  private(set) var firstEntries: [UInt32] = [none]
  /// By entry: the next entry of the same node, or `none`.
  private(set) var nextEntries: [UInt32]
  /// A bit for each (shortened) hash that leaves the root: most words of a text are refused here.
  private var rootFilter: [UInt64]

  private static let filterBits = 17

  /// - Parameter entryCount: how many entries there will be, numbered from 0.
  init(entryCount: Int) {
    var size = 1024
    while size < entryCount * 4 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    targets = [UInt32](repeating: 0, count: size)
    mask = size - 1
    nextEntries = [UInt32](repeating: Self.none, count: entryCount)
    rootFilter = [UInt64](repeating: 0, count: 1 << (Self.filterBits - 6))
  }

  /// Adds the edge of a token if it is not there.
  /// - Returns: the node that it leads to.
  mutating func insert(_ hash: UInt64, from node: UInt32) -> UInt32 {
    let key = Self.key(hash, node)
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    let target = UInt32(firstEntries.count)
    firstEntries.append(Self.none)
    keys[slot] = key
    targets[slot] = target
    edgeCount += 1
    if node == Self.root {
      let bit = Int(hash >> UInt64(64 - Self.filterBits))
      rootFilter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    if edgeCount * 10 > keys.count * 6 { grow() }
    return target
  }

  /// Puts an entry before the node's others.
  mutating func add(_ entry: Int, to node: UInt32) {
    nextEntries[entry] = firstEntries[Int(node)]
    firstEntries[Int(node)] = UInt32(entry)
  }

  /// Whether a name may start with a token; rarely true when none does.
  @inline(__always)
  func mayStart(with hash: UInt64) -> Bool {
    let bit = Int(hash >> UInt64(64 - Self.filterBits))
    return rootFilter[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// The node that a token leads to; `none` if there is no such edge.
  @inline(__always)
  func node(_ hash: UInt64, from node: UInt32) -> UInt32 {
    let key = Self.key(hash, node)
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return Self.none
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    targets = [UInt32](repeating: 0, count: keys.count)
    mask = keys.count - 1
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var slot = Self.slot(key, mask)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      targets[slot] = oldTargets[index]
    }
  }

  /// Never 0, which marks an empty slot.
  @inline(__always)
  private static func key(_ hash: UInt64, _ node: UInt32) -> UInt64 {
    (hash ^ (UInt64(node) &* 0xD6E8_FEB8_6659_FD93)) | 1
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
