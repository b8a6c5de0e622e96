import KobanText

/// Text of others in Markdown, in which it can become no markup.
public enum MarkdownText {
    /// A cell of a table: one line, no bar, no markup of its own, nothing hidden.
    public static func cell(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "|", "*", "_", "`", "[", "]", "\\", "#", "~":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\n", "\r": out += "<br>"
            default: out += VisibleText.replacement(of: scalar) ?? String(Character(scalar))
            }
        }
        return out
    }

    /// A cell of a table in which the breaks of lines are blanks.
    public static func flatCell(_ text: String) -> String {
        HTMLText.visible(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\\", with: "\\\\")
            .replacing("|", with: "\\|").replacing("*", with: "\\*").replacing("_", with: "\\_")
            .replacing("`", with: "\\`").replacing("[", with: "\\[").replacing("~", with: "\\~")
            .replacing("$", with: "\\$")
    }
}
