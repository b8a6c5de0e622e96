/// An element of HTML by its name, upper or lower case.
public struct MarkupElement: Hashable, Sendable {
    private let key: UInt64

    init(_ name: some Sequence<UInt8>) {
        var key: UInt64 = 0
        for byte in name {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            // A name of eight letters is its own key; of a longer one every letter still counts.
            key = (key << 8 | key >> 56) ^ UInt64(lower)
        }
        self.key = key
    }

    init(_ name: String) { self.init(name.utf8) }

    /// What a tag does to the text around it.
    public enum Effect: Sendable {
        /// Nothing: the text runs on.
        case none
        /// It stands for something of its own, or sets its text apart (a note's number).
        case room
        /// A line, a paragraph or a cell begins or ends.
        case boundary
    }

    /// Of an element that HTML does not know nobody can say more than that it is not text.
    public var effect: Effect {
        if MarkupElement.formatting.contains(self) { return .none }
        return MarkupElement.boundaries.contains(self) ? .boundary : .room
    }

    /// Whether the element begins a new line where it stands. Cells and rows do more and are not
    /// among them.
    public var breaksLine: Bool { MarkupElement.lines.contains(self) }

    /// Whether a text that begins with this element is a page of HTML.
    public var beginsPage: Bool { breaksLine && self != .lineBreak }

    /// `<table>`: the rows of one table stand in it.
    public static let table = MarkupElement("table")
    /// `<tr>`: a row of a table.
    public static let row = MarkupElement("tr")
    /// `<td>`: a cell of a table that is no heading.
    public static let dataCell = MarkupElement("td")
    /// `<th>`: a cell of a table that is a heading.
    public static let headerCell = MarkupElement("th")
    /// `<br>`: the text goes on on the next line.
    public static let lineBreak = MarkupElement("br")
    /// `<input>`: a field of a form, such as a check box.
    public static let input = MarkupElement("input")
    static let script = MarkupElement("script")
    static let style = MarkupElement("style")
    static let reading = MarkupElement("rt")
    static let readingBracket = MarkupElement("rp")
    static let ruby = MarkupElement("ruby")
    /// A number or mark of a note, set above the line.
    public static let superscript = MarkupElement("sup")

    /// What it holds is no text.
    public var isCode: Bool { self == .script || self == .style }
    /// Whether it is a cell of a table, a heading or not.
    public var isCell: Bool { self == .dataCell || self == .headerCell }
    /// A whole document, or the body of one.
    public var isPage: Bool { MarkupElement.page.contains(self) }
    /// Elements around contents, which are no contents themselves.
    public var isFrame: Bool { MarkupElement.frames.contains(self) }

    private static func set(_ names: String) -> Set<MarkupElement> {
        Set(names.split(separator: " ").map { MarkupElement($0.utf8) })
    }

    private static let page = set("html head body")
    private static let lines = set(
        """
        address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure \
        footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu meta nav ol p pre section summary table title ul
        """)
    private static let boundaries = lines.union(
        set("tr td th tbody thead tfoot colgroup col frame frameset iframe noframes object option optgroup select img"))
    private static let formatting = set(
        """
        a abbr acronym b bdi bdo big blink cite code del dfn em font i ins kbd label mark nobr q rb rtc ruby s samp small \
        span strike strong tt u var wbr
        """)
    private static let frames = set("body br colgroup h1 h2 h3 h4 h5 h6 html table tbody td tfoot th thead tr")
}
