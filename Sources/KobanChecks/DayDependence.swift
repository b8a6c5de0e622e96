/// On which days the answer of a rule may be another, where document, data and rules are the same.
public enum DayDependence: String, Sendable, Hashable {
    /// Only on a day that the data name, or a validity that the text states: between two of them the answer is
    /// the same on every day.
    case turningDays
    /// On every day: the answer tells the day asked about.
    case everyDay
}
