import KobanLaw
import KobanText

/// A citation as the writer would have it: the edits in the document's own layout, what they cite, and how
/// the place reads with them.
package struct Rewriting: Sendable, Hashable {
    /// Empty where it cannot be written in place.
    package let edits: [TextEdit]
    /// What the edits cite; nil where there is nothing to prove by reading it again.
    package let replacement: Replacement?
    /// The stretch that `text` stands for: the citation, and what behind it goes with it
    /// (別表第二（第十九条関係）).
    package let range: Range<Int>
    /// What to write, on one line: where there are edits, exactly what they make of the stretch; nil where
    /// the citation is left out.
    package let text: String?
}

// What rules and impact ask for: they say what is to be cited, the writer spells it.
extension CitationWriter {
    /// Items of a table, or the whole of one, in place of what is cited.
    ///
    /// - Parameters:
    ///   - items: in the order in which they are to be written; empty for a whole table.
    ///   - successors: what became of an item, for a list with words between its items; by default the
    ///     items that are to be written stay, and those of another table have none.
    package func citing(
        _ table: TableName, items: [ItemNumber], insteadOf citation: Citation,
        successors: ((ItemNumber) -> [ItemNumber])? = nil
    ) -> Rewriting {
        let edits =
            citation.table == table
            ? itemEdits(items, insteadOf: citation, successors: successors)
            : tableEdits(table, items: items, insteadOf: citation, successors: successors ?? { _ in [] })
        guard edits.isEmpty else { return rewriting(citation, by: edits, citing: .table(table, items: items)) }
        return outlining(table, items: items, insteadOf: citation)
    }

    /// The same for a person, who finds the numbers in it: nothing is to be written in place.
    package func outlining(_ table: TableName, items: [ItemNumber], insteadOf citation: Citation) -> Rewriting {
        Rewriting(
            edits: [], replacement: nil, range: citation.range,
            text: outline(table, items: items, insteadOf: citation))
    }

    /// An annex in the numbering of another table: its heading, its columns and its rows.
    ///
    /// - Parameters:
    ///   - items: those that the rows then have.
    ///   - rows: the cells of the rows.
    ///   - columns: the headings of the columns, which may name the table too (別表第2 第2欄).
    ///   - successors: what became of an item.
    /// - Returns: nil where a row that must go or be repeated does not stand on lines of its own.
    package func citingInRows(
        _ table: TableName, items: [ItemNumber], insteadOf citation: Citation, rows: [[Range<Int>]],
        columns: [Range<Int>], successors: (ItemNumber) -> [ItemNumber]
    ) -> Rewriting? {
        let edits = annexEdits(table, insteadOf: citation, rows: rows, columns: columns, successors: successors)
        return edits.isEmpty ? nil : rewriting(citation, by: edits, citing: .table(table, items: items))
    }

    /// The citation left out.
    ///
    /// - Parameter table: the table whose name stays, in place of the one cited, since other lists stand
    ///   below it; nil where the name goes too.
    package func leavingOut(_ citation: Citation, keepingNameOf table: TableName? = nil) -> Rewriting {
        rewriting(citation, by: removalEdits(of: citation, leaving: table), citing: .removed)
    }

    /// Provisions of a law that moved, each in its own place.
    ///
    /// - Parameter moves: the places, and what is to be cited there.
    /// - Returns: nil where one of them cannot be written.
    package func citing(
        _ moves: [(place: CitedProvision, provision: Provision)], of law: LawID, insteadOf citation: Citation
    ) -> Rewriting? {
        guard case .provisions(let cited) = citation.target else { return nil }
        let isMalformed = citation.slips.contains(.itemWrittenAsBranch)
        let edits = moves.compactMap { provisionEdit($0.provision, insteadOf: $0.place, isMalformed: isMalformed) }
        guard !edits.isEmpty, edits.count == moves.count else { return nil }
        let provisions = cited.provisions.map { place in
            moves.first { $0.place == place }?.provision ?? place.provision
        }
        return rewriting(citation, by: edits, citing: .provisions(law, provisions))
    }

    /// The same provision in its right form (第19条第7号 for 第19条の7号).
    package func mending(_ place: CitedProvision, of citation: Citation) -> Rewriting? {
        provisionEdit(place.provision, insteadOf: place, isMalformed: true)
            .map { rewriting(citation, by: [$0], citing: .same) }
    }

    /// Another article in place of a citation's only one; for a person, since nothing proves it.
    ///
    /// - Returns: nil where the provision does not stand within the citation.
    package func outlining(
        article: ItemNumber, insteadOf place: CitedProvision, of citation: Citation
    ) -> Rewriting? {
        guard place.range.upperBound <= citation.range.upperBound else { return nil }
        let style = DigitStyle.style(of: source.text(in: place.range)) ?? .halfWidth
        let number = tidy(place.range).contains("条") ? style.writeWithoutMark(article) : style.write(article)
        return outlining(number, insteadOf: place.range, of: citation)
    }

    /// Another provision in place of one; for a person.
    package func outlining(_ provision: Provision, insteadOf place: CitedProvision, of citation: Citation) -> Rewriting?
    {
        provisionEdit(provision, insteadOf: place).map {
            Rewriting(
                edits: [], replacement: nil, range: citation.range,
                text: reading(citation.range, after: [$0], of: citation))
        }
    }

    /// A law or order by its right name.
    ///
    /// - Parameter slip: the words that are wrong, by which what stands before them stays (番号法…命令).
    /// - Returns: nil where the name is written so already.
    package func naming(_ title: String, insteadOf name: Range<Int>, slip: String?, of citation: Citation) -> Rewriting?
    {
        nameEdit(of: name, to: corrected(tidy(name), slip: slip, title: title))
            .map { rewriting(citation, by: [$0], citing: .same) }
    }

    /// An order by the title that it has been given.
    ///
    /// - Returns: nil where the name has no word of the former title.
    package func retitling(_ name: Range<Int>, _ change: TitleChange, of citation: Citation) -> Rewriting? {
        if let edit = retitledEdit(of: name, change) { return rewriting(citation, by: [edit], citing: .same) }
        return change.renamed(tidy(name)).map { outlining($0, insteadOf: name, of: citation) }
    }

    /// The order that took over from a repealed one, as a whole.
    ///
    /// - Parameter definitions: those of the stretch of text that the citation stands in.
    package func citing(
        _ successor: Law, insteadOf citation: Citation, definitions: [OrderDefinition]
    ) -> Rewriting {
        rewriting(
            citation, by: successorOrderEdits(successor, insteadOf: citation, definitions: definitions),
            citing: .provisions(successor.id, []))
    }

    // MARK: What edits make of a citation

    private func rewriting(_ citation: Citation, by edits: [TextEdit], citing replacement: Replacement) -> Rewriting {
        var range = citation.range
        if replacement != .removed,
            let end = edits.filter({ range.contains($0.range.lowerBound) }).map(\.range.upperBound).max(),
            end > range.upperBound
        {
            range = range.lowerBound..<end
        }
        return Rewriting(
            edits: edits, replacement: replacement, range: range,
            text: replacement == .removed ? nil : reading(range, after: edits, of: citation))
    }

    /// One stretch of a citation exchanged, for a person.
    private func outlining(_ words: String, insteadOf place: Range<Int>, of citation: Citation) -> Rewriting {
        Rewriting(
            edits: [], replacement: nil, range: citation.range,
            text: tidy(citation.range.lowerBound..<place.lowerBound) + words
                + tidy(place.upperBound..<citation.range.upperBound))
    }
}
