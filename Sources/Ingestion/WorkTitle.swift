import Foundation

/// A title as a sign of the work that bears it.
enum WorkTitle {
  /// Bytes of letters and digits that a title needs to stand for one work: "Introduction" does not.
  private static let shortest = 16
  /// The same where nothing else is quite alike: the years are one apart.
  private static let shortestDistinctive = 24
  /// The same for titles such as publications that come anew each year have, too.
  private static let shortestOfReports = 64

  /// The title with nothing but letters and digits, alike for all ways to write it; nil where many works may bear it.
  static func key(_ title: String) -> String? {
    let text = normalized(title)
    return text.utf8.count >= shortest ? text : nil
  }

  /// Whether hardly another work, or another year's issue of this one, has the title.
  static func isDistinctive(_ title: String) -> Bool {
    let length = normalized(title).utf8.count
    guard length >= shortestDistinctive else { return false }
    let words = words(title)
    guard words.isDisjoint(with: yearly) else { return false }
    let isReport = !words.isDisjoint(with: reports) || unspacedReports.contains { title.contains($0) }
    return !isReport || length >= shortestOfReports
  }

  /// Whether the title says that it comes out again and again.
  static func isYearly(_ title: String) -> Bool { !words(title).isDisjoint(with: yearly) }

  private static func words(_ title: String) -> Set<String> {
    Set(title.lowercased().split { !$0.isLetter }.map(String.init))
  }

  static func normalized(_ title: String) -> String {
    let isASCII = title.utf8.allSatisfy { $0 < 0x80 }
    let folded =
      isASCII
      ? title : title.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var scalars = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": scalars.append(scalar)
      case "A"..."Z": scalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      default: if scalar.value >= 0x80, scalar.properties.isAlphabetic { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }

  /// Words of what comes out again and again under one title.
  private static let yearly: Set<String> = [
    "annual", "yearly", "biennial", "quarterly", "monthly", "weekly", "yearbook", "almanac", "edition", "volume",
    "calendar", "prospectus", "newsletter", "annuel", "annuelle", "annuaire", "édition", "trimestriel", "anual",
    "anuario", "anuário", "edición", "edição", "jahresbericht", "jahrbuch", "auflage", "ausgabe", "annuale", "annuario",
    "ежегодник", "ежегодный", "годовой", "издание", "tahunan", "السنوي", "سنوي", "الطبعة",
  ]

  /// Words of what may come out so.
  private static let reports: Set<String> = [
    "report", "reports", "review", "survey", "outlook", "monitor", "monitoring", "statistics", "statistical",
    "indicators", "trends", "bulletin", "proceedings", "conference", "congress", "symposium", "budget", "catalogue",
    "handbook", "guide", "rapport", "bilan", "actes", "statistiques", "perspectives", "informe", "memoria",
    "estadísticas", "boletín", "relatório", "boletim", "estatísticas", "bericht", "statistik", "tagungsband",
    "rapporto", "отчет", "отчёт", "доклад", "сборник", "статистика", "laporan", "statistik", "تقرير", "التقرير",
  ]

  private static let unspacedReports = ["报告", "報告", "年鉴", "年鑑", "年报", "年報", "统计", "統計", "公报", "白书", "白書", "보고서"]
}
