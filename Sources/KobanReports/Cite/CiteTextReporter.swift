import KobanCitations
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanText

/// The output of `koban cite` for people: one citation a line.
public struct CiteTextReporter: Reporter {
    private let document: Document

    /// - Parameter document: in which the citations stand.
    public init(in document: Document) {
        self.document = document
    }

    /// A line: place, law, table and items or provisions, in Japanese.
    public func add(_ citation: Citation) -> [UInt8] { VisibleText.bytes(Self.line(citation, in: document) + "\n") }

    /// Nothing is left.
    public func end(_: Void) -> [UInt8] { [] }

    private static func line(_ citation: Citation, in document: Document) -> String {
        var parts: [String] = []
        if let purpose = citation.purpose { parts.append("［\(name(of: purpose))］") }
        parts.append(citation.lawName ?? (citation.law == nil ? "（法令名なし）" : "番号法"))
        switch citation.target {
        case .table(let cited):
            parts.append(cited.table?.rawValue ?? cited.otherTable ?? "")
            let items = cited.items
            parts.append(
                items.isEmpty
                    ? cited.extent == .unread ? "（項の一覧を読み取れません）" : "（表の全体）"
                    : items.map(\.description).joined(separator: "、") + "の項"
                        + (cited.extent == .unread ? "（一覧の残りを読み取れません）" : ""))
        case .provisions(let cited):
            parts.append(cited.provisions.map { $0.provision.japanese }.joined(separator: "、"))
        }
        if let condition = citation.condition {
            let words = [
                ("情報照会者", condition.actor), ("事務", condition.business),
                ("情報提供者", condition.provider), ("特定個人情報", condition.information),
            ].compactMap { label, value in value.map { "\(label)=\($0)" } }
            parts.append("〔\(words.joined(separator: "、"))〕")
        }
        if let day = citation.validUntil { parts.append("（\(day.japanese)まで）") }
        if citation.slips.contains(where: { ![.unreadList, .uncertainOwner, .undecidedLawName].contains($0) }) {
            parts.append("※書き誤りを補って読みました")
        }
        if citation.slips.contains(.uncertainOwner) {
            parts.append("※どの法令の表か、文からは決められません")
        } else if citation.slips.contains(.undecidedLawName) {
            parts.append("※どの法令を指すか決められません")
        } else if citation.law == nil {
            parts.append("※法令データにない法令")
        }
        return "\(document.place(at: citation.range.lowerBound).afterPath): " + parts.joined(separator: " ")
    }

    private static func name(of purpose: Citation.Purpose) -> String {
        switch purpose {
        case .use: "利用"
        case .provide: "提供"
        case .inquire: "照会"
        case .transfer: "移転"
        }
    }
}
