import KobanAssessments
import KobanFormats
import KobanNightly
import KobanText

/// The findings of the night as SARIF 2.1.0, for programs that take the results of checks.
public struct NightlySARIFReporter: SubjectReporter {
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    /// A reporter of nights.
    public init() {}

    /// One run with the assessments as artifacts and the findings as results.
    public func report(_ report: NightlyReport) -> [UInt8] {
        let rules = SARIFRules(report)
        let places = SARIFPlaces(report)
        let results = SARIFResults(report, rules: rules, places: places)
        var out = JSONWriter()
        out.object { out in
            out.add("$schema", .string(Self.schema))
            out.add("version", .string("2.1.0"))
            out.array("runs") { out in
                out.object { out in
                    out.add("tool", Self.tool(report, rules))
                    out.add("language", .string("ja"))
                    out.add("columnKind", .string("unicodeCodePoints"))
                    // A line ends for Koban where it ends here.
                    out.add("newlineSequences", .strings(["\r\n", "\n", "\r"]))
                    out.add("automationDetails", .object([("id", .string("koban/\(report.day)/\(report.night)"))]))
                    if !report.folders.isEmpty { out.add("originalUriBaseIds", places.bases) }
                    out.add("invocations", .array([Self.invocation(report, places)]))
                    out.addLines("artifacts", of: report.documents) { Self.artifact($0, places) }
                    out.array("results") { results.write(to: &$0) }
                    out.add("properties", Self.properties(of: report))
                }
            }
        }
        return out.take()
    }

    private static func tool(_ report: NightlyReport, _ rules: SARIFRules) -> JSONValue {
        .object([
            (
                "driver",
                .object([
                    ("name", .string("koban")), ("version", .string(report.version)), ("language", .string("ja")),
                    ("rules", .array(rules.descriptors)),
                ])
            )
        ])
    }

    private static func invocation(_ report: NightlyReport, _ places: SARIFPlaces) -> JSONValue {
        var notifications = report.errors.map { error in
            notification(error.message, level: "error", at: places.location(of: error.path))
        }
        for document in report.documents {
            guard case .unread(let why) = document.state,
                !report.errors.contains(where: { $0.path == document.path })
            else { continue }
            notifications.append(notification(why, level: "error", at: places.location(of: document)))
        }
        if report.isBeyondData {
            let text =
                report.dataVerifiedThrough.map {
                    "法令データで確かめたのは\($0.japanese)までです。その後の改正は反映されていません。"
                } ?? "法令データがありません。"
            notifications.append(notification(text, level: "warning", at: nil))
        }
        notifications += report.notes.map { notification($0, level: "note", at: nil) }
        var pairs: [(String, JSONValue)] = [
            // What could not be read was not checked.
            ("executionSuccessful", .bool(!notifications.contains { $0.isError }))
        ]
        if let time = NightTime(report.startedAt) { pairs.append(("startTimeUtc", .string(time.utc))) }
        pairs.append(("toolExecutionNotifications", .array(notifications.map(\.value))))
        return .object(pairs)
    }

    private static func notification(
        _ text: String, level: String, at place: JSONValue?
    ) -> (isError: Bool, value: JSONValue) {
        var pairs: [(String, JSONValue)] = [("level", .string(level)), ("message", SARIFText.message(text))]
        if let place {
            let location = JSONValue.object([("physicalLocation", .object([("artifactLocation", place)]))])
            pairs.append(("locations", .array([location])))
        }
        return (level == "error", .object(pairs))
    }

    private static func artifact(_ document: ReportedDocument, _ places: SARIFPlaces) -> JSONValue {
        .object([
            ("location", places.location(of: document)),
            ("roles", .strings(["analysisTarget"])),
            ("hashes", .object([("sha-256", .string(document.sha256))])),
            (
                "properties",
                SARIFProperties.bag([
                    ("institution", document.institution), ("title", document.title),
                    ("form", document.form?.rawValue), ("number", document.number),
                    ("publishedOn", document.publishedOn?.description),
                    ("checkedOn", document.checkedOn.description),
                ])
            ),
        ])
    }

    private static func properties(of report: NightlyReport) -> JSONValue {
        .object([
            ("asOf", .string(report.day.description)),
            ("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description)),
            ("night", .int(report.night)),
            ("previousNight", .optional(report.previous?.night)),
            ("documentsElsewhere", .int(report.documentsElsewhere)),
        ])
    }
}

/// Properties of SARIF objects.
enum SARIFProperties {
    /// Those that are known.
    static func bag(_ pairs: [(String, String?)]) -> JSONValue {
        .object(pairs.compactMap { name, value in value.map { (name, .string(VisibleText.line($0))) } })
    }
}
