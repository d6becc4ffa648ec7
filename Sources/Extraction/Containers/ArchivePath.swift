import Foundation

/// Names of a container's entries.
enum ArchivePath {
  /// The form in which names are compared: some writers use back slashes, other capitals, or a slash in front.
  static func key(_ name: some StringProtocol) -> String {
    let path = name.lowercased().replacing("\\", with: "/")
    return String(path.drop { $0 == "/" })
  }

  /// The entry that a reference in another entry means: relative to that one's folder, or from the root.
  static func resolve(_ reference: some StringProtocol, from entry: String) -> String {
    let reference = String(reference.prefix { $0 != "#" }).replacing("\\", with: "/")
    var parts = reference.hasPrefix("/") ? [] : entry.split(separator: "/").dropLast().map(String.init)
    for part in reference.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// Whether a name goes before another: `slide2.xml` before `slide10.xml`.
  static func goesBefore(_ left: String, _ right: String) -> Bool {
    left.compare(right, options: .numeric) == .orderedAscending
  }
}
