import Analysis
import Corpus
import Search

/// Draws a review as the lines of a terminal of a given size. Knows no terminal.
package struct ReviewScreen {
  package var width: Int
  package var height: Int
  package var usesColour: Bool

  package init(width: Int, height: Int, usesColour: Bool) {
    self.width = width
    self.height = height
    self.usesColour = usesColour
  }

  /// Below this nothing can be read, and nothing but that is said.
  private static let leastWidth = 20
  private static let leastHeight = 6

  /// Whether a person can see what they judge.
  package var isReadable: Bool { width >= Self.leastWidth && height >= Self.leastHeight }

  /// - Parameters:
  ///   - item: the tag that is shown; nil when there is none left.
  ///   - seconds: since the review began.
  /// - Returns: at most `height` lines of at most `width` columns.
  package func lines(_ session: ReviewSession, item: ReviewItem?, seconds: Double) -> [String] {
    guard isReadable else {
      return height > 0 ? [TextTable.cut("too small", to: max(0, width))] : []
    }
    var top = [
      TopLine(text: progress(session, seconds: seconds), yields: 2),
      TopLine(text: style.paint(String(repeating: "─", count: width), .dim), yields: 4),
    ]
    var body: [String]
    if session.showsHelp {
      body = Self.help.flatMap { $0.isEmpty ? [""] : StyledText($0).lines(style) }
    } else if let item {
      top += head(item)
      body = passages(item, showsMore: session.showsMore)
    } else {
      body = StyledText(Self.end(session)).lines(style)
    }
    let bottom = bottom(session)
    let room = height - bottom.count
    let needed = min(body.count, Self.leastBody)
    while top.count + needed > room, let most = top.map(\.yields).max(), most > 0,
      let last = top.lastIndex(where: { $0.yields == most })
    {
      top.remove(at: last)
    }
    if top.count + body.count > room { body = cut(body, to: room - top.count) }
    let blanks = [String](repeating: "", count: room - top.count - body.count)
    return top.map(\.text) + body + blanks + bottom
  }

  /// A line above the passages; where room is short, the one that yields most goes first. One with 0 stays.
  private struct TopLine {
    var text: String
    var yields: Int
  }

  /// The lines of a passage that are seen in any case: its place, and two of its text.
  private static let leastBody = 3

  private var style: TerminalStyle { TerminalStyle(width: width, usesColour: usesColour) }

  private func cut(_ lines: [String], to count: Int) -> [String] {
    // Where there is no room for more than a place and its words, they go before the mark.
    count > 2 ? lines.prefix(count - 1) + [style.paint("…", .dim)] : Array(lines.prefix(max(0, count)))
  }

  private func progress(_ session: ReviewSession, seconds: Double) -> String {
    var text = session.filter.map { "\(TerminalText.safe($0)): \(session.left) left · " } ?? ""
    text += "\(min(session.passed + 1, session.count)) of \(session.count)"
    text += " · \(session.confirmed) yes, \(session.rejected) no"
    if session.decided > 0, seconds >= 1 {
      text += " · \(Int((Double(session.decided) * 60 / seconds).rounded())) a minute"
    }
    return style.paint(TextTable.cut(text, to: width), .dim)
  }

  private func head(_ item: ReviewItem) -> [TopLine] {
    var place = StyledText()
    place.appendIsolated(item.path, .dim)
    if let language = item.language { place.append(" · \(language.rawValue)", .dim) }
    var tag = StyledText("\(item.facet.rawValue)=\(item.value)", .title)
    if item.label != item.value {
      tag.append("  ")
      tag.appendIsolated(item.label, .title)
    }
    tag.append("  \(item.role.rawValue)  score \(Self.hundredths(item.score))")
    func lines(_ text: StyledText, atMost count: Int, yielding first: Int, _ others: Int) -> [TopLine] {
      text.lines(style).prefix(count).enumerated().map { TopLine(text: $1, yields: $0 == 0 ? first : others) }
    }
    let blank = [TopLine(text: "", yields: 5)]
    return lines(StyledText(item.title, .title), atMost: 3, yielding: 3, 6) + lines(place, atMost: 2, yielding: 7, 7)
      + blank + lines(tag, atMost: 3, yielding: 0, 0) + blank
  }

  private func passages(_ item: ReviewItem, showsMore: Bool) -> [String] {
    if item.passages.isEmpty { return StyledText("No words of the document speak for it.", .dim).lines(style) }
    return item.passages.flatMap { passage in
      let place = StyledText(passage.place, .dim).lines(style).prefix(1)
      let text = Self.text(showsMore ? passage.long : passage.brief, usesColour: usesColour)
      let indented = text.lines(style, margin: Self.margin).map { String(repeating: " ", count: Self.margin) + $0 }
      return place + indented + [""]
    }
  }

  private static let margin = 2

  /// Without colour, the words that name the value stand between asterisks.
  private static func text(_ excerpt: ReviewItem.Excerpt, usesColour: Bool) -> StyledText {
    var text = StyledText()
    let utf8 = Array(excerpt.text.utf8)
    var at = 0
    for range in excerpt.highlights where range.lowerBound >= at && range.upperBound <= utf8.count {
      text.append(String(decoding: utf8[at..<range.lowerBound], as: UTF8.self))
      let words = String(decoding: utf8[range], as: UTF8.self)
      usesColour ? text.append(words, .match) : text.append("*" + words + "*")
      at = range.upperBound
    }
    text.append(String(decoding: utf8[at...], as: UTF8.self))
    return text
  }

  private static func end(_ session: ReviewSession) -> String {
    guard let filter = session.filter else { return "All tags have been shown. u: back to the last one; q: end." }
    return "No tag is left of: \(filter). f: another filter, an empty one for all; u: back to the last tag; q: end."
  }

  /// The keys; while a filter is typed, what may be, or what is wrong with it, and the line.
  private func bottom(_ session: ReviewSession) -> [String] {
    guard let input = session.input else {
      let long = "y yes   n no   s skip   u undo   o more text   f filter   ? help   q quit"
      return [style.paint(TextTable.cut(width < long.count ? "y n s u o f ? q" : long, to: width), .dim)]
    }
    let hint = session.fault ?? "country, country=KE, score<.6; empty: all; Esc: as it was"
    return [
      style.paint(TextTable.cut(TerminalText.safe(hint), to: width), session.fault == nil ? .dim : .match),
      Self.end(of: Self.prompt + TerminalText.safe(input.text), width: width - 1) + "_",
    ]
  }

  private static let prompt = "filter: "

  /// The last part of a text, where it is too wide.
  private static func end(of text: String, width: Int) -> String {
    var text = Substring(text)
    while DisplayWidth.of(String(text)) > width { text.removeFirst() }
    return String(text)
  }

  private static let help = [
    "y  The tag is right: it is confirmed.", "n  The tag is wrong: it is rejected.",
    "s  Skip it (the space bar does so as well): nothing is decided.",
    "u  Undo: back to the tag before, and what was decided about it is taken back.", "o  More or less text.",
    "f  Filter (/ does so as well): only tags of a facet (country), a value (country=KE, org=World Bank), a score "
      + "(score<.6, score>=.4) or a source (source=rule); several side by side must all hold, an empty line takes the "
      + "filter away.",
    "q  Quit. Ctrl-C does so as well. What was decided is kept: each decision is on the disk before the next tag is "
      + "shown.",
    "", "about: the document treats it. mentions: it is named. from: the document comes from there.", "",
    "Any key goes back.",
  ]

  private static func hundredths(_ score: Double) -> String {
    let number = Int((score * 100).rounded())
    return "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
  }
}
