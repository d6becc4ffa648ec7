import Foundation

/// Writes small compound files for tests (MS-CFB): streams in sectors of 512 bytes, storages that hold them.
enum OLEWriter {
  private static let sector = 512
  private static let end: UInt32 = 0xFFFF_FFFE
  private static let free: UInt32 = 0xFFFF_FFFF
  /// Smaller streams would lie in a stream of their own; they are filled up with zeros.
  private static let smallest = 4096

  /// - Parameter streams: by path; `pool/object/Package` lies in a storage within a storage.
  static func file(_ streams: KeyValuePairs<String, [UInt8]>) -> Data { file(streams.map { ($0.key, $0.value) }) }

  static func file(_ streams: [(String, [UInt8])]) -> Data {
    var nodes = [Node(name: "Root Entry", kind: 5)]
    for (path, content) in streams {
      var parent = 0
      let names = path.components(separatedBy: "/")
      for name in names.dropLast() {
        if let known = nodes[parent].children.first(where: { nodes[$0].name == name }) {
          parent = known
        } else {
          nodes[parent].children.append(nodes.count)
          parent = nodes.count
          nodes.append(Node(name: name, kind: 1))
        }
      }
      nodes[parent].children.append(nodes.count)
      nodes.append(Node(name: names.last ?? "", kind: 2, content: content))
    }
    return written(nodes)
  }

  private struct Node {
    var name: String
    var kind: UInt8
    var content: [UInt8] = []
    var children: [Int] = []
  }

  private static func written(_ nodes: [Node]) -> Data {
    let sizes = nodes.map { $0.kind == 2 ? max(smallest, $0.content.count) : 0 }
    let directorySectors = (nodes.count * 128 + sector - 1) / sector
    let dataSectors = sizes.reduce(directorySectors) { $0 + ($1 + sector - 1) / sector }
    let tableSectors = (dataSectors + sector / 4 - 2) / (sector / 4 - 1)
    var table = [UInt32](repeating: 0xFFFF_FFFD, count: tableSectors)
    func chain(_ count: Int) -> UInt32 {
      let start = UInt32(table.count)
      for _ in 1..<count { table.append(UInt32(table.count + 1)) }
      table.append(end)
      return start
    }
    var siblings = [UInt32](repeating: free, count: nodes.count)
    for node in nodes {
      for (left, right) in zip(node.children, node.children.dropFirst()) { siblings[left] = UInt32(right) }
    }
    var sectors: [UInt8] = []
    var entries: [UInt8] = []
    for (index, node) in nodes.enumerated() {
      var start = node.kind == 2 ? UInt32(0) : end
      if node.kind == 2 {
        let count = (sizes[index] + sector - 1) / sector
        start = chain(count)
        sectors += node.content + zeros(count * sector - node.content.count)
      }
      entries += entry(
        node.name, kind: node.kind, start: start, size: sizes[index], right: siblings[index],
        child: node.children.first.map { UInt32($0) } ?? free)
    }
    entries += zeros(directorySectors * sector - entries.count)
    let directory = chain(directorySectors)
    table += Array(repeating: free, count: tableSectors * sector / 4 - table.count)

    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + zeros(16)
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) + zeros(10)
    header += little(tableSectors, 4) + little(Int(directory), 4) + zeros(4) + little(smallest, 4)
    header += little(Int(end), 4) + zeros(4) + little(Int(end), 4) + zeros(4)
    header += (0..<109).flatMap { little($0 < tableSectors ? $0 : Int(free), 4) }
    return Data(header + table.flatMap { little(Int($0), 4) } + sectors + entries)
  }

  private static func entry(
    _ name: String, kind: UInt8, start: UInt32, size: Int, right: UInt32, child: UInt32
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
