import Analysis
import Corpus
import Indexing

/// The answer as a person reads it in a terminal.
///
///     1.  Skills for growth
///         Okoth, Jane · 2019 · report · en · Kenya · International Labour Organization
///         3f2a9c0d11ee  reports/skills.pdf  p. 3
///         p. 3  … young people with *vocational* skills …
package struct HumanFormat: ResultFormat {
  package static let name = "human"
  package static let showsRelated = true
  package static let showsSnippets = true

  package init() {}

  private static let margin = 4

  /// How many documents there are, and which of them follow, unless all do.
  private static func counts(_ result: SearchResult) -> String {
    let total = "\(result.total) " + (result.total == 1 ? "document" : "documents")
    guard let first = result.hits.first, let last = result.hits.last else { return "\(total), none shown" }
    if result.hits.count == result.total { return total }
    return first.rank == last.rank ? "\(total), no. \(first.rank) shown" : "\(total), \(first.rank)–\(last.rank) shown"
  }

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    if result.total > 0 {
      output.write(context.terminal.paint(Self.counts(result), .dim) + "\n")
      if let line = AlsoSearchedLine(result.concepts).render(context.terminal) { output.write(line + "\n") }
      output.write("\n")
    }
    for hit in result.hits { write(hit, context, to: &output) }
    if !result.related.isEmpty {
      let words = result.relatedWords.joined(separator: ", ")
      for line in StyledText("Related, by words of those above: \(words)", .dim).lines(context.terminal, margin: 0) {
        output.write(line + "\n")
      }
      output.write("\n")
    }
    for hit in result.related { write(hit, context, to: &output) }
    if let facets = result.facets {
      for facet in Facet.allCases where !facets[facet].isEmpty {
        output.write(context.terminal.paint(facet.rawValue, .title) + "\n")
        output.write(FacetTable(facet, facets, context: context).render() + "\n")
      }
    }
  }

  private func write(_ hit: Hit, _ context: ExportContext, to output: inout some TextOutputStream) {
    let style = context.terminal
    let blanks = String(repeating: " ", count: Self.margin)
    let title = StyledText(hit.document.title, .title).lines(style, margin: Self.margin)
    let number = "\(hit.rank)."
    let gap = String(repeating: " ", count: max(1, Self.margin - number.count))
    output.write(number + gap + (title.first ?? "") + "\n")
    for line in title.dropFirst() + meta(hit, context).lines(style, margin: Self.margin) {
      output.write(blanks + line + "\n")
    }
    output.write(blanks + style.paint(place(hit), .dim) + "\n")
    for snippet in hit.snippets { write(snippet, style, to: &output) }
    if let explanation = hit.explanation {
      for line in ExplanationTable(explanation).render().split(separator: "\n") {
        output.write(blanks + style.paint(String(line), .dim) + "\n")
      }
    }
    output.write("\n")
  }

  private func meta(_ hit: Hit, _ context: ExportContext) -> StyledText {
    let document = hit.document
    let authors = document.authors.prefix(3).joined(separator: "; ") + (document.authors.count > 3 ? "; et al." : "")
    let parts: [String] = [
      authors, document.year.map(String.init) ?? "", document.kind == .other ? "" : document.kind.rawValue,
      document.language?.rawValue ?? "", shortened(hit.labels(.country, context: context)),
      shortened(hit.labels(.organization, context: context)),
    ]
    var text = StyledText()
    for (index, part) in parts.filter({ !$0.isEmpty }).enumerated() {
      if index > 0 { text.append(" · ", .dim) }
      text.appendIsolated(part, .dim)
    }
    return text
  }

  private func shortened(_ labels: [String]) -> String {
    labels.prefix(4).joined(separator: ", ") + (labels.count > 4 ? ", +\(labels.count - 4)" : "")
  }

  /// Identity and path in one line that is not wrapped: both are to be copied.
  private func place(_ hit: Hit) -> String {
    let path = hit.locations.first.map { TerminalText.isolated(TerminalText.safe($0)) }
    let more = hit.locations.count > 1 ? "(+\(hit.locations.count - 1))" : nil
    return [TerminalText.safe(hit.document.displayID), path, more, hit.page.map { "p. \($0)" }].compactMap(\.self)
      .joined(separator: "  ")
  }

  /// Without colour, words that matched stand between asterisks.
  private func write(_ snippet: Snippet, _ style: TerminalStyle, to output: inout some TextOutputStream) {
    let label = snippet.page > 0 ? "p. \(snippet.page)  " : ""
    var text = StyledText(snippet.isCutBefore ? "… " : "")
    for piece in snippet.pieces {
      switch (piece.isHighlighted, style.usesColour) {
      case (true, true): text.append(piece.text, .match)
      case (true, false): text.append("*" + piece.text + "*")
      case (false, _): text.append(piece.text)
      }
    }
    if snippet.isCutAfter { text.append(" …") }
    let margin = Self.margin + label.count
    for (index, line) in text.lines(style, margin: margin).enumerated() {
      let lead = index == 0 ? label : String(repeating: " ", count: label.count)
      output.write(String(repeating: " ", count: Self.margin) + style.paint(lead, .dim) + line + "\n")
    }
  }
}
