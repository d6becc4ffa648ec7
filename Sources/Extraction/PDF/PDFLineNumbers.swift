/// Takes out the numbers that manuscripts carry beside their lines.
enum PDFLineNumbers {
  /// - Returns: whether there were any.
  @discardableResult
  static func remove(from pages: inout [[PDFLine]]) -> Bool {
    let numbered = pages.indices.filter { isNumbered(pages[$0]) }
    // A single page may hold a numbered table.
    guard numbered.count >= 2 else { return false }
    for page in numbered {
      for line in pages[page].indices where number(of: pages[page][line].text) != nil {
        let text = pages[page][line].text
        pages[page][line].text = String(text.drop { $0.isASCII && $0.isNumber }.drop { $0 == " " })
      }
    }
    return true
  }

  /// Whether the lines' numbers count up by one, or by five, through most of a page, and text runs on beside them.
  private static func isNumbered(_ lines: [PDFLine]) -> Bool {
    guard lines.count >= 8 else { return false }
    var (numbered, following, running) = (0, 0, 0)
    var previous: Int?
    for line in lines {
      guard let value = number(of: line.text) else { continue }
      numbered += 1
      if let previous, value - previous == 1 || value - previous == 5 { following += 1 }
      previous = value
      // A sentence that goes on from the line before.
      if line.text.drop(while: { $0.isNumber }).drop(while: { $0 == " " }).first?.isLowercase == true { running += 1 }
    }
    return following >= 7 && following * 10 >= numbered * 8 && (numbered * 10 >= lines.count * 7 || following >= 20)
      && (running * 4 >= numbered || running == 0 && numbered * 2 <= lines.count + 2)
  }

  /// The number before a space at a line's beginning, or that is the whole line.
  private static func number(of text: String) -> Int? {
    let digits = text.utf8.prefix(5).prefix { (0x30...0x39).contains($0) }
    guard (1...4).contains(digits.count) else { return nil }
    let rest = text.utf8.dropFirst(digits.count)
    return rest.isEmpty || rest.first == 0x20 ? digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } : nil
  }
}
