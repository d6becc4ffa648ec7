/// Subtitles (WebVTT, SubRip): what is said, without times and settings.
enum Subtitles {
  /// The text, a line a cue and speaker, its title and language, where it names them; nil for a text of another kind.
  static func text(of text: String) -> (text: String, title: String?, language: String?)? {
    let start = text.prefix(200).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let isWebVTT = start.hasPrefix("WEBVTT") && text.contains(" --> ")
    guard isWebVTT || start.firstMatch(of: #/^\d+\s+\d+:\d\d:\d\d[,.]\d{1,3} +--> +\d/#) != nil else { return nil }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { TextBuilder.line($0) }
    var cues: [String] = []
    var title: String?
    var language: String?
    if isWebVTT, let first = lines.first(where: { !$0.isEmpty }) {
      let name = first.drop { $0 == "\u{FEFF}" }.dropFirst(6).drop { " -\t".contains($0) }
      if TitleGuess.looksLikeTitle(String(name)) { title = String(name) }
      let header = lines.drop { $0.isEmpty }.prefix { !$0.isEmpty }
      language = header.lazy.compactMap { $0.wholeMatch(of: #/(?i)language\s*:\s*([\w-]+)/#) }.first.map {
        String($0.1)
      }
    }
    // A cue is an optional number or name, times, and lines of text up to an empty one; other blocks are notes and styles.
    for block in lines.split(separator: "") {
      guard let times = block.firstIndex(where: isTimes) else { continue }
      let said = block[(times + 1)...].reduce("") { said, line in
        let opening = said.isEmpty ? "" : isOfAnother(line) ? "\n" : " "
        return said + opening + plain(line)
      }
      // Captions that scroll say a line again.
      if !said.isEmpty, said != cues.last { cues.append(said) }
    }
    return (cues.joined(separator: "\n"), title, language)
  }

  /// Whether somebody else begins to speak with this line of a cue.
  private static func isOfAnother(_ line: String) -> Bool {
    line.prefixMatch(of: #/(?:<[^<>]{1,20}>|\{\\[^{}]{1,20}\})?(?:[-–—‐]\s*[^\s\d]|>>|&gt;&gt;)|<v[. ]/#) != nil
  }

  private static func isTimes(_ line: String) -> Bool {
    line.firstMatch(of: #/^(\d+:)?\d+:\d\d[.,]\d{1,3} +--> +(\d+:)?\d+:\d\d[.,]\d/#) != nil
  }

  /// Without tags (`<v Rosa>`, `<00:01.000>`, `{\an8}`) and with the signs that stand for others.
  private static func plain(_ text: String) -> String {
    guard text.contains(where: { "<&{".contains($0) }) else { return text }
    let bare = text.replacing(#/<v(?:\.[\w.]+)? ([^>]{1,80})>/#) { "\($0.output.1): " }
      .replacing(#/<\/?[a-zA-Z0-9:.][^<>]{0,80}>|<\/?[a-zA-Z]>|\{\\[^{}]{0,80}\}/#, with: "")
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    return TextBuilder.line(named.reduce(bare) { $0.replacing($1.0, with: $1.1) })
  }
}
