//! Measurements of the running application. Every result is a line `figure: <name> = <number> <unit>`.

mod form;
mod images;
mod processes;
mod server;
mod side;
mod sign_in;
mod start;
mod store;
mod sync;
mod views;

use std::fmt;

use crate::Outcome;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Time and memory until the first screen can be used, beside a browser that shows the same screen; size of the
    /// program
    Start(start::Options),
    /// How fast the form answers: checking it, postcodes, typing, switching the language
    Form(form::Options),
    /// How long a photo takes beside vipsthumbnail, what it loses, and what hostile files cost
    Images(images::Options),
    /// How many can sign in at once, what a wave of wrong passwords does to others, and how much longer a refusal takes
    /// for an address that has an account
    #[command(name = "signin")]
    SignIn(sign_in::Options),
    /// How fast a filled outbox comes through, beside PouchDB and beside the least there is; memory, growth, idleness
    Sync(sync::Options),
    /// How fast a status is read by 64 people who are signed in, beside a bare server and beside Express
    Server(server::Options),
    /// What saving a draft and opening a full store take
    Store(store::Options),
}

/// # Errors
/// When something cannot be built, started or measured.
pub fn run(options: &Options) -> Outcome {
    match &options.what {
        What::Start(options) => start::run(options),
        What::Form(options) => form::run(options),
        What::Images(options) => images::run(options),
        What::SignIn(options) => sign_in::run(options),
        What::Sync(options) => sync::run(options),
        What::Server(options) => server::run(options),
        What::Store(options) => store::run(options),
    }
}

/// Prints a result.
pub fn figure(name: &str, value: impl fmt::Display, unit: &str) {
    println!("{}", format!("figure: {name} = {value} {unit}").trim_end());
}

/// Fails with the names of the figures that do not hold.
fn reached<const N: usize>(figures: [(bool, &str); N]) -> Outcome {
    let missed: Vec<&str> = figures
        .into_iter()
        .filter_map(|(holds, name)| (!holds).then_some(name))
        .collect();
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("not reached: {}", missed.join(", ")))
    }
}

/// The one in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().unwrap_or(f64::NAN);
    if values.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(
            upper,
            values.get(middle.wrapping_sub(1)).copied().unwrap_or(upper),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle() {
        for (values, expected) in [
            (vec![3.0, 1.0, 2.0], 2.0),
            (vec![4.0, 1.0, 2.0, 3.0], 2.5),
            (vec![7.0], 7.0),
        ] {
            assert!((median(values) - expected).abs() < f64::EPSILON);
        }
        assert!(median(Vec::new()).is_nan());
    }
}
