/// A record of MARC 21, however its file writes it.
struct MARCRecord {
  struct DataField {
    /// Three characters.
    var tag: String
    var indicators: (Character, Character)
    var subfields: [(code: Character, value: String)]

    /// The values of some subfields in file order, a blank between two.
    func text(_ codes: String) -> String {
      subfields.lazy.filter { codes.contains($0.code) }.map(\.value).joined(separator: " ")
    }

    func first(_ code: Character) -> String? { subfields.first { $0.code == code }?.value }
  }

  /// 24 characters.
  var leader = ""
  /// Fields 001 to 009.
  var control: [(tag: String, value: String)] = []
  var data: [DataField] = []

  func control(_ tag: String) -> String? { control.first { $0.tag == tag }?.value }
  func all(_ tags: String...) -> [DataField] { data.filter { tags.contains($0.tag) } }
}
