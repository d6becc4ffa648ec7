import Analysis
import Corpus

/// Who wrote and who edited an article or book, and where they are.
struct JATSContributors {
  let root: XMLNode
  let meta: XMLNode

  func addFields(to document: inout Document) {
    for group in meta.all("contrib-group") {
      let groupType = group.attribute("content-type")
      for person in group.all("contrib") {
        guard let field = Self.field(person, groupType: groupType),
          let name = Self.name(of: person, language: root.language)
        else { continue }
        document.add(field, name, origin: .embedded)
      }
      // NLM 2 has groups that are a name and nothing else.
      if let name = group.first("collab") { document.add(.author, Self.group(name), origin: .embedded) }
    }
    let others = affiliationsOfOthers
    var seen: Set<String> = []
    for affiliation in meta.descendants("aff") where Self.isFirst(affiliation) {
      // An article does not come from where its editors are.
      let id = affiliation.attribute("id") ?? affiliation.parent?.attribute("id")
      if let id, others.contains(id) { continue }
      let text = affiliation.listedText(skipping: Self.apparatus)
      if seen.insert(text).inserted { document.add(.affiliation, text, origin: .embedded) }
    }
  }

  /// The identifiers of affiliations to which no author points, and somebody else does.
  private var affiliationsOfOthers: Set<String> {
    var ofAuthors: Set<String> = []
    var ofOthers: Set<String> = []
    for group in meta.all("contrib-group") {
      let groupType = group.attribute("content-type")
      for person in group.all("contrib") {
        let pointers = person.all("xref").filter { $0.attribute("ref-type") == "aff" }
          .compactMap { $0.attribute("rid") }.flatMap { $0.split(separator: " ").map(String.init) }
        if Self.field(person, groupType: groupType) == .author {
          ofAuthors.formUnion(pointers)
        } else {
          ofOthers.formUnion(pointers)
        }
      }
    }
    return ofOthers.subtracting(ofAuthors)
  }

  private static let apparatus: Set<String> = [
    "label", "sup", "email", "fax", "phone", "institution-id", "xref", "break",
  ]

  /// Of the same affiliation in several languages, the first.
  private static func isFirst(_ affiliation: XMLNode) -> Bool {
    guard let parent = affiliation.parent, parent.name == "aff-alternatives" else { return true }
    return parent.first("aff")?.pointer == affiliation.pointer
  }

  /// Authors and editors; nil for translators, reviewers and readers.
  private static func field(_ person: XMLNode, groupType: String?) -> Field.Name? {
    let type = (person.attribute("contrib-type") ?? groupType ?? "author").lowercased()
    if type.contains("editor") { return .editor }
    guard type.contains("author") || type == "person" || type == "collab" else { return nil }
    // Some journals call everybody an author and say in words who is the editor.
    let role = person.first("role")?.text().lowercased() ?? ""
    return role.hasSuffix("editor") ? .editor : .author
  }

  private static func name(of person: XMLNode, language: Language?) -> String? {
    let holder = person.first("name-alternatives") ?? person
    let names = holder.all("name") + holder.all("string-name")
    if let name = names.first(where: { $0.language != nil && $0.language == language }) ?? names.first {
      return written(name)
    }
    let collaboration = person.first(at: "collab-alternatives", "collab") ?? person.first("collab")
    if let collaboration { return group(collaboration) }
    return person.descendants("name").first.map(written)
  }

  /// The group's name without its members.
  private static func group(_ collaboration: XMLNode) -> String {
    collaboration.text(skipping: ["contrib-group", "xref", "fn", "aff", "label", "address", "email"])
  }

  /// `Family, Given`; without comma and blank where the script has none between them.
  private static func written(_ name: XMLNode) -> String {
    let family = name.first("surname")?.text() ?? ""
    let given = name.first("given-names")?.text() ?? ""
    let suffix = name.first("suffix")?.text() ?? ""
    if family.isEmpty || given.isEmpty {
      let whole = family + given
      return whole.isEmpty ? name.text(skipping: ["xref", "degrees"]) : whole
    }
    if (family + given).unicodeScalars.allSatisfy(isEastAsian) { return family + given }
    return [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
