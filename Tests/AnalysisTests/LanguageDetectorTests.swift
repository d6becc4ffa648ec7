import Testing

@testable import Analysis

@Suite struct LanguageDetectorTests {
  @Test(arguments: [
    ("en", "Technical and vocational education and training prepares young people for work."),
    ("fr", "L'enseignement et la formation techniques et professionnels préparent les jeunes au travail."),
    ("pt", "A educação profissional e tecnológica prepara os jovens para o mundo do trabalho."),
    ("id", "Pendidikan dan pelatihan vokasi menyiapkan kaum muda untuk dunia kerja di Indonesia."),
    ("sw", "Elimu na mafunzo ya ufundi stadi huwaandaa vijana kwa ajili ya kazi nchini Tanzania."),
    ("ru", "Профессиональное образование готовит молодых людей к труду."),
    ("ar", "التعليم والتدريب التقني والمهني يعد الشباب للعمل"),
    ("hi", "व्यावसायिक शिक्षा और प्रशिक्षण युवाओं को काम के लिए तैयार करता है।"),
    ("zh", "职业教育与培训为青年就业做准备。"), ("zh-Hant", "職業教育與培訓為青年就業做準備。"),
    ("ja", "職業教育と訓練は若者を仕事に備えさせる。"), ("ko", "직업교육훈련은 청년의 취업을 준비시킨다."),
    ("th", "การศึกษาและฝึกอบรมด้านอาชีวศึกษา"), ("km", "ការអប់រំបណ្តុះបណ្តាលបច្ចេកទេស"), ("am", "ትምህርት"),
    ("mn", "Мэргэжлийн боловсрол, сургалт нь залуучуудыг хөдөлмөрт бэлтгэх үүрэгтэй."), ("he", "חינוך"),
    ("kk", "Кәсіптік білім беру жастарды еңбекке дайындайды."),
    ("ha", "Koyar da sana'o'i yana shirya matasa domin samun aikin yi a Najeriya da sauran kasashe."),
    ("zu", "Ukuqeqeshwa kwamakhono kulungiselela intsha ukuthola umsebenzi eNingizimu Afrika."),
    ("yo", "Ẹ̀kọ́ iṣẹ́ ọwọ́ máa ń múra àwọn ọ̀dọ́ sílẹ̀ fún iṣẹ́ ní orílẹ̀-èdè Nàìjíríà."),
    ("so", "Waxbarashada farsamada waxay dhallinyarada u diyaarisaa shaqada iyo nolosha bulshada."),
    ("az", "Пешә тәһсили ҝәнҹләри әмәк базарына һазырлајыр."), ("jv", "ꦥꦼꦤ꧀ꦝꦶꦝꦶꦏꦤ꧀"),
    ("fa", "آموزش فنی و حرفه‌ای جوانان را برای کار آماده می‌کند"),
  ])
  func detects(language: Language, text: String) {
    #expect(LanguageDetector().detect(text).first?.language == language)
    let marked = "\u{1}de;h\u{2}" + text + "\n\u{1}de;b\u{2}" + text
    #expect(LanguageDetector().detect(marked).first?.language == language)
  }

  @Test func shortTextsFollowTheHint() {
    let detector = LanguageDetector()
    #expect(detector.detect("TVET", hint: "fr").first == Detection(language: "fr", share: 1, isReliable: false))
    #expect(detector.detect("Formación dual", hint: "es").first?.language == "es")
    #expect(detector.detect("обучение", hint: "en").first?.language == "ru")
    #expect(detector.detect("職業教育", hint: "ja").first?.language == "ja")
    #expect(detector.detect("職業教育").first?.language == "zh-Hant")
    #expect(detector.detect("职业教育", hint: "ja").first?.language == "zh")
    #expect(detector.detect("", hint: "fr").isEmpty)
    #expect(detector.detect("12 — 34\u{1}en;b\u{2}").isEmpty)
  }

  @Test func listsOfNamesAreInNoLanguage() {
    let names = "DURANGO AKE LERMA JORGE GUILLERMO\nAGUILERA FRANCO LUIS\nHERNANDEZ ZIMRRY JAFETH\nYAÑEZ KALIB\n"
    #expect(LanguageDetector().detect(String(repeating: names, count: 20)).allSatisfy { !$0.isReliable })
  }

  @Test func theHintDoesNotOutvoteTheText() {
    let text = "Technical and vocational education and training prepares young people for the world of work."
    #expect(LanguageDetector().detect(text, hint: "fr").first?.language == "en")
    #expect(LanguageDetector().detect(text).first?.isReliable == true)
  }
}

@Suite struct StopWordTests {
  @Test(arguments: [
    ("en", "the"), ("fr", "meme"), ("es", "tambien"), ("pt", "nao"), ("de", "fur"), ("it", "perche"), ("nl", "het"),
    ("ru", "еще"), ("ar", "الي"), ("sv", "ar"), ("id", "yang"), ("sw", "katika"), ("tr", "icin"), ("hi", "के"),
  ])
  func listsAreFolded(language: Language, word: String) {
    #expect(StopWords.contains(word, language: language))
    #expect(!StopWords.contains("training", language: language))
    #expect(!StopWords.contains(word, language: "fi"))
    #expect(!StopWords.contains("", language: language))
  }
}

@Suite struct FunctionWordTests {
  @Test(arguments: [
    ("es", "COLEGIO DE EDUCACION PROFESIONAL DEL ESTADO DE 62,401.00 6.00\nOAXACA\nTotal del Gasto 62,401.00"),
    ("oc", "L'ensenhament tecnic e professional prepara los joves al mond del trabalh e a la vida dins la societat."),
    ("gl", "A formación profesional prepara á mocidade para o mundo do traballo e para a vida en sociedade."),
    ("lb", "D'Beruffsausbildung preparéiert déi jonk Leit op d'Aarbechtswelt an op d'Liewen an der Gesellschaft."),
    ("br", "Ar c'helenn teknikel ha micherel a brient an dud yaouank evit bed al labour hag ar vuhez er gevredigezh."),
    ("fr", "TVET"),
  ])
  func decideWhereDetectionIsUnsure(language: Language, text: String) {
    #expect(LanguageDetector().detectMain(text, hint: text == "TVET" ? "fr" : nil)?.language == language)
  }
}
