// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "koban",
    products: [
        .executable(name: "koban", targets: ["koban"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        // Legal text and numbers.
        .target(name: "KobanText"),
        // The statute data: laws, editions, items, correspondences.
        .target(name: "KobanStatutes", dependencies: ["KobanText"]),
        // Reading citations.
        .target(name: "KobanCitations", dependencies: ["KobanText", "KobanStatutes"]),
        // Reading assessments.
        .target(name: "KobanAssessments", dependencies: ["KobanText", "KobanCitations"]),
        // Judging citations: rules and findings.
        .target(
            name: "KobanChecks", dependencies: ["KobanText", "KobanStatutes", "KobanCitations", "KobanAssessments"]),
        // Saying it: JSON and Japanese.
        .target(name: "KobanReports", dependencies: ["KobanChecks", "CNettle"]),
        .executableTarget(
            name: "koban",
            dependencies: [
                "KobanReports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "KobanTextTests", dependencies: ["KobanText"]),
        .testTarget(name: "KobanAssessmentsTests", dependencies: ["KobanAssessments"]),
    ]
)
