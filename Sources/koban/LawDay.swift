import KobanText

extension DayArgument? {
    /// The day whose law counts; today in Japan where none is given.
    var lawDay: CivilDate {
        get throws(CommandFailure) { try lawDay(today: .todayInJapan()) }
    }

    /// The same; on a day before there was any 番号法 nothing can be looked up or checked, and a report that
    /// finds no fault would mislead.
    func lawDay(today: CivilDate) throws(CommandFailure) -> CivilDate {
        guard let day = self?.day else { return today }
        if let promulgated = CivilDate(year: 2013, month: 5, day: 31), day < promulgated {
            throw CommandFailure(
                "--as-of \(day): 番号法が公布された\(promulgated.japanese)より前の日なので、照らし合わせる法令がありません。年を確かめてください。")
        }
        return day
    }
}
