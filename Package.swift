// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target: no existential without `any`, imports seen only by the file that writes them.
let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "tvet",
  products: [.executable(name: "tvet", targets: ["tvet"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // Doors to C libraries
    .target(
      name: "CAnalysis", exclude: ["data"],
      cSettings: [.unsafeFlags(["-O2"])],
      cxxSettings: [.unsafeFlags(["-O2"])],
      linkerSettings: [
        .linkedLibrary("sqlite3"), .linkedLibrary("icuuc"), .linkedLibrary("icui18n"),
        // The tables of all of CLD2's languages go before those of half of them that its library holds.
        .linkedLibrary("stemmer"), .linkedLibrary("cld2_full"), .linkedLibrary("cld2"), .linkedLibrary("zstd"),
      ]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "CAuthorities", exclude: ["data"]),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CLibrary", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CMIME", dependencies: ["CLibrary"]),
    .target(name: "COCR", dependencies: ["CLibrary"]),
    .target(name: "COLE", dependencies: ["CLibrary"]),
    .target(name: "CPDFium", linkerSettings: [.linkedLibrary("dl")]),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .target(name: "CWorker"),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CYAZ", dependencies: ["CLibrary"]),

    // The data's way
    .target(name: "Analysis", dependencies: ["CAnalysis"], swiftSettings: swiftSettings),
    .target(
      name: "Corpus", dependencies: ["Analysis", "CNettle", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: swiftSettings),
    .target(
      name: "Extraction",
      dependencies: [
        "Analysis", "Corpus", "CArchive", "CCommonMark", "CMIME", "CNettle", "COCR", "COLE", "CPDFium", "CUchardet",
        "CWorker",
        "CXML", "CYAZ",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Facets", dependencies: ["Analysis", "Corpus", "CAuthorities"],
      swiftSettings: swiftSettings),
    .target(
      name: "Indexing",
      dependencies: ["Analysis", "CAnalysis", "Corpus", "Facets", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    .target(
      name: "Ingestion", dependencies: ["Analysis", "Corpus", "Extraction", "Facets", "Indexing"],
      swiftSettings: swiftSettings),
    .target(
      name: "Search",
      dependencies: ["Analysis", "CAnalysis", "Corpus", "Facets", "Indexing"],
      swiftSettings: swiftSettings),
    .target(
      name: "Tagging",
      dependencies: ["Analysis", "Corpus", "Facets", "Indexing", "Ingestion", "Search"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "tvet",
      dependencies: [
        "Analysis", "Corpus", "Extraction", "Facets", "Indexing", "Ingestion", "Search", "Tagging",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    // Tests
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis"], swiftSettings: swiftSettings),
    .testTarget(name: "CorpusTests", dependencies: ["Analysis", "Corpus"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Analysis", "CNettle", "Corpus", "Extraction", "tvet"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FacetsTests", dependencies: ["Analysis", "Corpus", "Facets"], swiftSettings: swiftSettings),
    .testTarget(
      name: "IndexingTests",
      dependencies: ["Analysis", "Corpus", "Facets", "Indexing", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "IngestionTests", dependencies: ["Analysis", "Corpus", "Extraction", "Facets", "Indexing", "Ingestion"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "SearchTests", dependencies: ["Analysis", "Corpus", "Extraction", "Facets", "Indexing", "Search"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "TaggingTests",
      dependencies: ["Analysis", "Corpus", "Facets", "Indexing", "Ingestion", "Search", "Tagging"],
      swiftSettings: swiftSettings),
    .testTarget(name: "EndToEndTests", dependencies: ["tvet"], swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu17,
  cxxLanguageStandard: .cxx17
)

// `TVET_FUZZ=1` adds what Scripts/fuzz builds: the parsers under libFuzzer.
if Context.environment["TVET_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "tvet-fuzz", dependencies: ["Corpus", "Extraction", "Search"], path: "Tests/Fuzzing",
      swiftSettings: swiftSettings))
}

// `TVET_STRICT=1` makes warnings errors, in the package's own targets and not in those that it depends on.
if Context.environment["TVET_STRICT"] == "1" {
  let strictC = ["-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror"]
  for target in package.targets where target.type != .system {
    target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(strictC)]
    target.cxxSettings = (target.cxxSettings ?? []) + [.unsafeFlags(strictC)]
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-warnings-as-errors"])]
  }
}
