/// Headings that say what follows, in the languages of research.
enum PDFHeadingNames {
  static let references: Set<String> = [
    "references", "reference", "reference list", "list of references", "references cited", "literature cited",
    "works cited", "endnotes", "notes and references", "endnotes and references", "bibliography", "select bibliography",
    "selected bibliography", "references and notes", "sources", "sources and further reading", "further reading",
    "fuentes", "fontes", "источники", "المصادر", "资料来源", "參考資料", "参考资料", "資料來源",
    "literatur", "literaturverzeichnis", "quellen", "quellenverzeichnis", "références", "références bibliographiques",
    "bibliographie", "referencias", "referencias bibliográficas", "bibliografía", "referências",
    "referências bibliográficas", "bibliografia", "riferimenti bibliografici", "literatuur", "literatuurlijst",
    "referenser", "litteratur", "litteraturliste", "lähteet", "literatura", "piśmiennictwo", "irodalom", "kaynakça",
    "kaynaklar", "daftar pustaka", "rujukan", "tài liệu tham khảo", "список литературы", "литература",
    "список використаних джерел", "использованная литература", "библиография", "参考文献", "參考文獻", "引用文献", "문헌", "참고문헌",
    "المراجع", "قائمة المراجع", "المصادر والمراجع", "منابع", "ביבליוגרפיה", "บรรณานุกรม", "เอกสารอ้างอิง", "संदर्भ",
  ]

  static let abstract: Set<String> = [
    "abstract", "summary", "executive summary", "résumé", "sommaire", "zusammenfassung", "kurzfassung", "resumen",
    "resumo", "riassunto", "sommario", "samenvatting", "sammanfattning", "sammendrag", "tiivistelmä", "streszczenie",
    "abstrakt", "abstrak", "özet", "öz", "tóm tắt", "аннотация", "резюме", "анотація", "摘要", "内容摘要", "内容提要", "要旨",
    "要約", "초록", "요약", "ملخص", "الملخص", "الملخص التنفيذي", "چکیده", "תקציר", "บทคัดย่อ", "सार",
  ]

  /// What ends an abstract or a list of references.
  static let appendix: [String] = [
    "appendix", "appendices", "annex", "anhang", "anlage", "annexe", "anexo", "apêndice", "apéndice", "allegato",
    "bijlage", "bilaga", "приложение", "附录", "附錄", "付録", "부록", "الملحق", "ملحق", "about the author", "glossary",
  ]

  static let keywords: [String] = [
    "keywords", "key words", "keyword", "index terms", "mots-clés", "mots clés", "palabras clave", "palabras-clave",
    "palavras-chave", "palavras chave", "schlüsselwörter", "schlagwörter", "parole chiave", "trefwoorden", "nyckelord",
    "ключевые слова", "ключові слова", "关键词", "關鍵詞", "关键字", "キーワード", "주제어", "핵심어", "الكلمات المفتاحية",
    "كلمات مفتاحية", "anahtar kelimeler", "kata kunci", "từ khóa", "słowa kluczowe", "คำสำคัญ",
  ]

  /// What follows an abstract.
  static let afterAbstract: [String] =
    keywords + [
      "introduction", "contents", "table of contents", "introducción", "introdução", "einleitung", "введение", "引言",
      "categories and subject descriptors", "general terms", "jel", "abstract", "résumé", "resumen", "resumo",
      "zusammenfassung", "©", "copyright",
    ]

  /// A line as the sets above spell it: small letters, without a number before it and marks after it.
  static func key(_ line: String) -> String {
    var words = Substring(line.lowercased())
    if let space = words.firstIndex(of: " "), isNumber(words[..<space]) { words = words[space...].dropFirst() }
    let isMark: (Character) -> Bool = { $0 == " " || $0.isPunctuation || $0 == "|" }
    words = words.drop(while: isMark)
    while let last = words.last, isMark(last) { words.removeLast() }
    // CJK headings are often spread: 参 考 文 献.
    let hasCJK = words.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
    return hasCJK ? words.filter { $0 != " " } : String(words)
  }

  /// `5`, `5.1`, `V.`
  private static func isNumber(_ word: Substring) -> Bool {
    word.count <= 6 && word.allSatisfy { "0123456789.)ivx".contains($0) }
  }
}
