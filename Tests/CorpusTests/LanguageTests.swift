import Analysis
import Testing

@Suite("Languages")
struct LanguageTests {
  @Test(
    "are kept in their shortest form",
    arguments: [
      ("en", "en"), ("EN", "en"), ("en-GB", "en"), ("en_US", "en"), ("eng", "en"), ("fre", "fr"), ("zh-TW", "zh-Hant"),
      ("zh_HK", "zh-Hant"), ("zho-Hant", "zh-Hant"), ("zh-CN", "zh"), ("zh-Hans", "zh"), ("sr-Latn", "sr"), ("", ""),
    ])
  func shortening(tag: String, language: String) { #expect(Language(tag).rawValue == language) }
}
