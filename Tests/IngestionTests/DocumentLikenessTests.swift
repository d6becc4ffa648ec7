import Corpus
import Testing

@testable import Ingestion

@Suite("Whether a document is another than the one that lay at its path")
struct DocumentLikenessTests {
  private func document(_ title: String, _ text: String) -> Document {
    Document(
      mediaType: .plainText, fingerprint: Fingerprint(of: Array(text.utf8)),
      fields: [Field(.title, title, origin: .page)], pages: [Page(number: 1, blocks: [Block(.body, text)])])
  }

  @Test(
    "is told by title and text together",
    arguments: [
      ("Weavers", "spin and dye and weave", "Weavers", "auditors postpone the purchase", false),
      ("Weavers", "spin and dye and weave", "Potters", "auditors postpone the purchase", true),
      ("Weavers", "spin and dye and weave", "Crafts", "they spin and dye here", false),
      ("Weavers of the hills", "spin and dye", "The weavers of hills, 2nd edition", "clay by the river", false),
      ("", "spin and dye and weave", "", "auditors postpone the purchase", true),
      ("Weavers", "spin and dye and weave", "Potters", "", false),
      ("纺织手册", "学徒在冬天学习纺纱和染色", "陶工", "河边的粘土由人们挖掘", true),
      ("织工", "学徒在冬天学习纺纱和染色", "手艺", "村里的学徒在冬天学习", false),
    ])
  func another(_ title: String, _ text: String, _ newTitle: String, _ newText: String, isAnother: Bool) {
    let share = DocumentLikeness.shareOfAnother(document(title, text), document(newTitle, newText))
    #expect((share != nil) == isAnother)
  }
}
