import Foundation
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Assessments of invented towns with random fields, notations and layouts.
@Suite("For any assessment, a migration")
struct PropertyTests {
    private struct Town {
        var generator: SeededGenerator
        let items: [TableName: [ItemNumber]]

        mutating func pick<T>(_ choices: [T]) -> T { generator.pick(choices) }
        mutating func chance(_ percent: Int) -> Bool { generator.chance(percent) }

        private func digits(_ text: String, wide: Bool) -> String {
            guard wide else { return text }
            return String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map { ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 })
            )
        }

        mutating func list(of table: TableName) -> String {
            let all = items[table] ?? []
            let count = pick([1, 1, 2, 3, 5, 12])
            let chosen = Set((0..<count).map { _ in pick(all) }).sorted()
            let name =
                table == .firstTable
                ? pick(["別表第一", "別表第1", "別表第１", "別表第\n一"]) : pick(["別表第二", "別表第2", "別表第２", "別表\n第二"])
            if chance(15), chosen.allSatisfy({ !$0.isBranch }) {
                let numbers = chosen.map { KanjiDigits.write($0.whole) }
                return name + "の" + numbers.joined(separator: "、") + "の項"
            }
            let wide = chance(20)
            let numbers = chosen.map { digits($0.description, wide: wide) }
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: return name + "（第" + numbers.joined(separator: pick(["、", "、\n"])) + "の項）"
            case 1: return name + "　項番" + numbers.joined(separator: pick(["・", "、", "，"]))
            case 2: return name + "の" + numbers.map { $0 + "の項" }.joined(separator: pick(["、", "及び", "、\n"]))
            case 3: return name + "の" + numbers.map { $0 + "の項（見本の事務）" }.joined(separator: "、")
            case 4 where chosen.count == 1 && !chosen[0].isBranch && chosen[0].whole < 90:
                return name + "の\(chosen[0].whole)～\(chosen[0].whole + 2)の項"
            case 5 where numbers.count > 1:
                return name + "の" + numbers.dropLast().joined(separator: "、") + "及び" + (numbers.last ?? "") + "の項"
            case 6: return name + "\n" + numbers.map { $0 + "の項" }.joined(separator: "\n")
            default: return name + "の" + numbers.joined(separator: pick(["、", ",", "・", ", "])) + "の項"
            }
        }

        mutating func use() -> String {
            var text = pick(["番号法第9条第1項、", "番号法第９条第１項　", "・番号法第9条第1項 ", "番号法第9条第1項\n"]) + list(of: .firstTable)
            if chance(40) {
                text +=
                    pick(["、", "\n・", "　"])
                    + pick([
                        "番号法別表第一の主務省令で定める事務を定める命令第15条", "行政手続における特定の個人を識別するための番号の利用等に関する法律別表第一の主務\n省令で定める事務を定める命令　第24条",
                    ])
            }
            return text + pick(["", "\n・生活保護法第29条", "\nわかば市個人番号の利用に関する条例別表第1の2"])
        }

        mutating func linkage() -> String {
            var text = ""
            for heading in ["【情報提供の根拠】", "【情報照会の根拠】"] {
                text +=
                    heading + pick(["\n", " "])
                    + pick(["番号法第19条第8号、", "番号法第19条第7号　", "・番号法第19条第8号 ", "番号法第19条第7号及び", "番号法第19条第8号\n"])
                    + list(of: .secondTable)
                if chance(40) {
                    text +=
                        pick(["、", "\n・", " "])
                        + pick(["番号法別表第二の主務省令で定める事務及び情報を定める命令第19条", "番号法別表第二の主務省令で定める事務及び情報を定める命令（第1、2、59条の3）"])
                }
                text += "\n"
            }
            return text
        }

        mutating func document() -> String {
            var text = Migrating.cover
            if chance(50) {
                text += "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t" + pick(["番号法別表第二に記載されている照会側業務を行う。", "番号法の規定に従い事務を行う。"]) + "\n"
            }
            text += "3. 個人番号の利用\n法令上の根拠\t" + use() + "\n"
            text += "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t" + linkage()
            if chance(70) { text += Migrating.history }
            if chance(20) { text = text.replacing("\n", with: "\r\n") }
            return text
        }
    }

    private enum KanjiDigits {
        static func write(_ number: Int) -> String {
            let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
            let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
            return (hundreds > 0 ? (hundreds > 1 ? digits[hundreds] : "") + "百" : "")
                + (tens > 0 ? (tens > 1 ? digits[tens] : "") + "十" : "") + digits[ones]
        }
    }

    private static func documents(_ seed: Int, count: Int) throws -> [String] {
        let statutes = try BundledLaw.statutes
        var items: [TableName: [ItemNumber]] = [:]
        for table in [TableName.firstTable, .secondTable] {
            items[table] = statutes.editions(of: table).last?.items.map(\.number) ?? []
        }
        var town = Town(generator: SeededGenerator(seed: UInt64(seed)), items: items)
        return (0..<count).map { _ in town.document() }
    }

    @Test("is its edits and nothing else, whole or not at all, and has nothing to add to itself", arguments: 1...6)
    func migrates(seed: Int) throws {
        for text in try Self.documents(seed, count: 12) {
            for acceptReview in [false, true] {
                let migration = try Migrating.migration(text, acceptReview: acceptReview)
                try keepsTheRest(migration, of: text)
                let new = String(decoding: migration.corrected, as: UTF8.self)
                let again = try Migrating.migration(new, acceptReview: acceptReview)
                #expect(again.edits.isEmpty, "\(text)\n→\n\(new)")
                let left = migration.fields.filter { !$0.isWritten }
                #expect(again.fields.map(\.before) == left.map(\.before), "\(text)\n→\n\(new)")
                for field in left { #expect(field.confidence == .mechanical || !field.choices.isEmpty) }
                if acceptReview {
                    let stale = try Migrating.checked(new).citationsInForce.filter { $0.status == .stale }
                    #expect(!left.isEmpty || stale.isEmpty, "\(text)\n→\n\(new)")
                }
                let entries = Assessment(reading: SourceText(new)).changeHistory.count
                let before = Assessment(reading: SourceText(text)).changeHistory.count
                let written = migration.fields.count { $0.isWritten }
                #expect(migration.history.isMissing || entries == before + written, "\(text)\n→\n\(new)")
            }
        }
    }

    private func keepsTheRest(_ migration: DocumentMigration, of text: String) throws {
        let (old, new) = (Array(text.utf8), migration.corrected)
        var (left, right) = (0, 0)
        for edit in migration.allEdits {
            try #require(edit.range.lowerBound >= left)
            let count = edit.range.lowerBound - left
            try #require(old[left..<left + count].elementsEqual(new[right..<right + count]))
            try #require(new[(right + count)...].starts(with: Array(edit.replacement.utf8)))
            left = edit.range.upperBound
            right += count + edit.replacement.utf8.count
        }
        #expect(old[left...].elementsEqual(new[right...]))
        for field in migration.fields {
            #expect(
                field.isWritten
                    || !migration.edits.contains { edit in field.pieces.contains { $0.overlaps(edit.range) } })
        }
    }

    @Test("keeps the encoding of the file", arguments: ["CP932", "UTF-16LE", "UTF-16BE", "UTF-8 with a mark"])
    func encodings(_ name: String) throws {
        for text in try Self.documents(7, count: 12) {
            let bytes: [UInt8]
            switch name {
            case "CP932":
                bytes = Array(
                    try #require(text.replacing("～", with: "〜").replacing("〜", with: "から").data(using: .shiftJIS)))
            case "UTF-16LE": bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case "UTF-16BE": bytes = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            default: bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            }
            let input = try AssessmentInput(path: "見本.txt", bytes: bytes)
            let checker = try BundledLaw.checker(on: Migrating.day)
            let migration = DocumentMigration(checker.check(input.source), on: Migrating.day, acceptReview: true)
            let copy = try #require(CorrectedText.encoded(migration.corrected, like: input))
            let read = try AssessmentInput(path: "写し.txt", bytes: copy)
            #expect(read.encoding == input.encoding)
            #expect(read.source.bytes == migration.corrected)
            #expect(copy.prefix(2) == bytes.prefix(2))
        }
    }
}
