import KobanLaw
import KobanText

/// Articles, paragraphs and items.
extension CitationWriter {
    /// The last number of a provision (the 7 of 第19条第7号) exchanged, or the whole provision.
    ///
    /// - Parameter isMalformed: the form is to be mended too (第19条の7号).
    func provisionEdit(
        _ provision: Provision, insteadOf place: CitedProvision, isMalformed: Bool = false
    ) -> TextEdit? {
        guard let item = provision.item else { return nil }
        let style = DigitStyle.style(of: source.text(in: place.range)) ?? .halfWidth
        if !isMalformed, place.provision.article == provision.article, place.provision.paragraph == provision.paragraph,
            let number = lastNumber(in: place.range)
        {
            return TextEdit(number, style.write(item))
        }
        var moved = "第" + style.write(provision.article) + "条第"
        if let paragraph = provision.paragraph { moved += style.write(paragraph) + "項第" }
        moved += style.write(item) + "号"
        let hasMark = source.text(in: place.range).hasPrefix("第")
        return TextEdit(place.range, hasMark ? moved : String(moved.dropFirst()))
    }

    private func lastNumber(in range: Range<Int>) -> Range<Int>? {
        var offset = range.lowerBound
        var run: Range<Int>?
        for scalar in source.text(in: range).unicodeScalars {
            let end = offset + String(scalar).utf8.count
            if DigitStyle.style(of: String(scalar)) != nil {
                run = run.map { $0.upperBound == offset ? $0.lowerBound..<end : offset..<end } ?? offset..<end
            }
            offset = end
        }
        return run
    }
}
