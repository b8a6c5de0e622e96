import KobanCitations
import KobanLaw
import KobanText

/// The form in which findings are kept: what to do about the fault stands beside the rest.
extension Finding: Codable {
    private enum CodingKeys: String, CodingKey {
        case rule, severity, message, citation, law, table, items, since, needsReview, evidence, changes, missing, extra
        case suggestion, edits, replacement, alternatives, range, itemPlaces, field
    }

    /// Reads what `encode(to:)` wrote; a fix that says nothing becomes nil.
    ///
    /// - Throws: the decoder's error where a key that is always written is missing, or a value is of another form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rule: try values.decode(String.self, forKey: .rule),
            severity: try values.decode(Severity.self, forKey: .severity),
            message: try values.decode(String.self, forKey: .message),
            citation: try values.decodeIfPresent(Int.self, forKey: .citation),
            range: try values.decode(Range<Int>.self, forKey: .range))
        law = try values.decodeIfPresent(LawID.self, forKey: .law)
        table = try values.decodeIfPresent(TableName.self, forKey: .table)
        items = try values.decode([ItemNumber].self, forKey: .items)
        since = try values.decodeIfPresent(CivilDate.self, forKey: .since)
        evidence = Evidence(text: try values.decode(String.self, forKey: .evidence))
        changes = try values.decode([ItemChange].self, forKey: .changes)
        missing = try values.decode([ItemNumber].self, forKey: .missing)
        extra = try values.decode([ItemNumber].self, forKey: .extra)
        let kept = Fix(
            edits: try values.decode([TextEdit].self, forKey: .edits),
            replacement: try values.decodeIfPresent(Replacement.self, forKey: .replacement),
            text: try values.decodeIfPresent(String.self, forKey: .suggestion),
            alternatives: try values.decode([FindingAlternative].self, forKey: .alternatives),
            needsPerson: try values.decode(Bool.self, forKey: .needsReview))
        fix = kept.isEmpty ? nil : kept
        // Findings that were kept before places were have none.
        itemPlaces = try values.decodeIfPresent([Range<Int>].self, forKey: .itemPlaces)
        field = try values.decodeIfPresent(String.self, forKey: .field)
    }

    /// Writes the finding and its fix as one flat object; what is nil is left out.
    ///
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(rule, forKey: .rule)
        try values.encode(severity, forKey: .severity)
        try values.encode(message, forKey: .message)
        try values.encodeIfPresent(citation, forKey: .citation)
        try values.encodeIfPresent(law, forKey: .law)
        try values.encodeIfPresent(table, forKey: .table)
        try values.encode(items, forKey: .items)
        try values.encodeIfPresent(since, forKey: .since)
        try values.encode(needsReview, forKey: .needsReview)
        try values.encode(evidence.text, forKey: .evidence)
        try values.encode(changes, forKey: .changes)
        try values.encode(missing, forKey: .missing)
        try values.encode(extra, forKey: .extra)
        try values.encodeIfPresent(suggestion, forKey: .suggestion)
        try values.encode(edits, forKey: .edits)
        try values.encodeIfPresent(replacement, forKey: .replacement)
        try values.encode(alternatives, forKey: .alternatives)
        try values.encode(range, forKey: .range)
        try values.encodeIfPresent(itemPlaces, forKey: .itemPlaces)
        try values.encodeIfPresent(field, forKey: .field)
    }
}
