import KobanCorrections
import KobanDocuments
import KobanText

/// What a person must know of a migration and still decide, or what `--accept-review` decided: for standard error,
/// beside a report for a program.
///
/// Sorted by institution, as all forms of a migration are; what is kept of a document are its lines.
public struct MigrationReviewReporter: Reporter {
    private let heading: MigrationHeading
    private let writesCopies: Bool
    private var remaining = RemainingTally()
    private var lines = OrderedPieces<InstitutionOrder>()
    private var newFindings = OrderedPieces<InstitutionOrder>()
    private var withoutCopy: [(place: InstitutionOrder, path: String, reason: NoCopy)] = []

    /// Why there is no copy of a document.
    private enum NoCopy: String, CaseIterable {
        case nothingToCorrect = "書き換える欄がない"
        case allLeft = "どの欄もそのまま"
        case refused = "写しを書き出せなかった"
    }

    /// - Parameter writesCopies: whether a folder of copies was asked for, of which is said what it does not hold.
    public init(_ heading: MigrationHeading, writesCopies: Bool) {
        self.heading = heading
        self.writesCopies = writesCopies
    }

    /// Takes what is to be decided about a document.
    public mutating func add(_ document: MigratedDocument) -> [UInt8] {
        let place = InstitutionOrder(document)
        remaining.count(document.remaining)
        lines.keep(Self.bytes(Self.decisions(document)) + Self.bytes(said: Self.copy(of: document)), at: place)
        newFindings.keep(Self.bytes(said: MigrationWording.newFindings(document)), at: place)
        if document.copy == nil {
            let reason: NoCopy =
                document.notCopied != nil ? .refused : document.fields.isEmpty ? .nothingToCorrect : .allLeft
            withoutCopy.append((place, document.path, reason))
        }
        return []
    }

    /// What could not be done, the documents, what remains, and which copies there are not.
    public mutating func end(_ ending: MigrationEnding) -> [UInt8] {
        let caution = MigrationWording.caution(heading).map { [$0] } ?? []
        return Self.bytes(said: ending.errors.map(\.description) + ending.failures + caution)
            + lines.takeAll() + newFindings.takeAll()
            + Self.bytes(said: MigrationWording.remaining(remaining) + ending.leftovers + notCopied)
    }

    /// The documents of which no copy was written, by why: a folder of copies does not hold them.
    private var notCopied: [String] {
        guard writesCopies else { return [] }
        let sorted = withoutCopy.enumerated().sorted { one, other in
            one.element.place == other.element.place
                ? one.offset < other.offset : one.element.place < other.element.place
        }.map(\.element)
        return NoCopy.allCases.compactMap { reason in
            let paths = sorted.filter { $0.reason == reason }.map(\.path)
            guard !paths.isEmpty else { return nil }
            return "写しを書き出していない評価書が\(paths.count)件あります（\(reason.rawValue)）: " + paths.joined(separator: "、")
        }
    }

    private static func decisions(_ document: MigratedDocument) -> [String] {
        var out: [String] = []
        for field in document.fields where !field.choices.isEmpty || !field.holds.isEmpty {
            out.append(
                "\(document.path):\(field.place.lineAfterPath): \(MigrationWording.field(field)) — \(field.confidence.rawValue)、\(MigrationWording.treatment(field, in: document))"
            )
            out += field.holds.map { "  " + MigrationWording.hold($0) }
            for choice in field.choices {
                out.append("  \(choice.subject) — \(choice.reason)")
                if document.isWritten(field) {
                    out.append("    選んだもの: \(choice.accepted)")
                } else {
                    out += choice.alternatives.map { "    ・\($0)" }
                }
            }
        }
        return out
    }

    /// What became of the copy of a document.
    private static func copy(of document: MigratedDocument) -> [String] {
        var out: [String] = []
        if document.historyEntryMissing, document.notCopied == nil {
            out.append(
                "\(document.path): 書き加えられる変更箇所がないか、書き加える所を確かめられないので、写しの変更箇所には記しません。--format xlsx か csv の表を使ってください。"
            )
        }
        if let copy = document.copy { out.append("\(document.path) を直した写しを \(copy) に書き出しました。") }
        return out
    }

    /// What the program says in its own name.
    private static func bytes(said lines: [String]) -> [UInt8] { bytes(lines.map { "koban: \($0)" }) }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        Array(lines.map { VisibleText.line($0) + "\n" }.joined().utf8)
    }
}
