/// What a name is to the thing it names; where one word is several things' name, the first kind here wins.
enum NameKind: UInt8, Sendable, Comparable, CaseIterable {
  case name, official, alias, acronym, historic, demonym, capital, division, city

  /// - Parameter word: the authority file's word.
  init?(_ word: ArraySlice<UInt8>) {
    for (kind, spelling) in Self.spellings where spelling.utf8.elementsEqual(word) {
      self = kind
      return
    }
    return nil
  }

  /// Whether people use the name for the thing itself, rather than for its people or a place in it.
  var isProper: Bool { self <= .historic }

  /// The authority file's word.
  var spelling: String { Self.spellings.first { $0.0 == self }?.1 ?? "" }

  private static let spellings: [(NameKind, String)] = [
    (.name, "name"), (.alias, "alias"), (.city, "city"), (.demonym, "demonym"), (.division, "division"),
    (.official, "official"), (.acronym, "acronym"), (.historic, "historic"), (.capital, "capital"),
  ]

  static func < (left: NameKind, right: NameKind) -> Bool { left.rawValue < right.rawValue }
}
