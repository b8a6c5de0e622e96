/// What a file holds that is no document Koban reads, told by its first bytes.
public enum ForeignFormat: Hashable, Sendable {
    case pdf
    /// Also what Word and Excel write today.
    case zip
    /// What Word and Excel wrote formerly.
    case formerOffice
    case image
    case gzip

    init?(_ bytes: [UInt8]) {
        let signatures: [(ForeignFormat, [UInt8])] = [
            (.pdf, Array("%PDF-".utf8)), (.zip, [0x50, 0x4B, 0x03, 0x04]), (.formerOffice, [0xD0, 0xCF, 0x11, 0xE0]),
            (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]), (.gzip, [0x1F, 0x8B]),
        ]
        guard let found = signatures.first(where: { bytes.starts(with: $0.1) }) else { return nil }
        self = found.0
    }

    var japaneseName: String {
        switch self {
        case .pdf: "PDF"
        case .zip: "ZIPかWord・Excelの文書"
        case .formerOffice: "旧い形式のWord・Excelの文書"
        case .image: "画像"
        case .gzip: "圧縮ファイル"
        }
    }
}
