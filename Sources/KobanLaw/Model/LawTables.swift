/// The tables that the data know, and which follows which.
public struct LawTables: Sendable, Hashable {
    /// In the order of the data: a table before the one that took over.
    public let all: [LawTable]
    private let index: [TableName: Int]

    /// The tables, found by their names.
    ///
    /// - Parameter all: a table before the one that took over; of two with one name the first is found.
    public init(_ all: [LawTable]) {
        self.all = all
        index = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of all tables.
    public var names: [TableName] { all.map(\.name) }

    /// What the law says of a table; nil for a name that the data do not know.
    public subscript(name: TableName) -> LawTable? { index[name].map { all[$0] } }

    /// The table that took over from a table.
    public func successor(of name: TableName) -> TableName? { self[name]?.successor }

    /// The tables that a table took over from.
    public func predecessors(of name: TableName) -> [TableName] {
        all.filter { $0.successor == name }.map(\.name)
    }

    /// Whether another table took over from a table.
    public func isFormer(_ name: TableName) -> Bool { successor(of: name) != nil }

    /// A table with all that it took over from and all that took over from it, the oldest first.
    public func line(of name: TableName) -> [TableName] {
        var before: [TableName] = []
        var seen: Set<TableName> = [name]
        var edge = [name]
        while !edge.isEmpty {
            edge = edge.flatMap(predecessors).filter { seen.insert($0).inserted }
            before = edge + before
        }
        return before + [name] + successors(of: name)
    }

    /// The tables that took over one after the other, the next one first.
    public func successors(of name: TableName) -> [TableName] {
        var out: [TableName] = []
        var next = successor(of: name)
        while let table = next, table != name, !out.contains(table) {
            out.append(table)
            next = successor(of: table)
        }
        return out
    }

    /// The tables of a kind, the one in force first and then backwards.
    public func tables(of kind: LawTable.Kind) -> [TableName] {
        all.filter { $0.kind == kind }.map(\.name).reversed()
    }

    /// The laws whose texts show the tables in force and the articles that detail their items.
    public var followedLaws: Set<LawID> {
        Set(all.filter { $0.successor == nil }.flatMap { [$0.law] + [$0.order].compactMap(\.self) })
    }

    /// The orders whose articles detail the items of tables in force.
    public var followedOrders: Set<LawID> {
        Set(all.filter { $0.successor == nil }.compactMap(\.order))
    }

    /// The table that a law or order holds; the first where it holds several.
    public func held(by law: LawID) -> LawTable? { all.first { $0.law == law } }

    /// The tables that stand behind the provisions of a law, with this number or without any.
    public func appended(to law: LawID, number: Int?) -> TableName? {
        all.first { $0.law == law && $0.designation == .appended(number: number) }?.name
    }

    /// The tables that a designation may mean, whatever their law.
    public func tables(called designation: TableDesignation) -> [LawTable] {
        all.filter { $0.designation == designation }
    }
}
