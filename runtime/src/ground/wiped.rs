//! Buffers with secrets in them: wiped from memory, also where they grow.

use zeroize::Zeroizing;

/// Bytes that are wiped from memory when they are dropped.
pub(crate) type WipedBytes = Zeroizing<Vec<u8>>;

/// Makes room for more bytes. A vector that grows by itself leaves a copy of its bytes behind.
pub(crate) fn reserve(buffer: &mut WipedBytes, more: usize) {
    if buffer.capacity() - buffer.len() < more {
        let room = (2 * buffer.capacity()).max(buffer.len() + more);
        let mut larger = Zeroizing::new(Vec::with_capacity(room));
        larger.extend_from_slice(buffer);
        *buffer = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_made_without_losing_a_byte() {
        let mut buffer = WipedBytes::default();
        for byte in 0..200 {
            reserve(&mut buffer, 3);
            assert!(buffer.capacity() - buffer.len() >= 3);
            buffer.push(byte);
        }
        assert!(buffer.iter().copied().eq(0..200));
    }
}
