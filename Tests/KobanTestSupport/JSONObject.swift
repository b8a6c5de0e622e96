import Foundation
import Testing

/// The object that a text in JSON is.
public enum JSONObject {
    public static func read(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
}
