import Analysis
import Corpus
import Foundation
import Testing

@testable import Facets

@Suite("Names in a question")
struct ConceptFinderTests {
  /// The things that a question names, as `facet:value`; several facets of one thing are joined by +.
  private func found(_ question: String) -> [String] {
    let finder = ConceptFinder(
      Samples.authorities, analyzer: Analyzer(), languages: ["en", "fr", "es", "de", "zh", "ar", "ru", "vi"])
    return finder.concepts(in: question).map { concept in
      concept.values.map { "\($0.facet.rawValue):\($0.value)" }.joined(separator: "+")
    }
  }

  @Test(
    "are found in any language, in any case, with accents or without, inflected where they are words",
    arguments: [
      ("Kenya", ["country:KE"]), ("kenya", ["country:KE"]), ("kenia", ["country:KE"]), ("肯尼亚", ["country:KE"]),
      ("كينيا", ["country:KE"]), ("Кения", ["country:KE"]), ("cote d'ivoire", ["country:CI"]),
      ("Việt Nam", ["country:VN"]), ("VIỆT NAM", ["country:VN"]), ("ả rập xê-út", ["country:SA"]),
      ("apprenticeship", ["theme:apprenticeship"]), ("Apprenticeships", ["theme:apprenticeship"]),
      ("学徒制", ["theme:apprenticeship"]), ("學徒制", ["theme:apprenticeship"]),
      ("التلمذة الصناعية", ["theme:apprenticeship"]),
      ("lehrlingsausbildung", ["theme:apprenticeship"]), ("africa", ["region:africa"]),
      ("International Labour Organization", ["organization:ilo"]), ("国际劳工组织", ["organization:ilo"]),
      ("recognition of prior learning", ["theme:recognition-of-prior-learning"]),
      ("RPL in Kenya and Uganda", ["theme:recognition-of-prior-learning", "country:KE", "country:UG"]),
      ("肯尼亚学徒制", ["country:KE", "theme:apprenticeship"]), ("the weather", []), ("", []), ("\"(", []),
    ])
  func names(question: String, values: [String]) {
    #expect(found(question) == values)
  }

  @Test(
    "are not made of other words",
    arguments: [
      // Words of another meaning in lower case, or without accents.
      "stem cells", "who can", "can", "my", "car", "steam", "eau",
      // A stem that is that of a country.
      "serve", "Islands", "libéré", "George", "Romans",
      // Phrases that hold a name.
      "Lake Chad", "Niger Delta",
      // Several things of one kind.
      "ADB",
    ])
  func others(question: String) {
    #expect(found(question) == [])
  }

  @Test("count as acronyms in capitals, and in lower case where they are no words")
  func acronyms() {
    #expect(found("ILO") == ["organization:ilo"])
    #expect(found("ilo tvet") == ["organization:ilo", "theme:technical-and-vocational-education-and-training"])
    #expect(found("STEM") == ["theme:stem-education"])
    #expect(found("Ilo") == [])
  }

  @Test("give all names of what they name, those of a site as well, and its English label")
  func allNames() throws {
    let folder = try SiteTests.site([
      "place_names.csv": "facet,value,language,name,kind,match\ncountry,KE,sw,Jamhuri ya Kenya,official,\n"
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let finder = ConceptFinder(try Authorities(site: folder), analyzer: Analyzer(), languages: ["en"])
    for question in ["肯尼亚", "jamhuri ya kenya"] {
      let concept = try #require(finder.concepts(in: question).first)
      #expect(concept.label == "Kenya")
      let names = concept.names.map(\.name)
      #expect(names.contains("肯尼亚") && names.contains("Quênia") && names.contains("Jamhuri ya Kenya"))
      #expect(!names.contains("Nairobi") && !names.contains("Kenyan"))
    }
  }

  @Test("stand together in the tables by value: that is what a search reads them by")
  func order() throws {
    for (file, columns) in [(AuthorityFile.themeNames, ["code"]), (.placeNames, ["facet", "value"])] {
      let table = try AuthorityTable(file: file.rawValue, bytes: [UInt8](file.embedded))
      var seen: Set<String> = []
      var last = ""
      for row in 0..<table.rowCount {
        let value = columns.map { table.string(row, table.column($0)) }.joined(separator: ",")
        if value != last { #expect(seen.insert(value).inserted, "\(file.rawValue): \(value)") }
        last = value
      }
    }
  }
}
