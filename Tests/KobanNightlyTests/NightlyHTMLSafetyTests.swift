import Foundation
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanNightly
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("Text in the nightly page")
struct NightlyHTMLSafetyTests {
    static let hostile =
        "</script></style><img src=x onerror=alert(1)>\" onload='x' ]]> --> {{secret}} {{{js}}} javascript:alert(1) &lt; =1+1"
    static let invisible = "あ\u{202E}い\u{2066}う\u{0}え\u{2028}お\u{85}か\u{FFFF}き\u{1B}"

    /// A night in which every text that can come from outside is one that tries to be more.
    static func night(_ text: String) throws -> NightlyReport {
        let source = SourceText("\(text)\n\(text)\(text)")
        var finding = Finding(rule: "rule\(text)", severity: .error, message: text, range: 0..<text.utf8.count)
        finding.fix = Fix(text: text)
        finding.evidence = Evidence(text)
        finding.since = CivilDate(iso: "2024-05-27")
        let recorded = RecordedFinding(
            finding, identity: FindingIdentity(document: text, field: text, rule: finding.rule, citation: text),
            in: Document(text: source))
        let suppression = Suppression(kind: .waiver, reason: text)
        let states: [ReportedDocument.State] = [.moved(from: text), .unread(text)]
        var night = NightlyHTMLSample()
        night.documents = states.enumerated().map { index, state in
            ReportedDocument(
                id: index + 1, path: text, folder: 0, pathInFolder: text, sha256: text, form: nil, number: text,
                title: text, institution: text, publishedOn: nil, state: state, checkedOn: night.day,
                checkCause: .content, isCheckedTonight: true, citations: [.review: 1], citationsInForce: [.review: 1])
        }
        night.findings = (1...4).map {
            StandingFinding(
                id: $0, document: 1, recorded: recorded, firstSeen: night.day, news: $0 == 1 ? .found : nil,
                isNewToday: false, isUpdated: false, suppression: $0 == 2 ? suppression : nil)
        }
        let removed = RemovedDocument(id: 9, path: text, institution: text, title: text)
        night.removed = [removed]
        night.resolved = [
            ResolvedFinding(
                id: 7, recorded: recorded, document: removed, firstSeen: night.day, cause: .suppressed(suppression))
        ]
        night.history = [
            NightCount(day: night.day, institution: text, rule: text, severity: .error, count: 3)
        ]
        night.errors = [UnreadInput(path: text, message: text)]
        night.notes = [text]
        let report = night.report()
        return NightlyReport(
            version: text, day: report.day, night: 1, startedAt: text,
            previous: PreviousNight(night: 1, day: report.day, startedAt: text), dataVerifiedThrough: nil,
            folders: [text], documents: report.documents, removed: report.removed, findings: report.findings,
            resolved: report.resolved, history: report.history, errors: report.errors, notes: report.notes,
            documentsElsewhere: 3, tables: report.tables)
    }

    /// The night's page, with citations of the same text.
    private static func page(_ text: String) throws -> NightlyHTMLPage {
        var night = NightlyHTMLSample()
        try night.take(NightlyHTMLSample.document(), path: "1.txt")
        let recorded = try #require(night.citations[1]?.first { $0.isInForce })
        var fields = try JSONObject.read(try JSONEncoder().encode(recorded))
        fields["text"] = text
        fields["field"] = text
        fields["reviewReason"] = text
        fields["status"] = "review"
        let changed = try JSONDecoder().decode(
            RecordedCitation.self, from: JSONSerialization.data(withJSONObject: fields))
        return try NightlyHTMLPage(Self.night(text), citations: [1: [changed], 2: [changed]])
    }

    private static let knownElements: Set = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "dl", "div", "dt",
        "dd",
        "time", "nav", "ul", "ol", "li", "main", "section", "p", "bdi", "span", "strong", "small", "code", "form",
        "label",
        "select", "option", "input", "button", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "br",
        "figure", "figcaption", "details", "summary", "article", "blockquote", "mark", "svg", "defs", "pattern", "rect",
        "circle", "line", "text", "g", "path", "desc", "footer", "script",
    ]

    @Test("Nothing in a text becomes an element, an attribute, an address, a script or a style")
    func noMarkup() throws {
        let plain = try Self.page("文")
        let page = try Self.page(Self.hostile)
        // The same elements as for a harmless text, one by one.
        #expect(page.all.map(\.name) == plain.all.map(\.name))
        #expect(page.all.map { $0.attributes.keys.sorted() } == plain.all.map { $0.attributes.keys.sorted() })
        for element in page.all {
            #expect(Self.knownElements.contains(element.name))
            for (name, value) in element.attributes {
                #expect(
                    !name.hasPrefix("on") && name != "style" && name != "src" && name != "srcdoc" && name != "action")
                if [
                    "id", "class", "href", "data-i", "data-r", "data-s", "data-t", "data-filter", "data-section",
                    "fill", "d",
                ].contains(name) {
                    #expect(
                        value.unicodeScalars.allSatisfy { $0.isASCII && !"<>\"'{}".unicodeScalars.contains($0) },
                        "\(name)=\(value)")
                }
            }
        }
        #expect(page.elements("script").map(\.text) == plain.elements("script").map(\.text))
        #expect(page.elements("style").map(\.text) == plain.elements("style").map(\.text))
        // It is all there to read.
        let article = try #require(page.byID["finding-1"])
        #expect(article.all.first { $0.name == "mark" }?.text == Self.hostile)
        #expect(try page.text(of: "cautions").contains(Self.hostile))
        #expect(try page.text(of: "resolved-7").contains(Self.hostile))
        let citation = try #require(page.byID["citations-of-1-review"]?.all.first { $0.classes.contains("item") })
        #expect(citation.all.count { $0.text == Self.hostile } == 3)
        #expect(page.elements("option").contains { $0.attributes["value"] == Self.hostile })
    }

    @Test("Characters that cannot be seen or that turn the text around are shown by name")
    func nothingInvisible() throws {
        let page = try Self.page(Self.invisible)
        let article = try #require(page.byID["finding-1"])
        #expect(
            article.all.first { $0.name == "mark" }?.text
                == "あ〔U+202E〕い〔U+2066〕う〔U+0000〕え〔U+2028〕お〔U+0085〕か〔U+FFFF〕き〔U+001B〕")
        for scalar in try Self.invisible.unicodeScalars.filter({ !CharacterSet.letters.contains($0) }).notEmpty() {
            #expect(!page.raw.unicodeScalars.contains(scalar))
        }
    }

    @Test("Every template escapes in the page's own way, and only what the program draws goes in as markup")
    func templates() throws {
        let folder = BuiltProgram.package.appendingPathComponent("Sources/KobanReports/Nightly/Page/Templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".mustache")
        }
        var drawn = 0
        for name in try names.notEmpty() {
            let template = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(template.hasPrefix("{{% CONTENT_TYPE:KOBAN}}\n"), "\(name)")
            #expect(!template.contains("{{&"), "\(name)")
            let raw = template.components(separatedBy: "{{{").dropFirst().map { $0.prefix { $0 != "}" } }
            for each in raw {
                #expect(
                    ["css", "js", "patterns", "historyChart", "institutionChart", "ruleChart"].contains(each), "\(name)"
                )
                drawn += 1
            }
        }
        #expect(drawn >= 6)
    }

    @Test("The page allows itself nothing but its own style and script")
    func policy() throws {
        let page = try NightlyHTMLPage(NightlyHTMLSample.full())
        let policy = try #require(
            page.elements("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes[
                "content"])
        func digest(of name: String) throws -> String {
            let start = try #require(page.raw.range(of: "<\(name)>")).upperBound
            let end = try #require(page.raw.range(of: "</\(name)>")).lowerBound
            let hex = ContentDigest.sha256(Array(page.raw[start..<end].utf8))
            let bytes = stride(from: 0, to: hex.utf8.count, by: 2).compactMap {
                UInt8(hex.dropFirst($0).prefix(2), radix: 16)
            }
            return Data(bytes).base64EncodedString()
        }
        let style = try digest(of: "style")
        let script = try digest(of: "script")
        #expect(
            policy
                == "default-src 'none'; style-src 'sha256-\(style)'; script-src 'sha256-\(script)'; base-uri 'none'; form-action 'none'"
        )
        #expect(!page.raw.contains("http://") && !page.raw.contains("https://") && !page.raw.contains("@import"))
    }

    @Test("Text and background differ enough to read, in light and in dark")
    func contrast() throws {
        let page = try NightlyHTMLPage(NightlyHTMLSample())
        let style = try #require(page.elements("style").first?.text)
        let schemes = style.components(separatedBy: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
        #expect(schemes.count == 2)
        for scheme in schemes {
            var colours: [String: String] = [:]
            for line in scheme.split(separator: ";") {
                let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                if parts.count == 2 { colours[parts[0]] = parts[1] }
            }
            let pairs = [
                ("--ink", "--paper"), ("--ink", "--soft"), ("--quiet", "--paper"), ("--quiet", "--soft"),
                ("--link", "--paper"),
                ("--error", "--paper"), ("--warning", "--paper"), ("--note", "--paper"), ("--warning", "--caution"),
                ("--ink", "--caution"), ("--link", "--caution"), ("--mark-ink", "--mark"),
            ]
            for (ink, paper) in pairs {
                let ratio = Self.contrast(try #require(colours[ink]), try #require(colours[paper]))
                #expect(ratio >= 4.5, "\(ink) on \(paper): \(ratio)")
            }
        }
    }

    private static func contrast(_ left: String, _ right: String) -> Double {
        func luminance(_ colour: String) -> Double {
            var digits = Array(colour.dropFirst())
            if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
            let parts = stride(from: 0, to: 6, by: 2).map { index -> Double in
                let value = Double(Int(String(digits[index...index + 1]), radix: 16) ?? 0) / 255
                return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (one, other) = (luminance(left), luminance(right))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }
}
