import Analysis
import Corpus
import Facets
import Testing

/// Names that stand in a text and do not mean what they mean elsewhere.
@Suite struct TrapTests {
  @Test(
    arguments: [
      // Money and pronouns
      ("Training cost US$ 40 a day.", []),
      ("They told us that it helps us.", []),
      ("TELL US WHAT YOU THINK", []),
      ("The U.S. economy grew.", ["US"]),
      ("Apprenticeship in the US and the UK grew.", ["GB", "US"]),
      ("a U.S.-based firm", ["US"]),
      // Places that are parts of other names
      ("Schools in Atlanta, Georgia, opened.", ["US"]),
      ("Tbilisi is the capital of Georgia.", ["GE"]),
      ("Michael Jordan scored.", []),
      ("Vocational schools in Jordan and Lebanon.", ["JO", "LB"]),
      ("Fishing on Lake Chad declines.", []),
      ("Schools in Chad and Niger.", ["NE", "TD"]),
      ("Trade on the Niger River.", []),
      ("Oil in the Niger Delta.", []),
      ("Students as guinea pigs.", []),
      ("Ships in the Gulf of Guinea.", []),
      ("Papua New Guinea reformed its colleges.", ["PG"]),
      ("Equatorial Guinea reformed its colleges.", ["GQ"]),
      ("Guinea-Bissau reformed its colleges.", ["GW"]),
      ("Guinea reformed its colleges.", ["GN"]),
      ("the Democratic Republic of the Congo", ["CD"]),
      ("Congo, Democratic Republic of", ["CD"]),
      ("the Republic of the Congo", ["CG"]),
      ("Brazzaville, Congo", ["CG"]),
      ("The Dominican Republic trains teachers.", ["DO"]),
      ("Dominica trains teachers.", ["DM"]),
      ("North Korea tested.", ["KP"]),
      ("South Korea trained.", ["KR"]),
      ("the Republic of Korea", ["KR"]),
      ("the Democratic People's Republic of Korea", ["KP"]),
      ("islands of the Indian Ocean", []),
      ("American Samoa votes.", ["AS"]),
      ("Colleges in New Mexico.", ["US"]),
      ("Colleges in New Jersey.", ["US"]),
      ("Colleges in New South Wales.", ["AU"]),
      ("Colleges in South Sudan.", ["SS"]),
      ("Colleges in Sudan.", ["SD"]),
      ("the Paris Agreement on climate", []),
      ("We ate turkey and chicken.", []),
      ("Turkey and Greece signed.", ["GR", "TR"]),
      ("TURKEY: SKILLS REPORT", ["TR"]),
      ("Cambridge University Press", []),
      ("Oxford University Press, 2010", []),
      ("Proc Natl Acad Sci USA", []),
      ("Oxford, England", ["GB"]),
      ("Cairo, Illinois", ["US"]),
      // Old and everyday names
      ("Swaziland renamed itself.", ["SZ"]),
      ("Colleges in Burma.", ["MM"]),
      ("Colleges in Upper Volta and Zaire", ["BF", "CD"]),
      ("Ceylon and Nyasaland", ["LK", "MW"]),
      ("Schools of East Germany and of the Soviet Union", ["DE"]),
      ("the former Yugoslav Republic of Macedonia", ["MK"]),
      ("Serbia and Montenegro", ["ME", "RS"]),
      ("the Netherlands Antilles", []),
      ("Ivory Coast", ["CI"]),
      ("Cote d'Ivoire", ["CI"]),
      ("Côte d’Ivoire", ["CI"]),
      ("Co\u{302}te d’Ivoire", ["CI"]),
      ("a family reunion", []),
      ("St. Lucia and St Lucia", ["LC"]),
      ("Factories in Shenzhen", ["CN"]),
      ("Schools of Catalonia", ["ES"]),
      // Line ends and addresses
      ("the United\nKingdom", ["GB"]),
      ("see www.kenya.org for more", []),
      ("Kenya's colleges; the Kenyan system", ["KE"]),
    ] as [(String, [String])])
  func countries(_ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, in: text) == countries)
  }

  @Test(
    arguments: [
      ("fr", "La formation professionnelle en Chine et au Pérou.", ["CN", "PE"]),
      ("fr", "les lycées sénégalais et la Côte d'Ivoire", ["CI", "SN"]),
      ("es", "La formación profesional en México y Alemania.", ["DE", "MX"]),
      ("es", "Los institutos españoles", ["ES"]),
      ("es", "una reunión en el Peru", ["PE"]),
      ("pt", "A educação profissional no Brasil e em Moçambique.", ["BR", "MZ"]),
      ("de", "Berufsbildung in Deutschland, Österreich und der Schweiz.", ["AT", "CH", "DE"]),
      ("ru", "Профессиональное образование в России и Казахстане.", ["KZ", "RU"]),
      ("ru", "для того, чтобы учиться", []),
      ("ru", "Колледжи в Того", ["TG"]),
      ("ar", "التعليم المهني في كينيا والسودان وبالصين.", ["CN", "KE", "SD"]),
      ("ar", "سياسات التعليم للأردن والمغرب", ["JO", "MA"]),
      ("zh", "肯尼亚和德国的职业教育合作", ["DE", "KE"]),
      ("ja", "日本とタイ王国の職業訓練", ["JP", "TH"]),
      ("ja", "マインドとインド", ["IN"]),
      ("ja", "イランの教育、コートジボワール", ["CI", "IR"]),
      ("ar", "الدعم المالي للتعليم", []),
      ("ar", "المعلم الكيني وللسودان", ["KE", "SD"]),
      ("th", "อาชีวศึกษาในประเทศไทยและลาว", ["LA", "TH"]),
      ("ko", "독일의 직업교육", ["DE"]),
      ("vi", "Giáo dục nghề nghiệp ở Việt Nam", ["VN"]),
      ("en", "The word chine means a backbone.", []),
      ("en", "Chine is no name here.", []),
      ("en", "肯尼亚 in an English text", ["KE"]),
    ] as [(Language, String, [String])])
  func languages(_ language: Language, _ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, in: text, language: language) == countries)
  }

  /// What is written as one word with a name.
  @Test(
    arguments: [
      ("am", "የኬንያ የቴክኒክ ትምህርት", ["KE"]), ("am", "በደቡብ አፍሪካ", ["ZA"]), ("am", "ስለ ኬንያና ቻይናን", ["CN", "KE"]),
      ("am", "የደቡብ አፍሪካን", ["ZA"]), ("am", "ከናይሮቢ", ["KE"]), ("am", "ኬንያዊ መምህር", ["KE"]),
      ("bn", "কেনিয়ার কারিগরি শিক্ষা", ["KE"]), ("bn", "ভারতে ও চীনের", ["CN", "IN"]),
      ("bn", "দক্ষিণ আফ্রিকায়", ["ZA"]), ("bn", "কেনিয়াকেও", ["KE"]), ("bn", "একটি চাদর", []),
      ("mn", "Кенийн мэргэжлийн боловсрол", ["KE"]), ("mn", "Монголын ба Хятадад", ["CN", "MN"]),
      ("mn", "Өмнөд Африкийн сургууль", ["ZA"]), ("mn", "Энэтхэгээс", ["IN"]), ("mn", "кенийн", []),
      ("ru", "Кенийн", []),
    ] as [(Language, String, [String])])
  func affixes(_ language: Language, _ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, in: text, language: language) == countries)
  }

  @Test(arguments: [
    ("Skills in sub-Saharan Africa", "sub-saharan-africa"), ("ASEAN ministers met", "asean"),
    ("colleges of the African Union", "african-union"), ("非洲职业教育", "africa"),
    ("Polytechnics of the Soviet Union", "soviet-union"), ("training in the former U.S.S.R.", "soviet-union"),
    ("the Soviet school", "soviet-union"), ("schools in the former Yugoslavia", "yugoslavia"),
    ("Czechoslovak apprentices", "czechoslovakia"), ("teachers of the Netherlands Antilles", "netherlands-antilles"),
    ("苏联的职业教育", "soviet-union"), ("школы Советского Союза", "soviet-union"),
  ])
  func regions(_ text: String, _ region: String) {
    #expect(Samples.values(.region, in: text).contains(region))
  }

  @Test(arguments: [
    ("The International Labour Organization (ILO) said; the ILO agreed.", "ilo"),
    ("The Asian Development Bank lends. ADB loans grow.", "adb"),
    ("The African Development Bank lends. ADB loans grow.", "afdb"),
    ("UNESCO-UNEVOC convenes.", "unesco-unevoc"),
  ])
  func organizations(_ text: String, _ organization: String) {
    #expect(Samples.values(.organization, in: text).contains(organization))
  }

  @Test func anAcronymOfTwoBanksNeedsAReason() {
    let african = Samples.values(.organization, in: "The African Development Bank lends. ADB loans grow.")
    #expect(!african.contains("adb"))
  }
}
