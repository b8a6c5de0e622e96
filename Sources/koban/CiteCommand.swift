import ArgumentParser
import KobanCitations
import KobanDocuments
import KobanReports

/// `koban cite`: the citations of any text on standard input.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "標準入力の文章から、法令の引用を読み取って表示します。",
        discussion: "例: echo '番号法別表第二の9、10、85の2の項' | koban cite")

    @Option(name: .long, help: "出力の形式（text または json）。")
    var format: OutputFormat = .text

    @OptionGroup var data: StatuteOptions

    @Argument(help: .hidden)
    var paths: [String] = []

    func run() throws {
        if let path = paths.first {
            throw CommandFailure(
                "\(path): cite は標準入力だけを読みます。ファイルやフォルダーは koban check \(path) で確かめるか、koban cite < ファイル としてください。")
        }
        let input = try AssessmentInput(path: "（標準入力）", bytes: try StandardInput.readAll())
        let scanner = CitationScanner(statutes: try data.load()).learning(from: input.source)
        let citations = scanner.citations(in: input.source)
        switch format {
        case .json:
            try write(citations, by: CiteJSONReporter(in: input.document))
        case .text:
            try write(citations, by: CiteTextReporter(in: input.document))
            if citations.isEmpty { StandardError.write("koban: 法令の引用は見つかりませんでした。") }
        }
    }

    /// Writes each citation as it is put into words: a list of very many is never held as a text.
    private func write(_ citations: [Citation], by reporter: some Reporter<Citation, Void>) throws {
        var reporter = reporter
        try StandardOutput.write(reporter.begin())
        for citation in citations { try StandardOutput.write(reporter.add(citation)) }
        try StandardOutput.write(reporter.end(()))
    }
}
