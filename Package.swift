// swift-tools-version: 6.0
import PackageDescription

/// The modules that read, judge and rewrite are optimized in debug builds too, with all checks of
/// overflow, bounds and assertions kept: the tests put a great many texts through them and take a
/// quarter of the processor time, and building takes little more. A module is compiled as one, which
/// the compiler remarks on: "Incremental compilation has been disabled". Release builds are not
/// touched. Flags of this kind keep a package from being a dependency by version; Koban is a
/// program, and a package that names it by path (Sources/Benchmarks) still builds.
let optimizedInDebug: [SwiftSetting] = [
    .unsafeFlags(
        ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"],
        .when(configuration: .debug))
]

/// What every target is compiled with beyond Swift 6. `MemberImportVisibility` makes a file import each
/// module whose members it uses, so that the imports tell what depends on what; `.ci/layers` reads them.
let features: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "koban",
    products: [
        .executable(name: "koban", targets: ["koban"]),
        // For the benchmarks (Sources/Benchmarks, a package of its own).
        .library(
            name: "KobanCore",
            targets: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanSettings", "KobanCorrections", "KobanRuns", "KobanNightly", "KobanReports", "KobanSamples",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // Legal text and numbers.
        .target(name: "KobanText", dependencies: ["CNettle"], swiftSettings: optimizedInDebug),
        // The statute data: laws, editions, items, correspondences.
        .target(
            name: "KobanLaw", dependencies: ["KobanText"],
            swiftSettings: optimizedInDebug, plugins: ["EmbedStatutes"]),
        // Carries statutes/*.csv in the program.
        .plugin(name: "EmbedStatutes", capability: .buildTool(), dependencies: ["embed-statutes"]),
        .executableTarget(name: "embed-statutes"),
        // Deriving the statute data from official texts.
        .target(
            name: "KobanStatuteImport", dependencies: ["KobanText", "KobanLaw", "CLibzip"],
            swiftSettings: optimizedInDebug),
        // The statute data in a database.
        .target(
            name: "KobanStatuteStore",
            dependencies: ["KobanText", "KobanLaw", .product(name: "GRDB", package: "GRDB.swift")]),
        // Taking in amendments: new editions, what changed, what a person must decide.
        .target(
            name: "KobanAmendments",
            dependencies: ["KobanText", "KobanLaw", "KobanStatuteImport", "KobanStatuteStore"],
            swiftSettings: optimizedInDebug),
        // Asking the official law API for new texts.
        .target(name: "KobanLawAPI", dependencies: ["KobanText", "KobanLaw", "CCurl"]),
        // Reading documents: files, formats, rows of cells, places.
        .target(name: "KobanDocuments", dependencies: ["KobanText"], swiftSettings: optimizedInDebug),
        // Reading citations.
        .target(
            name: "KobanCitations", dependencies: ["KobanText", "KobanLaw", "KobanDocuments"],
            swiftSettings: optimizedInDebug),
        // Answering questions to the statute data.
        .target(
            name: "KobanQueries",
            dependencies: [
                "KobanText", "KobanLaw", "KobanCitations", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: optimizedInDebug),
        // Reading assessments.
        .target(
            name: "KobanAssessments", dependencies: ["KobanText", "KobanDocuments", "KobanCitations"],
            swiftSettings: optimizedInDebug),
        // Judging citations: rules and findings.
        .target(
            name: "KobanChecks",
            dependencies: ["KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments"],
            swiftSettings: optimizedInDebug),
        // What an amendment does to assessments.
        .target(
            name: "KobanImpact",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanAmendments",
            ], swiftSettings: optimizedInDebug),
        // The whole new text of every field with a stale or wrong reference.
        .target(
            name: "KobanCorrections",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
            ],
            swiftSettings: optimizedInDebug),
        // What an institution decides: koban.yml, the baseline, the waivers.
        .target(
            name: "KobanSettings",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                .product(name: "Yams", package: "Yams"),
            ]),
        // A run over documents: in parallel, in order, streaming; it throws, and never ends the process.
        .target(
            name: "KobanRuns",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanChecks",
                "KobanSettings", "KobanAmendments", "KobanImpact", "KobanCorrections",
            ]),
        // Formats of output, which know nothing of what they say: JSON, CSV, HTML, Markdown, the terminal.
        .target(
            name: "KobanFormats",
            dependencies: ["KobanText", .product(name: "Mustache", package: "swift-mustache")]),
        // Workbooks for Excel.
        .target(
            name: "KobanWorkbook", dependencies: ["CXlsxWriter", "CLibzip", "KobanText"],
            swiftSettings: optimizedInDebug),
        // Night after night: what is new, what was resolved, kept in a database.
        .target(
            name: "KobanNightly",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanSettings", "KobanRuns", "CExchange", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // Two folders of one file system change places in one step.
        .target(name: "CExchange"),
        // Saying it: JSON and Japanese.
        .target(
            name: "KobanReports",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanSettings", "KobanQueries", "KobanAmendments", "KobanImpact", "KobanCorrections",
                "KobanRuns", "KobanNightly", "KobanFormats", "KobanWorkbook", "KobanStatuteStore",
            ],
            resources: [
                .embedInCode("Migration/Templates/migration.mustache"), .embedInCode("Nightly/Page/Templates"),
            ]),
        // Assessments of invented municipalities, carried in the program.
        .target(
            name: "KobanSamples",
            resources: [
                .embedInCode("Samples/hoken.txt"), .embedInCode("Samples/seikatsu.txt"),
                .embedInCode("Samples/jumin.txt"),
            ]),
        .executableTarget(
            name: "koban",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanQueries", "KobanReports", "KobanSamples", "KobanStatuteImport", "KobanStatuteStore",
                "KobanSettings", "KobanAmendments", "KobanImpact", "KobanCorrections", "KobanRuns",
                "KobanNightly", "KobanLawAPI", "KobanWorkbook", "KobanFormats",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The published measure of accuracy: synthetic assessments with known faults (.ci/accuracy).
        .executableTarget(
            name: "koban-accuracy",
            dependencies: [
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanCorrections",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // What tests of several modules need: the program as a process, a folder of a test's own, the shared
        // material, the bundled data loaded once, the text of a form.
        .target(
            name: "KobanTestSupport", dependencies: ["KobanText", "KobanLaw", "KobanCitations", "KobanChecks"],
            path: "Tests/KobanTestSupport"),
        .testTarget(
            name: "KobanChecksTests",
            dependencies: [
                "KobanTestSupport",
                "KobanText", "KobanLaw", "KobanDocuments", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanFormats", "KobanRuns",
                "KobanReports",
            ]),
        .testTarget(name: "KobanTextTests", dependencies: ["KobanTestSupport", "KobanText", "KobanDocuments"]),
        .testTarget(
            name: "KobanDocumentsTests",
            dependencies: [
                "KobanTestSupport",
                "KobanDocuments", "KobanText", "KobanLaw", "KobanAssessments", "KobanChecks", "KobanRuns",
                "KobanFormats", "KobanReports",
            ]),
        .testTarget(
            name: "KobanWorkbookTests", dependencies: ["KobanTestSupport", "KobanWorkbook", "KobanText", "CLibzip"]),
        .testTarget(
            name: "KobanCitationsTests",
            dependencies: ["KobanTestSupport", "KobanCitations", "KobanLaw", "KobanText"]),
        .testTarget(
            name: "KobanQueriesTests",
            dependencies: ["KobanTestSupport", "KobanQueries", "KobanFormats", "KobanReports", "KobanLaw", "KobanText"]),
        .testTarget(name: "KobanLawTests", dependencies: ["KobanTestSupport", "KobanLaw", "KobanText"]),
        .testTarget(
            name: "KobanStatuteImportTests",
            dependencies: ["KobanTestSupport", "KobanStatuteImport", "KobanLaw", "KobanText"]),
        .testTarget(
            name: "KobanStatuteStoreTests",
            dependencies: [
                "KobanTestSupport", "KobanStatuteStore", "KobanLaw", "KobanText",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "KobanAmendmentsTests",
            dependencies: [
                "KobanTestSupport",
                "KobanAmendments", "KobanStatuteImport", "KobanStatuteStore", "KobanLaw", "KobanReports", "koban",
                "CLibzip", "KobanText", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "KobanLawAPITests",
            dependencies: ["KobanTestSupport", "KobanLawAPI", "KobanLaw", "KobanText", "koban"]),
        .testTarget(
            name: "KobanImpactTests",
            dependencies: [
                "KobanTestSupport",
                "KobanImpact", "KobanAmendments", "KobanAssessments", "KobanChecks", "KobanReports",
                "KobanLaw", "KobanDocuments", "KobanText", "KobanCitations",
            ]),
        .testTarget(
            name: "KobanCorrectionsTests",
            dependencies: [
                "KobanCorrections", "KobanChecks", "KobanAssessments", "KobanLaw", "KobanDocuments", "KobanText",
                "KobanReports",
                "KobanWorkbook", "KobanTestSupport", "koban", "KobanCitations",
            ]),
        .testTarget(
            name: "KobanRunsTests",
            dependencies: [
                "KobanTestSupport",
                "KobanRuns", "KobanSettings", "KobanCorrections", "KobanAmendments", "KobanAssessments", "KobanChecks",
                "KobanLaw", "KobanDocuments", "KobanText", "KobanImpact",
            ]),
        .testTarget(
            name: "KobanNightlyTests",
            dependencies: [
                "KobanNightly", "KobanRuns", "KobanReports", "KobanChecks", "KobanSettings", "KobanAssessments",
                "KobanLaw", "KobanDocuments", "KobanText", "koban", "KobanTestSupport",
                "KobanWorkbook", "KobanCitations", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "KobanAccuracyTests",
            dependencies: ["koban-accuracy", "KobanLaw", "KobanDocuments", "KobanText", "KobanAssessments"]),
        .testTarget(
            name: "KobanAssessmentsTests",
            dependencies: [
                "KobanTestSupport", "KobanAssessments", "KobanCitations", "KobanLaw", "KobanDocuments", "KobanText",
            ]),
        .testTarget(
            name: "KobanSettingsTests",
            dependencies: [
                "KobanTestSupport",
                "KobanSettings", "KobanChecks",
                "KobanCitations", "KobanLaw", "KobanText", "koban",
            ]),
        .testTarget(
            name: "KobanFormatsTests", dependencies: ["KobanTestSupport", "KobanFormats", "KobanText"]),
        .testTarget(
            name: "KobanReportsTests",
            dependencies: [
                "KobanReports", "KobanFormats", "KobanWorkbook", "KobanRuns", "KobanSettings", "KobanCorrections",
                "KobanCitations", "KobanDocuments", "KobanSamples", "KobanLaw", "KobanText",
            ]),
        // The program as a process.
        .testTarget(
            name: "KobanCommandTests",
            dependencies: [
                "KobanTestSupport", "KobanCitations", "KobanLaw", "KobanReports", "KobanText", "koban",
                "KobanDocuments",
            ]),
    ]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = features + (target.swiftSettings ?? [])
}
