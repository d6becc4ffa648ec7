import Testing

struct RejectedRegionTests {
  private struct Counts: Decodable {
    struct Value: Decodable {
      var value: String
      var count: Int
    }
    var facets: [String: [Value]]
  }

  private func count(_ site: Site, _ region: String) throws -> Int? {
    let counts: Counts = try site.run("facets", "--facet", "region", "--format", "json").decoded()
    return counts.facets["region"]?.first { $0.value == region }?.count
  }

  @Test(
    "a region that an analyst rejected does not come back with its country, in list, facets and filters",
    arguments: ["africa", "eastern-africa", "african-union"])
  func rejected(region: String) throws {
    let site = try Site()
    for name in ["a", "b"] {
      try site.write("corpus/documents/\(name).md", "# Training in Kenya, \(name)\n\nThe colleges of Kenya train.\n")
    }
    try site.ingest()
    #expect(try site.search("--region", region).total == 2)
    #expect(try count(site, region) == 2)
    #expect(try site.run("tag", "reject", "a.md", "region=\(region)").status == 0)
    for _ in 0..<2 {
      #expect(try site.tags("a.md", "region").contains("-" + region))
      #expect(try site.tags("a.md", "country") == ["KE"])
      #expect(try site.search("--region", region).paths == ["documents/b.md"])
      #expect(try site.search("region:\(region)").paths == ["documents/b.md"])
      #expect(try site.search("--region", region, "--region", "asia").paths == ["documents/b.md"])
      #expect(try count(site, region) == 1)
      #expect(try site.search("--country", "KE").total == 2, "the country stands")
      #expect(try site.search("--region", "income-lower-middle").total == 2, "and what else holds it")
      try site.remove("index")
      try site.ingest()
    }
    #expect(try site.search("--region", region, "--mentions").total == 2, "rejected as what it is about only")
    try site.run("tag", "undo")
    #expect(try site.search("--region", region).total == 2)
    #expect(try count(site, region) == 2)
  }
}
