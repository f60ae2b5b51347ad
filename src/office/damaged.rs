//! Files changed at random, for the tests of the readers: the same ones each time.

/// The file so many times, each time with four bytes changed.
pub(super) fn damaged(whole: &[u8], times: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut random = random();
    (0..times).map(move |_| {
        let mut bytes = whole.to_vec();
        for _ in 0..4 {
            let at = random() as usize % bytes.len().max(1);
            let sign = random().to_le_bytes()[3];
            if let Some(byte) = bytes.get_mut(at) {
                *byte = sign;
            }
        }
        bytes
    })
}

/// Numbers that look like chance.
pub(super) fn random() -> impl FnMut() -> u32 {
    let mut seed = 7_u32;
    move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed
    }
}
