// swift-tools-version: 6.1
// The benchmarks, a package of their own so that building and testing Koban does not
// build the harness. Run from this folder: swift package benchmark
import PackageDescription

let package = Package(
    name: "koban-benchmarks",
    dependencies: [
        .package(name: "koban", path: "../.."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "KobanBenchmarks",
            dependencies: [
                .product(name: "KobanCore", package: "koban"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/KobanBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ]
)
