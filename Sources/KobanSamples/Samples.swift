/// The samples that `koban check` reads when it is given no path: assessments of
/// municipalities that do not exist, written for the project.
public enum Samples {
    /// A sample: the path to show, and its bytes.
    public struct Sample: Sendable {
        /// The name to show instead of a path, in Japanese; there is no such file.
        public let path: String
        /// The text of the assessment in UTF-8.
        public let bytes: [UInt8]
    }

    /// In the order in which they are shown.
    public static var all: [Sample] {
        [
            Sample(path: "見本/みどり野市_国民健康保険.txt", bytes: PackageResources.hoken_txt),
            Sample(path: "見本/あおば台市_生活保護.txt", bytes: PackageResources.seikatsu_txt),
            Sample(path: "見本/しらかば町_住民基本台帳.txt", bytes: PackageResources.jumin_txt),
        ]
    }
}
