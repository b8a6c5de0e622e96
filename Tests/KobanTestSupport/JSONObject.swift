import Foundation
import Testing

/// The object that a text in JSON is.
public enum JSONObject {
    /// Reads a whole text as one object.
    ///
    /// - Throws: when the bytes are not JSON, or are another value than an object.
    public static func read(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
}
