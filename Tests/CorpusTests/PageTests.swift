import Corpus
import Testing

@Suite struct PageTests {
  @Test(arguments: [
    ([1, 2], [1, 2]), ([2, 4], [1, 2, 3, 4]), ([3, 2], [3, 2]), ([1, 2_000_000], [1, 2_000_000]), ([], []),
  ])
  func `pages stand in the place of their numbers`(numbers: [Int], expected: [Int]) {
    let pages = numbers.map { Page(number: $0, blocks: [Block(.body, "x")]) }
    #expect(pages.inPlaces.map(\.number) == expected)
  }
}
