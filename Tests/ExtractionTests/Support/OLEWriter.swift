import Foundation

/// Writes small compound files for tests (MS-CFB): streams in sectors of 512 bytes, one sector of the table.
enum OLEWriter {
  private static let sector = 512
  private static let end: UInt32 = 0xFFFF_FFFE
  private static let free: UInt32 = 0xFFFF_FFFF
  /// Smaller streams would lie in a stream of their own.
  private static let smallest = 4096

  static func file(_ streams: KeyValuePairs<String, [UInt8]>) -> Data {
    var table: [UInt32] = [0xFFFF_FFFD]
    var sectors: [UInt8] = []
    var entries = entry("Root Entry", kind: 5, start: end, size: 0, child: 1)
    for (index, (name, content)) in streams.enumerated() {
      let size = max(smallest, content.count)
      let count = (size + sector - 1) / sector
      let right = index + 1 < streams.count ? UInt32(index + 2) : free
      entries += entry(name, kind: 2, start: UInt32(table.count), size: size, right: right)
      for _ in 1..<count { table.append(UInt32(table.count + 1)) }
      table.append(end)
      sectors += content + zeros(count * sector - content.count)
    }
    let directory = UInt32(table.count)
    entries += zeros((sector - entries.count % sector) % sector)
    for _ in 1..<entries.count / sector { table.append(UInt32(table.count + 1)) }
    table.append(end)
    precondition(table.count <= sector / 4)
    table += Array(repeating: free, count: sector / 4 - table.count)

    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + zeros(16)
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) + zeros(10)
    header += little(1, 4) + little(Int(directory), 4) + zeros(4) + little(smallest, 4)
    header += little(Int(end), 4) + zeros(4) + little(Int(end), 4) + zeros(4) + zeros(4)
    header += Array(repeating: 0xFF, count: 4 * 108)
    return Data(header + table.flatMap { little(Int($0), 4) } + sectors + entries)
  }

  private static func entry(
    _ name: String, kind: UInt8, start: UInt32, size: Int, right: UInt32 = free, child: UInt32 = free
  ) -> [UInt8] {
    let units = Array(name.utf16)
    let text = units.flatMap { little(Int($0), 2) }
    return text + zeros(64 - text.count) + little(2 * units.count + 2, 2) + [kind, 1]
      + little(Int(free), 4) + little(Int(right), 4) + little(Int(child), 4) + zeros(36)
      + little(Int(start), 4) + little(size, 4) + zeros(4)
  }
}

func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

/// A number in so many bytes, the lowest first.
func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { little(Int($0), 2) } }
