import Benchmark
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanSamples
import KobanText

/// What a run of Koban spends its time on, in process: loading the statute data, knowing the
/// names, reading citations, and a whole check of the bundled samples.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3))

    Benchmark("load the bundled statute data") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(try Statutes(StatuteFiles.bundled))
        }
    }

    Benchmark("build the lexicon") { benchmark in
        let statutes = try Statutes(StatuteFiles.bundled)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(CitationScanner(statutes: statutes))
        }
    }

    Benchmark("read a megabyte of citations") { benchmark in
        let scanner = CitationScanner(statutes: try Statutes(StatuteFiles.bundled))
        let line = "・番号法第19条第8号、別表第二の9,10,14,16,18,20,85の2の項（住民票関係情報の提供）を行う。\n"
        let source = SourceText(String(repeating: line, count: 1_048_576 / line.utf8.count))
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(scanner.citations(in: source))
        }
    }

    Benchmark("check the bundled samples") { benchmark in
        let statutes = try Statutes(StatuteFiles.bundled)
        let sources = try Samples.all.map { try TextDecoding.decode($0.bytes).source }
        let checker = Checker(statutes: statutes, day: CivilDate(dayNumber: 20_492))
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for source in sources { blackHole(checker.check(source)) }
        }
    }

    Benchmark("migrate the bundled samples") { benchmark in
        let statutes = try Statutes(StatuteFiles.bundled)
        let sources = try Samples.all.map { try TextDecoding.decode($0.bytes).source }
        let day = CivilDate(dayNumber: 20_492)
        let checked = sources.map { Checker(statutes: statutes, day: day).check($0) }
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for each in checked { blackHole(DocumentMigration(each, on: day).corrected) }
        }
    }

    Benchmark("a first night of 300 assessments") { benchmark in
        for _ in benchmark.scaledIterations {
            let town = try NightTown(assessments: 300)
            benchmark.startMeasurement()
            blackHole(try town.night())
            benchmark.stopMeasurement()
        }
    }

    Benchmark("a night of 300 assessments of which none changed") { benchmark in
        let town = try NightTown(assessments: 300)
        _ = try town.night()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try town.night()) }
    }
}
