//! What lens and sensor do to a scene: smear it, cut off what is too bright, add noise.

/// Blurred by about a Gaussian: three boxes each way (central limit theorem), of widths that give its variance.
pub(super) fn blurred(rgb: Vec<f32>, size: (usize, usize), radius: f32) -> Vec<f32> {
    // A box of width w has the variance (w² - 1) / 12. Below a box of three there is nothing to do.
    let width = (4.0 * radius * radius + 1.0).sqrt();
    let half = ((width - 1.0) / 2.0).round() as usize;
    if half == 0 {
        return rgb;
    }
    let mut rgb = rgb;
    for _ in 0..3 {
        rows(&mut rgb, size.0, half);
    }
    let mut turned = transposed(&rgb, size);
    for _ in 0..3 {
        rows(&mut turned, size.1, half);
    }
    transposed(&turned, (size.1, size.0))
}

/// Smeared sideways over `length` pixels.
pub(super) fn smear(rgb: &mut [f32], size: (usize, usize), length: usize) {
    rows(rgb, size.0, length / 2);
}

/// What the sensor makes of it: bytes, with noise of this deviation.
pub(super) fn exposed(rgb: &[f32], noise: f32) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    let mut uniform = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 8) as f32 / (1 << 24) as f32 - 0.5
    };
    rgb.iter()
        .map(|value| {
            // Four of them have the variance of a third.
            let sum = uniform() + uniform() + uniform() + uniform();
            (value + sum * noise * 1.732).round().clamp(0.0, 255.0) as u8
        })
        .collect()
}

/// Each row averaged over `half` pixels to both sides; beyond its ends it goes on as it ends.
fn rows(rgb: &mut [f32], width: usize, half: usize) {
    let count = (half * 2 + 1) as f32;
    for row in rgb.chunks_exact_mut(width * 3) {
        let source: Vec<[f32; 3]> = row.as_chunks().0.to_vec();
        let last = source.len().saturating_sub(1);
        let pixel = |place: usize| source.get(place.min(last)).copied().unwrap_or_default();
        let mut sums = [0.0; 3];
        for place in 0..=half * 2 {
            add(&mut sums, pixel(place.saturating_sub(half)), 1.0);
        }
        for (place, target) in row.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            *target = sums.map(|sum| sum / count);
            add(&mut sums, pixel(place + half + 1), 1.0);
            add(&mut sums, pixel(place.saturating_sub(half)), -1.0);
        }
    }
}

fn add(sums: &mut [f32; 3], colour: [f32; 3], weight: f32) {
    for (sum, value) in sums.iter_mut().zip(colour) {
        *sum += value * weight;
    }
}

fn transposed(rgb: &[f32], (width, height): (usize, usize)) -> Vec<f32> {
    let pixels = rgb.as_chunks::<3>().0;
    let mut turned = Vec::with_capacity(rgb.len());
    for column in 0..width {
        let pixels = pixels.iter().skip(column).step_by(width).take(height);
        turned.extend(pixels.flatten());
    }
    turned
}
