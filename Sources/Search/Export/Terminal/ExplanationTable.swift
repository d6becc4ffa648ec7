import Foundation

/// How a score came about, for a terminal: a line a word of the query, their sum below.
package struct ExplanationTable {
  private let explanation: Explanation

  package init(_ explanation: Explanation) { self.explanation = explanation }

  package func render() -> String {
    var table = TextTable([.left, .right, .right, .right, .right, .right, .right, .right, .right])
    table.append(["word", "weight", "documents", "idf"] + Explanation.Part.places + ["score"])
    for part in explanation.parts {
      let frequency = Explanation.Part.places.indices.map { place in
        part.frequency.indices.contains(place) ? "\(part.frequency[place])" : ""
      }
      let documents =
        part.frequency.isEmpty ? ["", ""] : ["\(part.documentFrequency)", Self.text(part.idf, 3)]
      let label = part.label + (part.concept.map { " (\($0))" } ?? "")
      table.append([label, Self.text(part.weight, 2)] + documents + frequency + [Self.text(part.score, 4)])
    }
    let sum = explanation.parts.reduce(0) { $0 + $1.score }
    table.append(["sum"] + Array(repeating: "", count: 7) + [Self.text(sum, 4)])
    return table.lines(limits: [0: 30]).map { $0 + "\n" }.joined()
  }

  private static func text(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
}
