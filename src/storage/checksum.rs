//! xxHash32 (Collet, seed 0): notices a damaged record. Small, without tables, and faster than the JSON is parsed.

/// Of the bytes as they are kept.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    xxhash_rust::xxh32::xxh32(bytes, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_reference_values() {
        let sums: [(&str, u32); 4] = [
            ("", 0x02CC_5D05),
            ("a", 0x550D_7456),
            ("abc", 0x32D1_53FF),
            ("Nobody inspects the spammish repetition", 0xE229_3B2F),
        ];
        for (text, sum) in sums {
            assert_eq!(checksum(text.as_bytes()), sum, "{text}");
        }
    }

    #[test]
    fn one_changed_bit_changes_it_at_any_length() {
        for length in 1..70 {
            let mut bytes: Vec<u8> = (0..length).collect();
            let before = checksum(&bytes);
            for place in 0..bytes.len() {
                bytes[place] ^= 1;
                assert_ne!(checksum(&bytes), before, "byte {place} of {length}");
                bytes[place] ^= 1;
            }
        }
    }
}
