//! Servers that are not there, not ours or not to be trusted; sessions and clocks.

use std::path::Path;

use akashi_server::config::Tls;
use akashi_testkit::{Device, Result, SharedClock, University};
use axum::Router;
use axum::routing::get;
use jiff::SignedDuration;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use serde_json::{Value, json};

use crate::steps;

async fn look_up(device: &Device, address: &str) -> Result<String> {
    let request = json!({ "address": address });
    Ok(device.refused("university.look_up", request).await?.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_lead_nowhere() -> Result<()> {
    let device = Device::new(&SharedClock::now())?;
    // Taken, so that nobody else listens there, and not listened at.
    let nobody = tokio::net::TcpSocket::new_v4()?;
    nobody.bind("127.0.0.1:0".parse()?)?;
    let closed = nobody.local_addr()?;
    let page = Router::new().fallback(get(|| async { "a hotel's sign-in page" }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let hotel = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, page).await });
    for (address, code) in [
        (String::new(), "address_missing"),
        ("　".to_owned(), "address_missing"),
        ("http://".to_owned(), "address_malformed"),
        ("http://shomei.example".to_owned(), "address_insecure"),
        (format!("http://{closed}"), "server_unreachable"),
        (format!("http://{hotel}"), "not_akashi"),
    ] {
        assert_eq!(look_up(&device, &address).await?, code, "{address}");
    }
    assert_eq!(
        device.refused("university.current", json!({})).await?.code,
        "no_university"
    );
    Ok(())
}

/// A certificate for `name`, issued by somebody; gives the issuer's certificate too.
fn certificate(dir: &Path, name: &str, expired: bool) -> Result<(Tls, Vec<u8>)> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate()?)?;
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    if expired {
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(2021, 1, 1);
    }
    let key = KeyPair::generate()?;
    let certificate = params.signed_by(&key, &issuer)?;
    let tls = Tls {
        cert: dir.join("cert.pem"),
        key: dir.join("key.pem"),
    };
    std::fs::write(&tls.cert, certificate.pem())?;
    std::fs::write(&tls.key, key.serialize_pem())?;
    Ok((tls, issuer.der().to_vec()))
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates_that_are_not_to_be_trusted() -> Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    for (name, expired, trusted, code) in [
        ("localhost", false, false, "certificate_untrusted"),
        ("localhost", true, true, "certificate_expired"),
        ("elsewhere.example", false, true, "certificate_wrong_host"),
    ] {
        let dir = tempfile::tempdir()?;
        let (tls, issuer) = certificate(dir.path(), name, expired)?;
        let university = University::with_certificate(Some(tls)).await?;
        let device = Device::with(&university.clock, |options| {
            if trusted {
                options.client.extra_roots.push(issuer);
            }
        })?;
        let address = university.address().replace("127.0.0.1", "localhost");
        assert_eq!(look_up(&device, &address).await?, code, "{name}");
    }
    let dir = tempfile::tempdir()?;
    let (tls, issuer) = certificate(dir.path(), "localhost", false)?;
    let university = University::with_certificate(Some(tls)).await?;
    let device = Device::with(&university.clock, |options| {
        options.client.extra_roots.push(issuer);
    })?;
    steps::connect(
        &device,
        &university.address().replace("127.0.0.1", "localhost"),
    )
    .await?;
    // TLS where plain HTTP is spoken.
    let plain = University::found().await?;
    let address = plain
        .address()
        .replace("http://127.0.0.1", "https://localhost");
    assert_eq!(look_up(&device, &address).await?, "not_akashi");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_staff_that_ended_meanwhile() -> Result<()> {
    let university = University::found().await?;
    university.add_staff(steps::STAFF).await?;
    // Its own clock: only the server believes that the person went away.
    let desk = Device::new(&SharedClock::now())?;
    steps::connect(&desk, &university.address()).await?;
    let sign_in = json!({ "name": steps::STAFF, "password": akashi_testkit::university::STAFF_PASSWORD, "totp": "" });
    desk.call("staff.sign_in", sign_in.clone()).await?;
    assert!(steps::queue(&desk).await?.is_empty());
    university.clock.advance(SignedDuration::from_mins(11));
    let queue = json!({ "query": "" });
    assert_eq!(
        desk.refused("staff.queue", queue.clone()).await?.code,
        "not_signed_in"
    );
    let told = desk.host.take_events();
    assert!(
        told.iter()
            .any(|event| matches!(event, akashi_app::api::CoreEvent::SessionEnded(_)))
    );
    assert_eq!(desk.ask("app.start").await?["resume"]["staff"], Value::Null);

    // And with the same clock the core itself signs out.
    let desk = Device::new(&university.clock)?;
    steps::connect(&desk, &university.address()).await?;
    desk.call("staff.sign_in", sign_in).await?;
    university.clock.advance(SignedDuration::from_mins(10));
    assert_eq!(desk.ask("app.start").await?["resume"]["staff"], Value::Null);
    assert_eq!(
        desk.refused("staff.queue", queue).await?.code,
        "not_signed_in"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_an_hour_wrong() -> Result<()> {
    let university = University::found().await?;
    for (index, hours) in [1, -1].into_iter().enumerate() {
        let wrong = university.clock.wrong_by(SignedDuration::from_hours(hours));
        let device = Device::new(&wrong)?;
        steps::connect(&device, &university.address()).await?;
        let email = format!("clock{index}@graduates.example");
        let twice = json!({ "email": email, "email_confirmation": email });
        device.call("flow.start_registration", twice).await?;
        let flow = device
            .until("flow.current", |flow| flow["mail"] == "accepted")
            .await?;
        let left = flow["expires_in_seconds"].as_u64().ok_or("no deadline")?;
        assert!((1_500..=1_860).contains(&left), "{left}");
        let resend = flow["resend_in_seconds"].as_u64().ok_or("no wait")?;
        assert!(resend <= 90, "{resend}");
        let mail = university.mail(&email, 0).await?;
        let code = mail.code().ok_or("no code in the mail")?;
        let done = device
            .call("flow.enter_code", json!({ "code": code }))
            .await?;
        assert_eq!(done, "terms");
    }
    Ok(())
}

/// As of a computer that slept without power and asks the network for the time a while after it was turned on.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_right_while_the_form_is_open() -> Result<()> {
    let university = University::found().await?;
    let wrong = university
        .clock
        .wrong_by(SignedDuration::from_hours(-400 * 24));
    let device = Device::new(&wrong)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    wrong.correct();
    steps::send(&device).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_stays_with_its_university() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    let refused = device.refused("university.disconnect", json!({})).await?;
    assert_eq!(refused.code, "bound_to_university");
    device.ask("draft.discard").await?;
    let start = device.ask("university.disconnect").await?;
    assert_eq!(start["university"], json!(null));
    // A link of another device.
    device
        .core
        .open_link("akashi:open/0123456789abcdef0123")
        .await;
    let told = device.host.take_events();
    assert!(told.iter().any(|event| matches!(event,
        akashi_app::api::CoreEvent::FlowFailed(error) if error.code == "link_not_ours")));
    Ok(())
}
