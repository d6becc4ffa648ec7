import Analysis
import Corpus
import Facets
import Foundation
import Testing

/// A site's own rows.
@Suite struct SiteTests {
  static func site(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "authorities-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  @Test func addsOrganizationsAndGroupings() throws {
    let folder = try Self.site([
      "organizations.csv": "code,name,country\nacme,Acme Skills Fund,KE\n",
      "organization_names.csv": "code,language,name,kind,match\nacme,en,Acme Skills Fund,name,\n",
      "regions.csv": "code,scheme,name\nour-six,grouping,Our six\n",
      "region_members.csv": "region,country\nour-six,KE\nour-six,UG\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let authorities = try Authorities(site: folder)
    #expect(authorities.organizations["acme"]?.country == "KE")
    #expect(authorities.regions.countries(in: "our-six") == ["KE", "UG"])
    #expect(authorities.resolve("Acme skills fund") == .found(FacetValue(.organization, "acme")))
    #expect(authorities.version != Samples.authorities.version)
    #expect(authorities.faults() == [])
    let tags = Tagger(authorities: authorities)
      .annotate(Samples.document([Block(.body, "The Acme Skills Fund pays.")]), language: "en")
    #expect(tags.contains { $0.value == "acme" && $0.role == .mentions })
  }

  @Test func aBlockerHidesPlacesAndOrganizations() throws {
    let folder = try Self.site(["blockers.csv": "language,phrase\nen,Kenya Airways Cup\nen,World Bank holiday\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let tags = Tagger(authorities: try Authorities(site: folder)).annotate(
      Samples.document([Block(.body, "The Kenya Airways Cup on the World Bank holiday.")]), language: "en")
    #expect(tags.isEmpty)
  }

  @Test func namesTheFileAndLineOfAFault() throws {
    let folder = try Self.site(["regions.csv": "code,scheme,name\na,grouping,A\nb,grouping,B,C\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = try #require(throws: AuthorityError.self) { try Authorities(site: folder) }
    #expect(error.description.hasSuffix("regions.csv:3: 4 fields, but the header names 3"))
  }

  @Test func tellsOfRowsThatNameNothingKnown() throws {
    let folder = try Self.site(["region_members.csv": "region,country\neu,KE\neu,Narnia\natlantis,KE\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let faults = try Authorities(site: folder).faults()
    #expect(
      faults.map { String($0.description.split(separator: "/").last ?? "") } == [
        "region_members.csv:3: no country or region “Narnia”",
        "region_members.csv:4: no region “atlantis”",
      ])
  }

  @Test func passesOverFilesOfOtherNames() throws {
    let folder = try Self.site(["country.csv": "code\n", "notes.txt": "x", "rules.csv": "query\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Authorities(site: folder).unread == ["country.csv"])
  }

  @Test func aFolderThatIsNotThere() throws {
    let authorities = try Authorities(site: URL(filePath: "/nowhere/authorities"))
    #expect(authorities.version == Samples.authorities.version)
  }
}
