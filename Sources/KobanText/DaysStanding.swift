/// How many days something has stood, as every output counts it: the days that have passed since
/// the day on which it began.
///
/// What began on 27 May and still stands on 28 May has stood one day; on 27 May itself, none. What
/// stood on 27 and 28 May and was over on 29 May stood two days: those that had passed when it was
/// over.
public enum DaysStanding {
    /// Of what still stands on a day.
    public static func days(from first: CivilDate, on day: CivilDate) -> Int { first.days(until: day) }

    /// Of what stood to the end of its last day.
    public static func days(from first: CivilDate, through last: CivilDate) -> Int {
        days(from: first, on: last.adding(days: 1))
    }
}
