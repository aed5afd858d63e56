//! S101: from when freshmen can sign in with a campus ID. Before that moment they are told of it, and nothing else happens.

use akashi_domain::Localized;
use akashi_domain::university::AccessStart;
use akashi_server::config::{DirectorySecurity, DirectorySettings, DirectoryStart};
use akashi_server::directory::Directory;
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::campus::{SECOND, member, sign_in, with};
use crate::slapd::reached;
use crate::world::{World, said};

/// 13:00 of the next day in Japan.
const FROM: &str = "2026-11-21T13:00:00";
/// The clock stands at noon there.
const SECONDS: i64 = 25 * 60 * 60;

fn freshmen(slapd: &Slapd, starts: &[(&str, &str)]) -> DirectorySettings {
    let starts = starts.iter().map(|(members, from)| DirectoryStart {
        members: (*members).to_owned(),
        start: AccessStart {
            label: Localized {
                ja: "新入生".to_owned(),
                en: "Freshmen".to_owned(),
            },
            from: from.parse().unwrap(),
        },
    });
    DirectorySettings {
        starts: starts.collect(),
        ..reached(slapd, DirectorySecurity::Ldaps)
    }
}

fn slapd() -> Slapd {
    let people = [
        person("髙﨑 一郎", "B27-0117", "employeeType: freshman\n"),
        person("Mary Smith", "mary", ""),
    ];
    Slapd::start(&people.concat()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_second_before_at_and_after() {
    let slapd = slapd();
    let settings = freshmen(&slapd, &[("(uid=b27-*)", FROM)]);
    let world = World::with(with(settings)).await;
    world.advance(SECONDS - 1);
    for _ in 0..12 {
        let early = sign_in(&world, "b27-0117", PASSWORD, "").await;
        assert_eq!(said(&early), (403, "not_open_yet"));
        assert_eq!(early.1["args"]["from"], "2026-11-21T04:00:00Z");
    }
    let forgotten = json!({
        "id": Uuid::now_v7(), "secret": "ab".repeat(32), "user_id": "b27-0117", "password": PASSWORD,
        "language": "ja",
    });
    let early = world
        .call("POST", "/v1/second-password-reset", None, forgotten)
        .await;
    assert_eq!(said(&early), (403, "not_open_yet"));
    // Nothing is left of it, and others are not concerned.
    for table in [
        "SELECT count(*) FROM account",
        "SELECT count(*) FROM session",
        "SELECT count(*) FROM sign_in_attempt WHERE failures > 0",
    ] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    assert_eq!(sign_in(&world, "mary", PASSWORD, "").await.0, 201);
    world.advance(1);
    assert_eq!(sign_in(&world, "b27-0117", PASSWORD, "").await.0, 201);
    world.advance(1);
    assert_eq!(sign_in(&world, "b27-0117", PASSWORD, "").await.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_sign_in_reveals_nothing_and_counts() {
    let slapd = slapd();
    let settings = freshmen(&slapd, &[("(employeeType=freshman)", FROM)]);
    let world = World::with(with(settings)).await;
    for user in ["b27-0117", "b27-0118"] {
        for _ in 0..10 {
            let wrong = sign_in(&world, user, "Wrong1Wrong", "").await;
            assert_eq!(said(&wrong), (401, "sign_in_failed"));
        }
        let refused = sign_in(&world, user, PASSWORD, "").await;
        assert_eq!(said(&refused), (429, "sign_in_refused"));
    }
    // Right and too early forgives nothing.
    world.advance(15 * 60);
    let early = sign_in(&world, "b27-0117", PASSWORD, "").await;
    assert_eq!(said(&early), (403, "not_open_yet"));
    let wrong = sign_in(&world, "b27-0117", "Wrong1Wrong", "").await;
    assert_eq!(said(&wrong), (401, "sign_in_failed"));
    let refused = sign_in(&world, "b27-0117", PASSWORD, "").await;
    assert_eq!(said(&refused), (429, "sign_in_refused"));
}

/// Of several, the last one counts; and who has a second password already is not told by the university's alone.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_of_several_counts() {
    let slapd = slapd();
    let later = "2026-11-22T13:00:00";
    let starts = [
        ("(uid=b27-*)", later),
        ("(employeeType=freshman)", FROM),
        ("(uid=mary)", "2020-01-01T00:00:00"),
    ];
    let world = World::with(with(freshmen(&slapd, &starts))).await;
    world.advance(SECONDS);
    let early = sign_in(&world, "b27-0117", PASSWORD, "").await;
    assert_eq!(early.1["args"]["from"], "2026-11-22T04:00:00Z");
    world.advance(24 * 60 * 60);
    member(&world, "b27-0117", "ichiro@home.example", 1).await;
    assert_eq!(sign_in(&world, "mary", PASSWORD, "").await.0, 201);
    world.advance(-24 * 60 * 60);
    let wrong = sign_in(&world, "b27-0117", PASSWORD, "").await;
    assert_eq!(said(&wrong), (401, "sign_in_failed"));
    let early = sign_in(&world, "b27-0117", PASSWORD, SECOND).await;
    assert_eq!(said(&early), (403, "not_open_yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_told_from_when_and_nobody_how_they_are_known() {
    let slapd = slapd();
    let settings = freshmen(&slapd, &[("(uid=b27-*)", FROM), ("(uid=c27-*)", FROM)]);
    let directory = Directory::new(settings.clone());
    assert_eq!(directory.has_any(&settings.starts[0]).await, Ok(true));
    assert_eq!(directory.has_any(&settings.starts[1]).await, Ok(false));
    let world = World::with(|config| {
        config.university.access_starts = settings.access_starts();
        with(settings)(config);
    })
    .await;
    let (_, info) = world.call("GET", "/v1/university", None, Value::Null).await;
    let start = json!({ "label": { "ja": "新入生", "en": "Freshmen" }, "from": FROM });
    assert_eq!(info["access_starts"][0], start);
}
