// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "koban",
    products: [
        .executable(name: "koban", targets: ["koban"]),
        // For the benchmarks (Sources/Benchmarks, a package of its own).
        .library(
            name: "KobanCore",
            targets: [
                "KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanSamples",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        // Legal text and numbers.
        .target(name: "KobanText"),
        // The statute data: laws, editions, items, correspondences.
        .target(name: "KobanStatutes", dependencies: ["KobanText"], plugins: ["EmbedStatutes"]),
        // Carries statutes/*.csv in the program.
        .plugin(name: "EmbedStatutes", capability: .buildTool(), dependencies: ["embed-statutes"]),
        .executableTarget(name: "embed-statutes"),
        // Deriving the statute data from official texts.
        .target(name: "KobanStatuteImport", dependencies: ["KobanText", "KobanStatutes", "CNettle"]),
        // The statute data in a database.
        .target(
            name: "KobanStatuteStore",
            dependencies: ["KobanText", "KobanStatutes", .product(name: "GRDB", package: "GRDB.swift")]),
        // Reading citations.
        .target(name: "KobanCitations", dependencies: ["KobanText", "KobanStatutes"]),
        // Reading assessments.
        .target(name: "KobanAssessments", dependencies: ["KobanText", "KobanCitations"]),
        // Judging citations: rules and findings.
        .target(
            name: "KobanChecks", dependencies: ["KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments"]),
        // What an institution decides: koban.yml, the baseline, the waivers.
        .target(
            name: "KobanConfiguration",
            dependencies: [
                "KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments", "KobanChecks",
                .product(name: "Yams", package: "Yams"),
            ]),
        // Saying it: JSON and Japanese.
        .target(
            name: "KobanReports",
            dependencies: [
                "KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanConfiguration", "CNettle",
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
                "KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments", "KobanChecks",
                "KobanReports", "KobanSamples", "KobanStatuteImport", "KobanStatuteStore",
                "KobanConfiguration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "KobanChecksTests",
            dependencies: [
                "KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments", "KobanChecks", "KobanReports",
            ]),
        .testTarget(name: "KobanTextTests", dependencies: ["KobanText"]),
        .testTarget(name: "KobanCitationsTests", dependencies: ["KobanCitations"]),
        .testTarget(name: "KobanStatutesTests", dependencies: ["KobanStatutes"]),
        .testTarget(name: "KobanStatuteImportTests", dependencies: ["KobanStatuteImport", "KobanStatutes"]),
        .testTarget(name: "KobanStatuteStoreTests", dependencies: ["KobanStatuteStore", "KobanStatutes"]),
        .testTarget(name: "KobanAssessmentsTests", dependencies: ["KobanAssessments"]),
        .testTarget(
            name: "KobanConfigurationTests",
            dependencies: [
                "KobanConfiguration", "KobanReports", "KobanChecks", "KobanAssessments",
                "KobanCitations", "KobanStatutes", "KobanText", "koban",
            ]),
        // The program as a process.
        .testTarget(name: "KobanCommandTests", dependencies: ["koban"]),
    ]
)
