//! Figures of the identity images: how long a phone's photo takes beside `vipsthumbnail`, which does the same work; what
//! the picture loses; and what the dearest files cost that are not refused for their size.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{figure, median, processes, reached};
use crate::{Outcome, command, root};

/// Figures to reach: the ratio of times, decibels, mebibytes, seconds, mebibytes.
const LIMITS: (f64, f64, f64, f64, f64) = (0.7, 41.0, 96.0, 3.0, 512.0);
/// How often memory is looked at. What is looked at is the peak so far, so nothing is missed but the last moment.
const GLANCE: Duration = Duration::from_millis(2);

/// Options of `cargo xtask bench images`.
#[derive(clap::Args)]
pub struct Options {
    /// How often each of the two prepares the photo
    #[arg(long, default_value_t = 10)]
    runs: u32,
}

/// What preparing one file took.
struct Cost {
    seconds: f64,
    mebibytes: f64,
    said: String,
}

/// # Errors
/// When something is not installed or does not build, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    for program in ["vipsthumbnail", "convert", "compare"] {
        if !command::exists(program) {
            return Err(format!("{program} is missing: run `cargo xtask setup`"));
        }
    }
    let package = ["--package", "akashi-documents", "--bins", "--examples"];
    command::run(command::cargo(
        ["build", "--release", "--quiet"].into_iter().chain(package),
    ))?;
    let folder = root::target().join("bench/images");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let photos = folder.join("photos");
    command::run(command::new(example("fixtures"), [&photos]))?;
    let photo = photos.join("licence-phone.jpg");

    let ratio = times(options, &photo, &folder)?;
    let psnr = psnr(&photo, &folder)?;
    figure("image_psnr", format!("{psnr:.1}"), "dB");
    let memory = prepare(&photo, &folder)?.mebibytes;
    figure("image_peak_memory", format!("{memory:.0}"), "MiB");
    let (worst, most) = hostile(&folder)?;
    figure("image_worst_hostile", format!("{worst:.2}"), "s");
    figure("image_worst_memory", format!("{most:.0}"), "MiB");
    reached([
        (ratio <= LIMITS.0, "image_time_ratio"),
        (psnr >= LIMITS.1, "image_psnr"),
        (memory <= LIMITS.2, "image_peak_memory"),
        (worst <= LIMITS.3, "image_worst_hostile"),
        (most <= LIMITS.4, "image_worst_memory"),
    ])
}

fn example(name: &str) -> PathBuf {
    root::binary("release", &format!("examples/{name}"))
}

/// Both in turn, each time from a fresh process, so that whatever else the machine does falls on both.
fn times(options: &Options, photo: &Path, folder: &Path) -> Result<f64, String> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first pair only warms the disk cache.
    for run in 0..=options.runs.max(1) {
        let (own, other) = (time(photo, folder)?, vips(photo, folder)?);
        if run > 0 {
            ours.push(own);
            theirs.push(other);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = ours / theirs;
    figure("image_time", format!("{:.0}", ours * 1e3), "ms");
    figure("image_time_vips", format!("{:.0}", theirs * 1e3), "ms");
    figure("image_time_ratio", format!("{ratio:.2}"), "");
    Ok(ratio)
}

/// Seconds until `vipsthumbnail` has written the picture and, from that, the thumbnail.
fn vips(photo: &Path, folder: &Path) -> Result<f64, String> {
    let folder = std::path::absolute(folder).map_err(|error| error.to_string())?;
    let (wire, small) = (folder.join("vips.jpg"), folder.join("vips-small.jpg"));
    let start = Instant::now();
    for (from, to, side, quality) in [(photo, &wire, 2_048, 85), (&wire, &small, 320, 80)] {
        let mut thumbnail = command::new("vipsthumbnail", [from]);
        thumbnail
            .args(["--size", &format!("{side}x{side}>"), "-o"])
            .arg(format!("{}[Q={quality},strip]", to.display()));
        command::run(thumbnail)?;
    }
    Ok(start.elapsed().as_secs_f64())
}

fn started(file: &Path, folder: &Path) -> Result<Child, String> {
    let mut program = command::new(example("image_bench"), ["prepare"]);
    program
        .arg(root::binary("release", "akashi-image-worker"))
        .arg(file)
        .arg(folder)
        .stdout(Stdio::piped());
    program.spawn().map_err(|error| error.to_string())
}

/// Nanoseconds and outcome, as the measuring program prints them.
fn finished(child: Child) -> Result<(f64, String), String> {
    let output = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace();
    let nanoseconds = words.next().and_then(|number| number.parse::<f64>().ok());
    let said = words.next().map(str::to_owned);
    nanoseconds
        .zip(said)
        .map(|(nanoseconds, said)| (nanoseconds / 1e9, said))
        .ok_or(format!("not a time and an outcome: {text}"))
}

fn time(file: &Path, folder: &Path) -> Result<f64, String> {
    let (seconds, said) = finished(started(file, folder)?)?;
    match said.as_str() {
        "prepared" => Ok(seconds),
        _ => Err(format!("{} was not prepared: {said}", file.display())),
    }
}

/// Time, and the most memory its worker had.
fn prepare(file: &Path, folder: &Path) -> Result<Cost, String> {
    let mut child = started(file, folder)?;
    let mut peak = 0;
    while matches!(child.try_wait(), Ok(None)) {
        let worker = processes::tree(child.id()).into_iter().skip(1);
        peak = worker.filter_map(processes::peak).fold(peak, u64::max);
        thread::sleep(GLANCE);
    }
    let (seconds, said) = finished(child)?;
    #[allow(clippy::cast_precision_loss, reason = "fewer than 2^52 bytes")]
    let mebibytes = peak as f64 / f64::from(1 << 20);
    Ok(Cost {
        seconds,
        mebibytes,
        said,
    })
}

/// Decibels between what was prepared and ImageMagick's Lanczos of the same photo, which was never encoded.
fn psnr(photo: &Path, folder: &Path) -> Result<f64, String> {
    let reference = folder.join("reference.ppm");
    let mut resize = command::new("convert", [photo]);
    resize
        .args(["-auto-orient", "-filter", "Lanczos", "-resize", "2048x2048"])
        .args(["-depth", "8"])
        .arg(&reference);
    command::run(resize)?;
    let compared = command::new("compare", ["-metric", "PSNR"])
        .args([&reference, &folder.join("prepared")])
        .arg("null:")
        .output()
        .map_err(|error| error.to_string())?;
    // It answers on standard error, and with 1 where pictures differ at all.
    let text = String::from_utf8_lossy(&compared.stderr);
    let number = text.split_whitespace().next().unwrap_or_default();
    number.parse().map_err(|_| format!("no PSNR: {text}"))
}

/// The longest time and the most memory of all dear files.
fn hostile(folder: &Path) -> Result<(f64, f64), String> {
    let files = folder.join("hostile");
    let mut write = command::new(example("image_bench"), ["hostile"]);
    write.arg(&files);
    command::run(write)?;
    let (mut worst, mut most) = (0.0, 0.0);
    for file in root::files(&files, &[""]) {
        let cost = prepare(&file, folder)?;
        println!(
            "{:24} {:6.2} s {:5.0} MiB  {}",
            file.file_name().unwrap_or_default().to_string_lossy(),
            cost.seconds,
            cost.mebibytes,
            cost.said
        );
        worst = f64::max(worst, cost.seconds);
        most = f64::max(most, cost.mebibytes);
    }
    Ok((worst, most))
}
