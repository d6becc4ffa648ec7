import Corpus
import Foundation

/// Where the pages of the printed book begin in an e-book (EPUB 3.3, 7.4.2 "page-list"; EPUB 2's NCX, `pageList`), so
/// that they can be cited.
struct EPUBPageList {
  /// A greater number is none of a page.
  private static let largestNumber = 20_000
  /// A book has more pages than that.
  private static let fewestPages = 3

  /// By the file's path and the element's identifier, empty for the file's start.
  private var numbers: [String: [String: Int]] = [:]

  /// Nil where the book does not number its pages, or not in arabic figures that go up.
  init?(_ archive: ArchiveReader, spine: [EPUBPackage.Item], files: [String]) {
    var targets: [(path: String, fragment: String, number: Int)] = []
    for file in files where targets.isEmpty {
      guard let content = archive.content(of: file) else { continue }
      targets = (try? XMLTree.parse(xml: content) { Self.targets(in: $0, of: file) }) ?? []
    }
    guard targets.count >= Self.fewestPages, zip(targets, targets.dropFirst()).allSatisfy({ $0.number < $1.number })
    else { return nil }
    // The order of the list must be that in which the book is read.
    let places = Dictionary(spine.enumerated().map { ($1.path, $0) }) { first, _ in first }
    let order = targets.compactMap { places[$0.path] }
    guard order.count == targets.count, zip(order, order.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
    for target in targets { numbers[target.path, default: [:]][target.fragment] = target.number }
  }

  /// The printed pages that begin in a file, by the identifier of the element that each begins with.
  func pages(in path: String) -> [String: Int] { numbers[path] ?? [:] }

  /// The number of the first page.
  var first: Int { numbers.values.flatMap(\.values).min() ?? 1 }

  private static func targets(in root: XMLNode, of file: String) -> [(String, String, Int)] {
    let lists = root.descendants("nav").filter { isPageList($0) }
    let links = lists.flatMap { $0.descendants("a") }.map { ($0.attribute("href"), $0.text()) }
    let targets = root.descendants("pageTarget").map { node in
      (node.first("content")?.attribute("src"), node.first(at: "navLabel", "text")?.text() ?? "")
    }
    return (links + targets).compactMap { reference, label in
      guard let reference, let number = Int(TextBuilder.line(label)), (1...largestNumber).contains(number) else {
        return nil
      }
      let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = ArchivePath.resolve(parts[0].removingPercentEncoding ?? String(parts[0]), from: file)
      return (parts[0].isEmpty ? file : path, parts.count > 1 ? String(parts[1]) : "", number)
    }
  }

  private static func isPageList(_ node: XMLNode) -> Bool {
    (node.attribute("epub:type") ?? node.attribute("type"))?.contains("page-list") == true
      || node.attribute("role") == "doc-pagelist"
  }
}
