import KobanDocuments
import KobanText

extension Assessment {
    /// The paragraphs of a text that may be as long as a 別添: what one citation's correction is told
    /// with. Only lines that go on with a sentence stay together: a list of what a file records is none.
    public func paragraphs(in range: Range<Int>) -> [Range<Int>] {
        let bytes = source.bytes
        var out: [Range<Int>] = []
        var isOpen = false
        for line in lines(in: range) {
            let content = bytes.trimmed(line)
            guard !bytes.isBlank(content) else {
                isOpen = false
                continue
            }
            if isOpen, !beginsItem(content), let last = out.last {
                out[out.count - 1] = last.lowerBound..<content.upperBound
            } else {
                out.append(content)
            }
            isOpen = !bytes[content].contains(0x09) && !bytes[content].suffix(3).elementsEqual("。".utf8)
        }
        return out
    }

    /// Lines of the source, and of HTML in it.
    private func lines(in range: Range<Int>) -> [Range<Int>] {
        let bytes = source.bytes
        var out: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            var end = index + 1
            var isEnd = bytes[index] == 0x0A || bytes[index] == 0x0D
            if bytes[index] == 0x3C, let tag = bytes.markupTag(at: index, end: range.upperBound) {
                end = tag.end
                isEnd = tag.effect == .boundary
            }
            if isEnd {
                out.append(start..<index)
                start = end
            }
            index = end
        }
        return out + [start..<range.upperBound]
    }

    private func beginsItem(_ line: Range<Int>) -> Bool {
        var cursor = FoldedCursor(source.bytes, line)
        guard let first = cursor.next()?.scalar, let second = cursor.next()?.scalar else { return false }
        return "・○●◎■□◆◇※①②③④⑤⑥⑦⑧⑨⑩(<【[-*".unicodeScalars.contains(first)
            || (first.asDigit != nil && (second == "." || second == ")"))
    }
}
