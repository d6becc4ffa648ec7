import Foundation

/// Names of places of two words and more, which look like those of people: "Sierra Leone", "Addis Ababa".
enum PDFPlaces {
  static func isPlace(_ name: String) -> Bool { names.contains(name.lowercased()) }

  /// Countries in the languages of most covers, and the cities that time zones are called by.
  private static let names: Set<String> = {
    let countries = ["en", "fr", "es", "pt"].map(Locale.init(identifier:)).flatMap { locale in
      Locale.Region.isoRegions.compactMap { locale.localizedString(forRegionCode: $0.identifier) }
    }
    let cities = TimeZone.knownTimeZoneIdentifiers.compactMap { identifier in
      identifier.split(separator: "/").last.map { String($0).replacing("_", with: " ") }
    }
    return Set((countries + cities).filter { $0.contains(" ") }.map { $0.lowercased() })
  }()
}
