import KobanCitations

/// What to do about a fault. What a finding suggests, what a corrected copy has and what a report calls a fix
/// are all read from it.
public struct Fix: Sendable, Hashable {
    /// How far it may be carried out without a person.
    public enum Safety: Sendable, Hashable {
        /// What the edits say is certain.
        case mechanical
        /// The edits, where there are any, are a proposal that a person must accept.
        case needsPerson
        /// Nothing can be written: a person finds a text, or ways out, at most.
        case none
    }

    /// Edits of the source in its own layout; empty where it cannot be written in place.
    public private(set) var edits: [TextEdit]
    /// What is to be cited, also where the edits were withheld; nil where nothing is.
    public private(set) var replacement: Replacement?
    /// What to write instead of what is marked, in the notation of the original: where there are edits,
    /// exactly what they make of it, on one line.
    public private(set) var text: String?
    /// The ways out that are known, where a person must choose; leaving it as it is and what became of the
    /// items are not among them.
    public var alternatives: [FindingAlternative]
    /// Whether a person must decide.
    public var needsPerson: Bool

    /// Says nothing unless told otherwise; a finding does not keep a fix that says nothing.
    public init(
        edits: [TextEdit] = [], replacement: Replacement? = nil, text: String? = nil,
        alternatives: [FindingAlternative] = [], needsPerson: Bool = false
    ) {
        self.edits = edits
        self.replacement = replacement
        self.text = text
        self.alternatives = alternatives
        self.needsPerson = needsPerson
    }

    /// How far it may be carried out without a person: where one must decide, edits are a proposal only.
    public var safety: Safety {
        if needsPerson { return .needsPerson }
        return edits.isEmpty ? .none : .mechanical
    }

    var isEmpty: Bool { self == Fix() }

    mutating func take(_ rewriting: Rewriting) {
        edits = rewriting.edits
        replacement = rewriting.replacement
        text = rewriting.text
    }

    /// A text alone, for a person.
    mutating func take(text: String?) { (edits, replacement, self.text) = ([], nil, text) }

    /// Nothing is said of what to write: another fault of the same citation says it, or what is written is
    /// for a person to check word by word.
    mutating func keepTextBack() { text = nil }

    /// Nothing is written in place; the text stays, for a person.
    mutating func leaveToPerson() {
        edits = []
        replacement = nil
        needsPerson = true
    }

    /// Neither edits nor a text, since what was read is not all that is cited.
    mutating func withhold() {
        edits = []
        text = nil
        needsPerson = true
    }
}

/// One of the ways out of a fault that a person must choose between.
public struct FindingAlternative: Sendable, Hashable, Codable {
    /// What to write.
    public let text: String
    /// What writing it would say.
    public let meaning: String

    /// - Parameters:
    ///   - text: what to write, in Japanese.
    ///   - meaning: what writing it would say, in Japanese.
    public init(_ text: String, meaning: String) {
        self.text = text
        self.meaning = meaning
    }
}

extension Finding {
    /// What to write instead of what is marked (`Fix.text`); nil where no text is proposed.
    public var suggestion: String? { fix?.text }
    /// Edits of the source that carry out the fix (`Fix.edits`); empty where nothing is written in place.
    public var edits: [TextEdit] { fix?.edits ?? [] }
    /// What is to be cited instead, whatever its spelling (`Fix.replacement`); nil where that is not known.
    public var replacement: Replacement? { fix?.replacement }
    /// The ways out that a person must choose between (`Fix.alternatives`); empty where none is known.
    public var alternatives: [FindingAlternative] { fix?.alternatives ?? [] }

    /// Whether a person must decide.
    public var needsReview: Bool {
        get { fix?.needsPerson ?? false }
        set { change { $0.needsPerson = newValue } }
    }

    /// Takes over what the writer made of the citation.
    mutating func propose(_ rewriting: Rewriting?) {
        guard let rewriting else { return }
        if rewriting.text != nil { range = rewriting.range }
        change { $0.take(rewriting) }
    }

    /// The same without a text: what is written is for a person to compare with the original.
    mutating func proposeEdits(_ rewriting: Rewriting?) {
        guard let rewriting else { return }
        change {
            $0.take(rewriting)
            $0.keepTextBack()
        }
    }

    /// A text alone.
    mutating func propose(text: String?) {
        change { $0.take(text: text) }
    }

    mutating func offer(_ alternatives: [FindingAlternative]) { change { $0.alternatives = alternatives } }

    mutating func change(_ body: (inout Fix) -> Void) {
        var changed = fix ?? Fix()
        body(&changed)
        fix = changed
    }
}
