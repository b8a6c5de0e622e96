import Testing

extension Collection {
    /// The collection itself, where there is something in it; otherwise the test ends with a failure. For a
    /// loop of expectations, which would hold where it has nothing to run over.
    public func notEmpty(sourceLocation: SourceLocation = #_sourceLocation) throws -> Self {
        try #require(!isEmpty, "there is nothing to check", sourceLocation: sourceLocation)
        return self
    }
}
