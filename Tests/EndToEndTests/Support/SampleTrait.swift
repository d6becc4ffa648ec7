import Testing

/// Gives the tests of a suite one ingested sample corpus, which they only ask; it goes when the last has ended.
struct SampleTrait: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var site: Site?

  func provideScope(for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void)
    async throws
  {
    let site = try Site.ingestedSample()
    try await Self.$site.withValue(site) { try await body() }
  }
}

extension Trait where Self == SampleTrait {
  static var sample: Self { Self() }
}

/// The suite's sample corpus.
func sample() throws -> Site {
  guard let site = SampleTrait.site else { throw Child.Fault(description: "the suite has no trait .sample") }
  return site
}
