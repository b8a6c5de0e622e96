import CXlsxWriter

/// A chart of a table, beside it on its sheet.
public struct SheetChart: Sendable, Hashable {
    /// How the numbers are drawn.
    public enum Kind: Sendable, Hashable {
        /// A column a row of the table, divided by series.
        case stackedColumns
    }

    /// A column of numbers, called by its heading.
    public struct Series: Sendable, Hashable {
        /// Index into the `columns` of the sheet.
        public var column: Int
        /// Colour and pattern, so that the series differ without colours too.
        public var tone: CellStyle.Tone

        /// A series drawn from a column of the sheet.
        ///
        /// - Parameter column: index into the `columns` of the sheet.
        public init(column: Int, tone: CellStyle.Tone) {
            self.column = column
            self.tone = tone
        }
    }

    /// How the numbers are drawn.
    public var kind: Kind
    /// Above the chart.
    public var title: String
    /// What it shows, for those who do not see it.
    public var description: String
    /// The column of the sheet that names what stands side by side.
    public var categories: Int
    /// From the bottom.
    public var series: [Series]
    /// Beside the table's first row: how many columns of the sheet stand to the left, the table's and
    /// empty ones.
    public var place: Int

    /// A chart of some columns of a sheet.
    ///
    /// - Parameters:
    ///   - categories: index into the `columns` of the sheet.
    ///   - series: from the bottom.
    ///   - place: how many columns of the sheet stand to the left of it.
    public init(kind: Kind, title: String, description: String, categories: Int, series: [Series], place: Int) {
        self.kind = kind
        self.title = title
        self.description = description
        self.categories = categories
        self.series = series
        self.place = place
    }
}

/// Writes the chart of a sheet. Only while its workbook is written.
struct ChartWriter {
    let book: UnsafeMutablePointer<lxw_workbook>
    let page: UnsafeMutablePointer<lxw_worksheet>
    let tab: String
    let sheet: Sheet

    /// A table without rows has no chart.
    func write(_ chart: SheetChart) -> lxw_error {
        guard !sheet.rows.isEmpty, sheet.columns.indices.contains(chart.categories) else { return LXW_NO_ERROR }
        let drawn: UnsafeMutablePointer<lxw_chart>? =
            switch chart.kind {
            case .stackedColumns: workbook_add_chart(book, UInt8(LXW_CHART_COLUMN_STACKED.rawValue))
            }
        guard let drawn else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
        // The library would take a title that begins with `=` for a reference.
        let title = CellText.clean(chart.title)
        chart_title_set_name(drawn, title.hasPrefix("=") ? " " + title : title)
        chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        chart_axis_set_num_format(drawn.pointee.x_axis, "yyyy-mm-dd")
        chart_axis_set_num_format(drawn.pointee.y_axis, "0")
        chart_axis_set_min(drawn.pointee.y_axis, 0)
        for series in chart.series where sheet.columns.indices.contains(series.column) {
            add(series, of: chart, to: drawn)
        }
        let description = strdup(CellText.clean(chart.description))
        defer { free(description) }
        var options = lxw_chart_options()
        options.x_scale = 1.6
        options.y_scale = 1.3
        options.description = description
        return worksheet_insert_chart_opt(page, lxw_row_t(sheet.headerRow), lxw_col_t(chart.place), drawn, &options)
    }

    private func add(_ series: SheetChart.Series, of chart: SheetChart, to drawn: UnsafeMutablePointer<lxw_chart>) {
        guard let made = chart_add_series(drawn, nil, nil) else { return }
        let top = lxw_row_t(sheet.headerRow)
        let rows = top + 1...top + lxw_row_t(sheet.rows.count)
        let (category, column) = (lxw_col_t(chart.categories), lxw_col_t(series.column))
        chart_series_set_categories(made, tab, rows.lowerBound, category, rows.upperBound, category)
        chart_series_set_values(made, tab, rows.lowerBound, column, rows.upperBound, column)
        chart_series_set_name_range(made, tab, top, column)
        var pattern = ChartWriter.pattern(series.tone)
        chart_series_set_pattern(made, &pattern)
        var line = lxw_chart_line()
        line.color = 0x1A1A1A
        line.width = 0.5
        chart_series_set_line(made, &line)
    }

    private static func pattern(_ tone: CellStyle.Tone) -> lxw_chart_pattern {
        let (ink, ground, kind) =
            switch tone {
            case .error: (lxw_color_t(0x7C1715), lxw_color_t(0xA3211F), LXW_CHART_PATTERN_PERCENT_5)
            case .warning: (0x7A4B00, 0xF0B429, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL)
            case .note: (0x1D5487, 0x9CC9EC, LXW_CHART_PATTERN_PERCENT_25)
            case .good: (0x2F6B2F, 0xA9D18E, LXW_CHART_PATTERN_LIGHT_HORIZONTAL)
            case .marked: (0x8A6D00, 0xFFF2CC, LXW_CHART_PATTERN_LIGHT_VERTICAL)
            case .plain: (0x595959, 0xBFBFBF, LXW_CHART_PATTERN_PERCENT_5)
            }
        return lxw_chart_pattern(fg_color: ink, bg_color: ground, type: UInt8(kind.rawValue))
    }
}
