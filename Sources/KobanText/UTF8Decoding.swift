extension UnsafeBufferPointer where Element == UInt8 {
    /// Decodes the scalar that begins at an offset.
    ///
    /// The buffer must hold valid UTF-8 (decoded input always does); a stray byte is
    /// given back as U+FFFD with length 1 so that a scan always moves on.
    @inlinable
    public func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = self[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        if first >= 0xE0, first < 0xF0, offset + 2 < count {
            let value =
                UInt32(first & 0x0F) << 12 | UInt32(self[offset + 1] & 0x3F) << 6
                | UInt32(self[offset + 2] & 0x3F)
            if let scalar = Unicode.Scalar(value) { return (scalar, 3) }
        } else if first >= 0xC2, first < 0xE0, offset + 1 < count {
            let value = UInt32(first & 0x1F) << 6 | UInt32(self[offset + 1] & 0x3F)
            if let scalar = Unicode.Scalar(value) { return (scalar, 2) }
        } else if first >= 0xF0, offset + 3 < count {
            let value =
                UInt32(first & 0x07) << 18 | UInt32(self[offset + 1] & 0x3F) << 12
                | UInt32(self[offset + 2] & 0x3F) << 6 | UInt32(self[offset + 3] & 0x3F)
            if let scalar = Unicode.Scalar(value) { return (scalar, 4) }
        }
        return ("\u{FFFD}", 1)
    }
}
