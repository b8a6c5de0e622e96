import KobanLaw
import KobanText
import Testing

/// An amendment that nobody made, as rows of data alone: on 2027-04-01 別表 is renamed 別表第三, and 第二条の表
/// gives way to 第四条の表 of a new order; every item's number grows by one.
enum InventedAmendment {
    static let day = "2027-04-01"
    private static let lastDay = "2027-03-31"
    private static let act = "425AC0000000027"
    private static let useOrder = "426M6000000A005"
    private static let formerOrder = "506M60004008009"
    private static let newOrder = "509M60004008001"

    /// The data of the program with the rows of the amendment.
    static let statutes = Result { try make() }

    private static func make() throws -> Statutes {
        let bundled = StatuteFiles.bundled
        var texts: [String: String] = [:]
        for name in bundled.allNames {
            texts[name] = bundled.bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
        }
        func change(_ file: String, _ edit: (inout [String]) throws -> Void) throws {
            var lines = try #require(texts[file]).split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init)
            try edit(&lines)
            texts[file] = lines.joined(separator: "\n")
        }
        func replace(_ lines: inout [String], _ old: String, _ new: String) throws {
            let index = try #require(lines.firstIndex { $0.contains(old) }, "\(old)")
            lines[index] = lines[index].replacing(old, with: new)
        }
        func add(_ rows: [String], to lines: inout [String]) { lines.insert(contentsOf: rows, at: lines.count - 1) }

        try change("tables.csv") { lines in
            try replace(&lines, "別表,別表,\(act),use,,", "別表,別表,\(act),use,別表第三,")
            try replace(
                &lines, "第二条の表,第二条の表,\(formerOrder),provision,,", "第二条の表,第二条の表,\(formerOrder),provision,照会命令の表,")
            add(
                [
                    "別表第三,別表第三,\(act),use,,9,1,,\(useOrder),third-table,見本",
                    "照会命令の表,第四条の表,\(newOrder),provision,,19,,8,\(newOrder),fourth-article-table,見本",
                ], to: &lines)
        }
        try change("laws.csv") { lines in
            try replace(&lines, "総務省令第9号,2024-05-27,,,", "総務省令第9号,2024-05-27,\(lastDay),\(newOrder),")
            add(["\(newOrder),令和9年デジタル庁令第1号,\(day),,,見本"], to: &lines)
        }
        try change("law-names.csv") { lines in
            let title = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
            let old = "\(useOrder),title,\(title)別表の主務省令で定める事務を定める命令,2024-05-27,"
            try replace(&lines, old + ",", old + "\(lastDay),")
            add(
                [
                    "\(useOrder),title,\(title)別表第三の主務省令で定める事務を定める命令,\(day),,見本",
                    "\(newOrder),title,\(title)第十九条第八号に基づく特定個人情報の照会及び提供に関する命令,\(day),,見本",
                    "\(newOrder),usual,特定個人情報の照会及び提供に関する命令,\(day),,見本",
                ], to: &lines)
        }
        try change("order-names.csv") { lines in
            add(
                [
                    "\(newOrder),第十九条第八号,に基づく特定個人情報の照会及び提供に関する命令,true,見本",
                    "\(useOrder),別表第三の｜別表第三,主務省令で定める事務を定める命令｜主務省令,false,見本",
                ], to: &lines)
        }
        try change("editions.csv") { lines in
            try replace(&lines, "別表@2025-10-01,別表,2025-10-01,true,,", "別表@2025-10-01,別表,2025-10-01,true,\(lastDay),")
            try replace(&lines, "第二条の表,2025-10-01,true,,", "第二条の表,2025-10-01,true,\(lastDay),")
            add(
                [
                    "別表第三@\(day),別表第三,\(day),false,,\(day),\(day),,見本.xml,見本",
                    "照会命令の表@\(day),照会命令の表,\(day),false,,\(day),\(day),,見本.xml,見本",
                ], to: &lines)
        }
        func next(_ number: String) throws -> String {
            let old = try #require(ItemNumber(number))
            return try #require(ItemNumber(components: [old.whole + 1] + old.components.dropFirst())).description
        }
        var correspondences: [String] = []
        for (table, later, file, newFile) in [
            ("別表", "別表第三", "items-unified-table.csv", "items-third-table.csv"),
            ("第二条の表", "照会命令の表", "items-provision-table.csv", "items-fourth-article-table.csv"),
            ("第二条の表", "照会命令の表", "exchanges-provision-table.csv", "exchanges-fourth-article-table.csv"),
        ] {
            let lines = try #require(texts[file]).split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init)
            let last = table == "別表" ? "別表@2025-10-01" : "第二条の表@2026-02-08"
            var rows = [lines[0]]
            for line in lines.dropFirst() where !line.isEmpty {
                var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard fields[0].split(separator: "｜").contains(where: { $0 == last }) else { continue }
                let (old, new) = (fields[1], try next(fields[1]))
                fields[0] = "\(later)@\(day)"
                fields[1] = new
                rows.append(fields.joined(separator: ","))
                if file.hasPrefix("items-") {
                    correspondences.append("\(table),\(old),\(later):\(new),renumbered,false,decided,見本の対応")
                }
            }
            texts[newFile] = rows.joined(separator: "\n") + "\n"
        }
        try change("correspondences.csv") { add(correspondences, to: &$0) }
        return try Statutes(StatuteFiles(texts.mapValues { Array($0.utf8) }))
    }
}
