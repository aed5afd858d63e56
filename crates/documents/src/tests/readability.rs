//! Photographs of drawn documents, good ones and bad ones, each fault by itself and in degrees. The thresholds of
//! `readability` were set on these.

use super::prepared;
use crate::pixels::Pixels;
use crate::readability::{self, Readability, ReadabilityProblem};
use crate::sample::{Card, Photo, Sample};
use crate::{Area, Edits, Limits, Turn, prepare};

fn measured(photo: Photo) -> Readability {
    readability::measure(&photo.pixels().unwrap())
}

#[track_caller]
fn check(name: &str, change: impl Fn(Photo) -> Photo, expected: &[ReadabilityProblem]) {
    for card in Card::ALL {
        let found = measured(change(Photo::of(card)));
        assert_eq!(
            found.problems,
            expected,
            "{name} {}: {found:?}",
            card.name()
        );
    }
}

#[test]
fn good_photographs_have_no_problem() {
    check("good", |photo| photo, &[]);
    check("flat", |photo| photo.tilted(0.0), &[]);
    check("at an angle", |photo| photo.tilted(16.0), &[]);
    check("far", |photo| photo.filling(0.5), &[]);
    check("noise", |photo| photo.with_noise(9.0), &[]);
    check("soft", |photo| photo.blurred(2.5), &[]);
    check("nearly still", |photo| photo.moved(6), &[]);
    check("evening", |photo| photo.lit(0.38).with_noise(5.0), &[]);
    check("white paper in full light", |photo| photo.lit(1.0), &[]);
    check("paper burnt out, print black", |photo| photo.lit(1.3), &[]);
    check("hazy", |photo| photo.lit(0.6).with_veil(70.0), &[]);
    check("a spark of light", |photo| photo.with_lamp(15.0), &[]);
}

#[test]
fn bad_photographs_are_told_why() {
    use ReadabilityProblem::{Blurred, Glare, TooBright, TooDark};
    check("out of focus", |photo| photo.blurred(6.0), &[Blurred]);
    check("far out of focus", |photo| photo.blurred(12.0), &[Blurred]);
    check(
        "out of focus, noise",
        |photo| photo.blurred(7.0).with_noise(8.0),
        &[Blurred],
    );
    check("moved", |photo| photo.moved(24), &[Blurred]);
    check("night", |photo| photo.lit(0.2).with_noise(5.0), &[TooDark]);
    check(
        "dark night",
        |photo| photo.lit(0.1).with_noise(5.0),
        &[TooDark],
    );
    check(
        "against the light",
        |photo| photo.lit(0.6).with_veil(160.0),
        &[TooBright],
    );
    check("a lamp", |photo| photo.with_lamp(45.0), &[Glare]);
    check("a large lamp", |photo| photo.with_lamp(80.0), &[Glare]);
    check("a window", |photo| photo.with_lamp(130.0), &[Glare]);
}

#[test]
fn scans_have_no_problem() {
    for card in Card::ALL {
        let found = prepared(card.png().to_vec()).readability;
        assert_eq!(found.problems, [], "{}: {found:?}", card.name());
    }
}

/// The number means what it says: how far edges are smeared.
#[test]
fn blur_is_measured_in_pixels() {
    for card in [Card::Licence, Card::Register] {
        for (radius, expected) in [(2.5, 25), (3.5, 35), (5.0, 50)] {
            let found = measured(Photo::of(card).blurred(radius)).blur.unwrap();
            assert!(found.abs_diff(expected) <= 8, "{found} for {expected}");
        }
        let sharp = measured(Photo::of(card)).blur.unwrap();
        let dim = measured(Photo::of(card).lit(0.4)).blur.unwrap();
        assert!(
            dim.abs_diff(sharp) <= 3,
            "light counts as focus: {dim} beside {sharp}"
        );
    }
}

#[test]
fn few_pixels_are_found() {
    for (width, height, small) in [(1_600, 899, true), (1_600, 900, false), (899, 1_600, true)] {
        let file = Sample::new(width, height).jpeg().unwrap();
        let problems = prepared(file).readability.problems;
        let found = problems.contains(&ReadabilityProblem::TooSmall);
        assert_eq!(found, small, "{width} × {height}");
    }
}

#[test]
fn tiny_pictures_and_empty_ones_are_measured_too() {
    for (width, height) in [(1, 1), (2, 1), (1, 900), (3, 3), (2_048, 1), (17, 31)] {
        for grey in [0, 128, 255] {
            let rgb = vec![grey; (width * height * 3) as usize];
            let found = readability::measure(&Pixels::new(width, height, rgb).unwrap());
            assert!(found.problems.contains(&ReadabilityProblem::TooSmall));
            assert_eq!(found.blur, None);
        }
    }
    let wall = readability::measure(&Pixels::new(2_000, 1_500, vec![120; 9_000_000]).unwrap());
    assert_eq!(wall.problems, [ReadabilityProblem::Blurred]);
}

/// Client and server come to the same answer: the one from the file as chosen, the other from what was sent.
#[test]
fn client_and_server_agree() {
    let phone = |photo: Photo| photo.sized(4_032, 3_024).with_orientation(6);
    let good = Photo::of(Card::Insurance);
    for (name, photo) in [
        ("good", phone(good)),
        ("blurred", phone(good).blurred(12.0)),
        ("dark", phone(good.lit(0.2))),
        ("lamp", phone(good.with_lamp(60.0))),
    ] {
        let client = prepared(photo.jpeg().unwrap());
        let server = prepare::reencode(client.bytes, &Limits::default()).unwrap();
        assert_eq!(
            client.readability.problems, server.readability.problems,
            "{name}"
        );
        assert_eq!(
            client.readability.problems.is_empty(),
            name == "good",
            "{name}"
        );
    }
}

/// A cover is as sharp as can be, and black: neither makes a picture better or worse.
#[test]
fn covers_change_nothing() {
    for (name, photo) in [
        ("good", Photo::of(Card::Insurance)),
        ("blurred", Photo::of(Card::Insurance).blurred(7.0)),
    ] {
        let cover = |x: u16, y: u16| Area {
            x,
            y,
            width: 1_900,
            height: 700,
        };
        let edits = Edits {
            covers: vec![
                cover(1_000, 2_000),
                cover(4_000, 2_000),
                cover(1_000, 6_500),
            ],
            turn: Turn(0),
        };
        let limits = Limits::default();
        let client = prepare::prepare(photo.jpeg().unwrap(), &edits, &limits).unwrap();
        let bare = prepared(photo.jpeg().unwrap());
        assert_eq!(
            client.readability, bare.readability,
            "{name}: measured before covering"
        );
        let server = prepare::reencode(client.bytes, &limits).unwrap();
        assert_eq!(
            server.readability.problems, bare.readability.problems,
            "{name}: {:?}",
            server.readability
        );
    }
}
