/// One JSON object a line, a line a hit, as stream tools read it.
package struct JSONLinesFormat: ResultFormat {
  package static let name = "jsonl"
  package static let showsSnippets = true

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    for hit in result.hits {
      var shape = JSONHit(hit, context: context)
      shape.queryID = context.queryID
      output.write(try JSONText.encode(shape, isPretty: false) + "\n")
    }
  }
}
