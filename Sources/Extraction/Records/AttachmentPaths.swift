/// The files that a record says it has, in the notations of reference managers.
enum AttachmentPaths {
  /// - `files/12/report.pdf`, `file:///home/…`, `C:\docs\a.pdf`: one path;
  /// - `Full Text:files/12/report.pdf:application/pdf;…` (JabRef, Zotero, Mendeley): description, path, type;
  /// - `:/library/a.epub:EPUB, :/library/a.pdf:PDF` (calibre).
  ///
  /// A backslash before `:`, `;` or another backslash hides it.
  ///
  /// - Returns: the paths, and whether the value says more than them.
  static func read(_ value: String) -> (paths: [String], hasMore: Bool) {
    // Mendeley's way to write a backslash.
    let isTeX = value.utf8.contains(UInt8(ascii: "$"))
    let text = TextBuilder.line(isTeX ? value.replacing("$\\backslash$", with: "\\") : value)
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return ([text], false) }
    var found: [String] = []
    var seen: Set<String> = []
    var hasMore = false
    for entry in split(text, at: ";", alsoBefore: text.hasPrefix(":")) {
      let parts = joiningDrive(split(entry, at: ":").map { unescaped(TextBuilder.line($0)) })
      let path = path(of: parts)
      if parts.count > 1 { hasMore = true }
      if !path.isEmpty, seen.insert(path).inserted { found.append(path) }
    }
    return (found, hasMore)
  }

  /// The colon of a drive or of an address is none that separates.
  private static func joiningDrive(_ parts: [String]) -> [String] {
    var parts = parts
    if let drive = parts.indices.dropLast().first(where: { isDrive(parts[$0], before: parts[$0 + 1]) }) {
      parts.replaceSubrange(drive...drive + 1, with: [parts[drive] + ":" + parts[drive + 1]])
    }
    return parts
  }

  private static func path(of parts: [String]) -> String {
    switch parts.count {
    case 0: return ""
    case 1: return parts[0]
    case 2: return hasExtension(parts[0]) || !hasExtension(parts[1]) ? parts[0] : parts[1]
    default: return parts[1]
    }
  }

  private static func isDrive(_ part: String, before next: String) -> Bool {
    let isLetter = part.utf8.count == 1 && part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
    return isLetter && (next.hasPrefix("\\") || next.hasPrefix("/")) || part == "file" && next.hasPrefix("//")
  }

  private static func hasExtension(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    return (1...5).contains(path[path.index(after: dot)...].utf8.count) && !path.hasPrefix("application/")
  }

  /// - Parameter alsoBefore: whether a comma before a colon separates too.
  private static func split(_ text: String, at separator: Character, alsoBefore: Bool = false) -> [String] {
    var pieces: [String] = [""]
    var previous: Character = " "
    for character in text {
      if character == separator, previous != "\\" {
        pieces.append("")
      } else if alsoBefore, character == ":", pieces[pieces.count - 1].hasSuffix(", ") {
        pieces[pieces.count - 1].removeLast(2)
        pieces.append(":")
      } else {
        pieces[pieces.count - 1].append(character)
      }
      previous = previous == "\\" && character == "\\" ? " " : character
    }
    return pieces
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !"\\:;_".contains(character) { result.append("\\") }
      result.append(character)
      isEscaped = false
    }
    return isEscaped ? result + "\\" : result
  }
}
