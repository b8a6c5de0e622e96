extension Array {
    /// Of elements that stand in order, the last that begins at or before an offset.
    func lastIndex(upTo offset: Int, by place: (Element) -> Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if place(self[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
