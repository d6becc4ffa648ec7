import Foundation
import Glibc

/// A corpus and what its analysts have decided, as a list in memory knows it.
struct Year {
  let site: Site
  var random: Seeded
  /// By a name that stays: where the file lies, or its bytes while it is away.
  var paths: [String: String] = [:]
  var away: [String: (path: String, text: String)] = [:]
  /// Files whose bytes or place changed since the last ingest that came to its end: the other must wait for one.
  var edited: Set<String> = []
  var moved: Set<String> = []
  /// Whether the index is in step with the files.
  var isFresh = true
  /// What each analyst has decided about a tag, oldest first.
  var piles: [Tag: [Judgment]] = [:]
  /// Each analyst's commands that were not undone, the latest last.
  var commands: [String: [[Tag]]] = [:]
  var step = 0

  struct Tag: Hashable {
    var document: String
    var value: String
  }

  struct Judgment {
    var analyst: String
    var isRight: Bool
    var step: Int
  }

  static let values = ["batik", "quilt", "spindle", "shuttle"]
  static let analysts = ["Amina", "Ben"]

  init(seed: UInt64) throws {
    site = try Site()
    random = Seeded(state: seed)
    for name in ["a", "b", "c", "d", "e"] {
      paths[name] = "documents/\(name).md"
      try site.write("corpus/documents/\(name).md", "# Note \(name)\n\nWeavers of village \(name).\n")
    }
    try site.ingest()
  }

  mutating func pick<Element>(_ all: some Collection<Element>) -> Element? { all.randomElement(using: &random) }

  /// - Returns: what was done, for the message when something is lost.
  mutating func act() throws -> String {
    step += 1
    let names = paths.keys.sorted()
    guard let name = pick(names), let path = paths[name], let analyst = pick(Self.analysts) else { return "nothing" }
    let event = Int.random(in: 0..<20, using: &random)
    if event > 8 { isFresh = false }
    switch event {
    case 0..<5:
      let isRight = Bool.random(using: &random)
      guard let value = pick(Self.values) else { return "nothing" }
      try decide(analyst, isRight, value, names: [name], ["tag", isRight ? "add" : "reject", path, "theme=\(value)"])
      return "\(analyst) \(isRight) \(name) \(value)"
    case 5, 6:
      guard let value = pick(Self.values), isFresh else { return "nothing" }
      // All have the tag rejected, those that have not yet.
      let open = names.filter { inForce(Tag(document: $0, value: value)) != false }
      try decide(
        analyst, false, value, names: open, ["tag", "reject", "theme=\(value)", "--where", "weavers", "--also-absent"])
      return "\(analyst) rejects all \(value)"
    case 7, 8:
      guard let batch = commands[analyst]?.popLast() else { return "nothing" }
      _ = try site.start(["tag", "undo", "--as", analyst]).wait()
      for tag in batch {
        let top = piles[tag]?.lastIndex { $0.analyst == analyst }
        if let top { piles[tag]?.remove(at: top) }
      }
      return "\(analyst) takes back"
    case 9, 10:
      guard !edited.contains(name) else { return "nothing" }
      let place = "documents/\(step)/\(name).md"
      try site.write("corpus/" + place, site.read("corpus/" + path))
      try site.remove("corpus/" + path)
      paths[name] = place
      moved.insert(name)
      return "move \(name)"
    case 11, 12:
      guard !moved.contains(name) else { return "nothing" }
      try site.write("corpus/" + path, site.read("corpus/" + path) + "\nWeavers, \(step).\n")
      edited.insert(name)
      return "edit \(name)"
    case 13:
      guard names.count > 2, !moved.contains(name) else { return "nothing" }
      away[name] = (path, try site.read("corpus/" + path))
      try site.remove("corpus/" + path)
      paths[name] = nil
      return "remove \(name)"
    case 14:
      guard let back = pick(away.keys.sorted()), let file = away.removeValue(forKey: back) else { return "nothing" }
      try site.write("corpus/" + file.path, file.text)
      paths[back] = file.path
      return "restore \(back)"
    case 15:
      try? site.remove("index")
      return "rebuild"
    case 16, 17:
      let ingest = try site.start(["ingest", "--jobs", "2"])
      usleep(UInt32.random(in: 0..<120_000, using: &random))
      ingest.signal(SIGKILL)
      _ = try ingest.wait()
      return "kill"
    case 18: return try merge(names)
    default:
      try ingest()
      return "ingest"
    }
  }

  /// Both analysts decide, each in a copy of the journal of their own, and git merges the copies.
  private mutating func merge(_ names: [String]) throws -> String {
    let journal = "corpus/decisions.csv"
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), site.exists(journal) else { return "nothing" }
    let base = try site.read(journal)
    var sides: [String] = []
    for analyst in Self.analysts {
      guard let name = pick(names), let path = paths[name], let value = pick(Self.values) else { continue }
      step += 1
      try site.write(journal, base)
      try decide(analyst, true, value, names: [name], ["tag", "add", path, "theme=\(value)"])
      sides.append(try site.read(journal))
    }
    for (name, text) in zip(["ours", "base", "theirs"], [sides[0], base, sides[1]]) { try site.write(name, text) }
    let merge = try Child(
      "/usr/bin/git", ["merge-file", "--union", "ours", "base", "theirs"], environment: ["PATH": "/usr/bin:/bin"],
      folder: site.folder, owner: site
    ).wait()
    guard merge.status == 0 else { throw Child.Fault(description: "git merge-file: \(merge)") }
    try site.write(journal, site.read("ours"))
    return "merge"
  }

  mutating func ingest() throws {
    try site.ingest()
    edited = []
    moved = []
    isFresh = true
  }

  private mutating func decide(
    _ analyst: String, _ isRight: Bool, _ value: String, names: [String], _ command: [String]
  ) throws {
    // A document that the index does not know yet cannot be decided about.
    let outcome = try site.start(command + ["--as", analyst]).wait()
    guard outcome.status == 0, !names.isEmpty else { return }
    let tags = names.map { Tag(document: $0, value: value) }
    for tag in tags { piles[tag, default: []].append(Judgment(analyst: analyst, isRight: isRight, step: step)) }
    commands[analyst, default: []].append(tags)
  }

  func inForce(_ tag: Tag) -> Bool? { piles[tag]?.max { $0.step < $1.step }?.isRight }

  /// What the tool lacks or has too much, when it has read all.
  mutating func differences() throws -> [String] {
    try ingest()
    return try paths.sorted { $0.key < $1.key }.flatMap { name, path in
      let seen = try site.tags(path, "theme")
      let expected = Self.values.compactMap { value in
        inForce(Tag(document: name, value: value)).map { ($0 ? "" : "-") + value }
      }
      return seen == Set(expected) ? [] : ["\(name): \(seen.sorted()), not \(expected.sorted())"]
    }
  }
}

/// SplitMix64: the same steps for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
