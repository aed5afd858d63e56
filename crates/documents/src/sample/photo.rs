//! Photographs of the drawn documents, as people take them: on a table, at an angle, in uneven light, by a camera with
//! noise; and as they should not be taken: out of focus, moved, in the dark, overexposed, with a lamp in the plastic.
//! The same at every run.

use jpeg_encoder::{ColorType, Encoder};

use super::card::Card;
use super::lens;
use super::{NotEncodable, exif};
use crate::exif::Orientation;
use crate::pixels::Pixels;

/// Distance of the picture behind the lens, in widths of the picture: that of a phone.
const FOCAL_LENGTH: f32 = 0.8;

/// A photograph to take. Unless told otherwise it is a good one.
#[derive(Debug, Clone, Copy)]
pub struct Photo {
    card: Card,
    width: u16,
    height: u16,
    fill: f32,
    tilt: f32,
    light: f32,
    veil: f32,
    lamp: f32,
    blur: f32,
    motion: u16,
    noise: f32,
    orientation: u16,
}

impl Photo {
    /// A good photograph of three megapixels.
    #[must_use]
    pub fn of(card: Card) -> Self {
        let (width, height) = match card {
            Card::Register => (1_500, 2_000),
            _ => (2_000, 1_500),
        };
        Self {
            card,
            width,
            height,
            fill: 0.84,
            tilt: 7.0,
            light: 0.88,
            veil: 0.0,
            lamp: 0.0,
            blur: 0.6,
            motion: 0,
            noise: 2.0,
            orientation: 1,
        }
    }

    /// As many pixels.
    #[must_use]
    pub fn sized(self, width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            ..self
        }
    }

    /// The document takes up this share of the width.
    #[must_use]
    pub fn filling(self, fill: f32) -> Self {
        Self { fill, ..self }
    }

    /// Held at this angle, in degrees.
    #[must_use]
    pub fn tilted(self, tilt: f32) -> Self {
        Self { tilt, ..self }
    }

    /// With this much light; at 1 white paper is as bright as a camera can tell.
    #[must_use]
    pub fn lit(self, light: f32) -> Self {
        Self { light, ..self }
    }

    /// With this much of other light on the lens, of 255: a window behind the document.
    #[must_use]
    pub fn with_veil(self, veil: f32) -> Self {
        Self { veil, ..self }
    }

    /// With a lamp reflected in it, of this radius in thousandths of the width.
    #[must_use]
    pub fn with_lamp(self, lamp: f32) -> Self {
        Self { lamp, ..self }
    }

    /// Out of focus, by a Gaussian of this radius in pixels.
    #[must_use]
    pub fn blurred(self, blur: f32) -> Self {
        Self { blur, ..self }
    }

    /// Moved sideways by so many pixels while it was taken.
    #[must_use]
    pub fn moved(self, motion: u16) -> Self {
        Self { motion, ..self }
    }

    /// With noise of this deviation, of 255.
    #[must_use]
    pub fn with_noise(self, noise: f32) -> Self {
        Self { noise, ..self }
    }

    /// Taken with the camera held this way (EXIF, 1 to 8): stored turned, and upright for who honours the number.
    #[must_use]
    pub fn with_orientation(self, orientation: u16) -> Self {
        Self {
            orientation,
            ..self
        }
    }

    /// The photograph as JPEG, quality 88, as a phone would save it.
    ///
    /// # Errors
    /// [`NotEncodable`] when a side is 0.
    pub fn jpeg(&self) -> Result<Vec<u8>, NotEncodable> {
        let stored = self.pixels()?.upright(self.stored());
        let side = |length: u32| u16::try_from(length).map_err(|_| NotEncodable);
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 88);
        if self.orientation != 1 {
            encoder
                .add_exif_metadata(&exif(self.orientation, false))
                .map_err(|_| NotEncodable)?;
        }
        let (width, height) = (side(stored.width)?, side(stored.height)?);
        encoder
            .encode(stored.rgb(), width, height, ColorType::Rgb)
            .map_err(|_| NotEncodable)?;
        Ok(bytes)
    }

    /// How an upright picture has to be turned to be stored as this camera does.
    fn stored(&self) -> Orientation {
        match self.orientation {
            2 => Orientation::Mirrored,
            3 => Orientation::Turned180,
            4 => Orientation::Flipped,
            5 => Orientation::Transposed,
            6 => Orientation::Turned270,
            7 => Orientation::Transversed,
            8 => Orientation::Turned90,
            _ => Orientation::Upright,
        }
    }

    /// The photograph upright, as pixels.
    pub(crate) fn pixels(&self) -> Result<Pixels, NotEncodable> {
        let card = self.card.pixels().ok_or(NotEncodable)?;
        let scene = self.scene(&card);
        let (width, height) = (usize::from(self.width), usize::from(self.height));
        let mut rgb = lens::blurred(scene, (width, height), self.blur);
        if self.motion > 1 {
            lens::smear(&mut rgb, (width, height), usize::from(self.motion));
        }
        let bytes = lens::exposed(&rgb, self.noise);
        Pixels::new(self.width.into(), self.height.into(), bytes).map_err(|_| NotEncodable)
    }

    /// What lies before the lens: document and table in their light, 0 to 255 and above.
    fn scene(&self, card: &Pixels) -> Vec<f32> {
        let (width, height) = (f32::from(self.width), f32::from(self.height));
        let plane = Plane::seen(self.tilt, self.fill, FOCAL_LENGTH);
        let mut scene = Vec::with_capacity(usize::from(self.width) * usize::from(self.height) * 3);
        for row in 0..self.height {
            for column in 0..self.width {
                let x = (f32::from(column) - width / 2.0) / width;
                let y = (f32::from(row) - height / 2.0) / width;
                let place = plane.hit([x / FOCAL_LENGTH, y / FOCAL_LENGTH, 1.0]);
                let colour = at(card, place).unwrap_or_else(|| table(place));
                let light = self.light * (1.04 - 0.12 * x - 0.45 * (x * x + y * y));
                let lamp = self.lamp_at(x, y);
                scene.extend(colour.map(|value| value * light + lamp + self.veil));
            }
        }
        scene
    }

    /// What a lamp in the plastic adds: burnt out within its radius, fading over half of it again.
    fn lamp_at(&self, x: f32, y: f32) -> f32 {
        if self.lamp <= 0.0 {
            return 0.0;
        }
        let radius = self.lamp / 1_000.0;
        let distance = (x + 0.12).hypot((y - 0.03) * 1.3) / radius;
        let beyond = ((distance - 1.0) / 0.5).max(0.0);
        240.0 * (-beyond * beyond).exp()
    }
}

/// The table's plane in space; the lens is at the origin and looks along the third axis.
struct Plane {
    centre: [f32; 3],
    right: [f32; 3],
    down: [f32; 3],
}

impl Plane {
    /// Tilted by `degrees` about two axes and turned a little, so far away that a document of width 1 fills its share.
    fn seen(degrees: f32, fill: f32, focal_length: f32) -> Self {
        let (yaw, pitch, roll) = (
            degrees.to_radians(),
            (degrees * 0.7).to_radians(),
            (degrees * 0.3).to_radians(),
        );
        let turned = |[x, y]: [f32; 2]| {
            let (x, y) = (
                x * roll.cos() - y * roll.sin(),
                x * roll.sin() + y * roll.cos(),
            );
            let (y, z) = (y * pitch.cos(), y * pitch.sin());
            [
                x * yaw.cos() + z * yaw.sin(),
                y,
                z * yaw.cos() - x * yaw.sin(),
            ]
        };
        Self {
            centre: [0.0, 0.0, focal_length / fill],
            right: turned([1.0, 0.0]),
            down: turned([0.0, 1.0]),
        }
    }

    /// Where a ray meets the table, in widths of the document from its middle.
    fn hit(&self, ray: [f32; 3]) -> [f32; 2] {
        let normal = cross(self.right, self.down);
        let along = dot(self.centre, normal) / dot(ray, normal);
        let mut point = ray.map(|value| value * along);
        for (value, centre) in point.iter_mut().zip(self.centre) {
            *value -= centre;
        }
        [dot(point, self.right), dot(point, self.down)]
    }
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn cross([a, b, c]: [f32; 3], [d, e, f]: [f32; 3]) -> [f32; 3] {
    [b * f - c * e, c * d - a * f, a * e - b * d]
}

/// The document's colour there, between its four nearest pixels; `None` beside it.
fn at(card: &Pixels, [x, y]: [f32; 2]) -> Option<[f32; 3]> {
    let width = card.width as f32;
    let (x, y) = ((x + 0.5) * width, y * width + card.height as f32 / 2.0);
    if x < 0.0 || y < 0.0 {
        return None;
    }
    let (column, row) = (x as usize, y as usize);
    if column + 1 >= card.width as usize || row + 1 >= card.height as usize {
        return None;
    }
    let (u, v) = (x.fract(), y.fract());
    let first = row * card.width as usize + column;
    let pixel = |place: usize| card.each().get(place).map(|pixel| pixel.map(f32::from));
    let below = first + card.width as usize;
    let corners = [
        (pixel(first)?, (1.0 - u) * (1.0 - v)),
        (pixel(first + 1)?, u * (1.0 - v)),
        (pixel(below)?, (1.0 - u) * v),
        (pixel(below + 1)?, u * v),
    ];
    let mut mixed = [0.0; 3];
    for (colour, weight) in corners {
        for (sum, value) in mixed.iter_mut().zip(colour) {
            *sum += value * weight;
        }
    }
    Some(mixed)
}

/// Wood, with the shadow of the document along its lower edge.
fn table([x, y]: [f32; 2]) -> [f32; 3] {
    let grain = (y * 160.0 + (x * 5.0).sin() * 3.0).sin() * 7.0 + (y * 37.0 + x * 2.0).sin() * 9.0;
    [132.0, 98.0, 66.0].map(|value| value + grain)
}
