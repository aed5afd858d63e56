//! J2 1 and 3: a student whom a real identity provider signs in, with the real core and the real server: by the port of
//! this computer, by the link, by the code.

use akashi_app::api::CoreEvent;
use akashi_store::outside::Clock as _;
use akashi_testkit::{Device, Result, University};
use akashi_tests::neighbours::idp::Idp;
use serde_json::{Value, json};

use crate::idp::{Browser, ICHIRO, MARY, Shown, asked};
use crate::steps;

const EMAIL: &str = "ichiro@home.example";

struct Campus {
    university: University,
    idp: Idp,
}

async fn campus() -> Result<Campus> {
    let idp = Idp::start(&[ICHIRO, MARY])?;
    let mut university = University::found().await?;
    // The provider's clock is the system's.
    let behind = jiff::Timestamp::now().duration_since(university.clock.now());
    university.clock.advance(behind);
    university.ask_provider(asked(&idp)).await?;
    idp.serves(&format!("{}saml/acs", university.address()))?;
    Ok(Campus { university, idp })
}

async fn computer(campus: &Campus) -> Result<Device> {
    let device = Device::new(&campus.university.clock)?;
    steps::connect(&device, &campus.university.address()).await?;
    Ok(device)
}

/// What the browser shows in the end that the application has opened.
async fn in_browser(device: &Device, user: &str) -> Result<(Browser, Shown)> {
    let page = device.host.pages().pop().ok_or("no page was opened")?;
    let mut browser = Browser::new();
    let (to, response) = browser.answer(page.as_str(), user).await;
    let shown = browser.post(&to, &[("SAMLResponse", &response)]).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    Ok((browser, shown))
}

fn code(shown: &Shown) -> Result<&str> {
    let rest = shown.body.split("<p class=\"code\">").nth(1);
    let code = rest.and_then(|rest| rest.split('<').next());
    Ok(code.ok_or("no code")?)
}

async fn resume(device: &Device) -> Result<Value> {
    Ok(device.ask("app.start").await?["resume"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_comes_back_to_the_port_and_the_first_sign_in_is_finished() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    let begun = device.ask("saml.begin").await?;
    assert_eq!(begun["opened"], true);
    let (mut browser, shown) = in_browser(&device, "ichiro").await?;
    let there = shown.refresh.ok_or("no port")?;
    let there = there.split("url=").nth(1).ok_or("no address")?;
    // Whoever else finds the port gets nothing, and does not close it.
    let elsewhere = there.rsplit_once('/').ok_or("no path")?.0;
    assert_eq!(browser.get(elsewhere).await.status, 404);
    let back = browser.get(there).await;
    assert!(back.body.contains("アプリに戻りました"), "{}", back.body);
    let told = device.host.take_events();
    assert!(
        told.iter()
            .any(|event| matches!(event, CoreEvent::SamlDone(_)))
    );
    assert_eq!(device.host.came_forward(), 1);
    // One request, then it is closed.
    assert!(reqwest::get(there).await.is_err());

    let resumed = resume(&device).await?;
    assert_eq!(
        (&resumed["campus"], &resumed["saml"]),
        (&json!("mail_address"), &json!(true))
    );
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("campus.start_address", twice).await?;
    let mail = campus.university.mail(EMAIL, 0).await?;
    let typed = json!({ "code": mail.code().ok_or("no code in the mail")? });
    assert_eq!(device.call("flow.enter_code", typed).await?, "home");
    let resumed = resume(&device).await?;
    assert_eq!(
        (&resumed["campus"], &resumed["saml"]),
        (&json!("done"), &json!(true))
    );
    let home = device.ask("session.home").await?;
    assert_eq!(
        (&home["name"], &home["email"]),
        (&json!("髙﨑 一郎"), &json!(EMAIL))
    );

    // Later sign-ins lead straight home, here by the link.
    device.ask("session.sign_out").await?;
    assert_eq!(resume(&device).await?["saml"], false);
    device.ask("saml.begin").await?;
    let (_, shown) = in_browser(&device, "ichiro").await?;
    let mut parts = shown.body.split('"');
    let link = parts
        .find(|part| part.starts_with("akashi:open/"))
        .ok_or("no link")?;
    device.core.open_link(link).await;
    assert_eq!(resume(&device).await?["campus"], "done");
    assert!(device.ask("session.home").await?["previous_sign_in"].is_i64());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_typed_where_nothing_comes_back() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    let refused = device
        .refused("saml.enter_code", json!({ "code": "AAAA-AAAA" }))
        .await?;
    assert_eq!(refused.code, "no_flow");
    device.ask("saml.begin").await?;
    let early = device
        .refused("saml.enter_code", json!({ "code": "AAAA-AAAA" }))
        .await?;
    assert_eq!(early.code, "code_wrong");
    let refused = device
        .refused("saml.enter_code", json!({ "code": "AAAA" }))
        .await?;
    assert_eq!(refused.code, "code_malformed");
    let (_, first) = in_browser(&device, "mary").await?;
    // Opened again meanwhile: the page that is still there leads on as well.
    device.ask("saml.begin").await?;
    // On another computer neither code nor link is worth anything.
    let other = computer(&campus).await?;
    other.ask("saml.begin").await?;
    let typed = json!({ "code": code(&first)? });
    let refused = other.refused("saml.enter_code", typed.clone()).await?;
    assert_eq!(refused.code, "code_wrong");
    let signed = device.call("saml.enter_code", typed.clone()).await?;
    assert_eq!(signed["step"], "mail_address");
    assert_eq!(signed["proposed_email"], "mary@shomei.test");
    let refused = device.refused("saml.enter_code", typed).await?;
    assert_eq!(refused.code, "no_flow");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_up_leads_nowhere_and_no_browser_is_said() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    device.ask("saml.begin").await?;
    let (_, shown) = in_browser(&device, "ichiro").await?;
    let there = shown.refresh.clone().ok_or("no port")?;
    device.ask("saml.cancel").await?;
    let there = there.split("url=").nth(1).ok_or("no address")?;
    assert!(reqwest::get(there).await.is_err());
    let typed = json!({ "code": code(&shown)? });
    assert_eq!(
        device.refused("saml.enter_code", typed).await?.code,
        "no_flow"
    );
    device.host.lose_browser();
    let begun = device.ask("saml.begin").await?;
    assert_eq!(begun["opened"], false);
    let address = begun["address"].as_str().ok_or("no address")?;
    assert!(
        address.starts_with(&campus.university.address()),
        "{address}"
    );
    drop(campus.idp);
    Ok(())
}

/// Signed in by the browser, with an address of their own.
async fn member(campus: &Campus, device: &Device) -> Result<()> {
    signs_in(device).await?;
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("campus.start_address", twice).await?;
    let mail = campus.university.mail(EMAIL, 0).await?;
    let typed = json!({ "code": mail.code().ok_or("no code in the mail")? });
    assert_eq!(device.call("flow.enter_code", typed).await?, "home");
    Ok(())
}

async fn signs_in(device: &Device) -> Result<()> {
    device.ask("saml.begin").await?;
    let (_, shown) = in_browser(device, "ichiro").await?;
    let typed = json!({ "code": code(&shown)? });
    device.call("saml.enter_code", typed).await?;
    Ok(())
}

/// As far as the passwords.
async fn confirms(campus: &Campus, device: &Device, email: &str) -> Result<()> {
    let request = json!({ "email": email, "email_confirmation": email, "password": "" });
    let view = device.call("graduation.begin", request).await?;
    assert_eq!(view["kind"], "graduation");
    assert_eq!(device.ask("graduation.look").await?["waiting"], true);
    let mail = campus.university.mail(email, 0).await?;
    let typed = json!({ "code": mail.code().ok_or("no code in the mail")? });
    let done = device.call("flow.enter_code", typed).await?;
    assert_eq!(done, "graduation_passwords");
    let looked = device.ask("graduation.look").await?;
    assert_eq!(
        (&looked["waiting"], &looked["confirmed"]),
        (&json!(false), &json!(email))
    );
    Ok(())
}

fn passwords(first: &str, second: &str) -> Value {
    json!({
        "password": first, "password_confirmation": first,
        "second_password": second, "second_password_confirmation": second,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_who_graduates_signs_in_with_an_address_and_passwords() -> Result<()> {
    const OWN: &str = "Ichiro@graduates.example";
    let campus = campus().await?;
    let device = computer(&campus).await?;
    let refused = device.refused("graduation.look", json!({})).await?;
    assert_eq!(refused.code, "not_signed_in");
    member(&campus, &device).await?;
    let looked = device.ask("graduation.look").await?;
    assert_eq!(looked["email"], EMAIL);
    assert_eq!(
        (&looked["asks_for"], &looked["recent"], &looked["confirmed"]),
        (&json!("nothing"), &json!(true), &Value::Null)
    );
    let both = passwords("Yoake8Sora", "Asahi9Umi");
    let early = device.refused("graduation.set_passwords", both.clone());
    assert_eq!(early.await?.code, "graduation_ended");
    confirms(&campus, &device, OWN).await?;
    let ticks = device
        .call("graduation.check_passwords", passwords("Yoake8Sora", "x"))
        .await?;
    assert_eq!(ticks["first_confirmed"], true);
    let alike = passwords("Yoake8Sora", "Yoake8Sora");
    let refused = device.refused("graduation.set_passwords", alike).await?;
    assert_eq!(refused.code, "password_refused");

    let done = device.call("graduation.set_passwords", both).await?;
    assert_eq!(done["email"], OWN);
    // Here they are a graduate at once, and nothing of the student is left.
    let resumed = resume(&device).await?;
    assert_eq!(
        (&resumed["signed_in"], &resumed["campus"], &resumed["saml"]),
        (&json!(true), &Value::Null, &json!(false))
    );
    let home = device.ask("session.home").await?;
    assert_eq!(home["email"], OWN);
    assert_eq!(home["enrolments"][0]["student_number"], "B26-0117");
    let refused = device.refused("graduation.look", json!({})).await?;
    assert_eq!(refused.code, "signs_in_as_graduate");

    device.ask("session.sign_out").await?;
    let typed = json!({ "email": OWN, "password": "Yoake8Sora", "second_password": "Asahi9Umi" });
    let signed = device.call("session.sign_in", typed).await?;
    assert_eq!(signed["must_set_passwords"], false);
    let home = device.ask("session.home").await?;
    assert_eq!(home["enrolments"][0]["student_number"], "B26-0117");
    assert_eq!(home["name"], "髙﨑 一郎");
    Ok(())
}

/// Another computer was faster, or the answer got lost: this one says so, and shows a graduate.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_a_graduate_by_now_is_one_here_as_well() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    member(&campus, &device).await?;
    confirms(&campus, &device, "ichiro@graduates.example").await?;
    let both = passwords("Yoake8Sora", "Asahi9Umi");
    let other = computer(&campus).await?;
    signs_in(&other).await?;
    confirms(&campus, &other, "ichiro@late.example").await?;
    other.call("graduation.set_passwords", both.clone()).await?;
    // Its session ended with the change.
    let refused = device.refused("graduation.set_passwords", both).await?;
    assert_eq!(refused.code, "not_signed_in");
    assert_eq!(resume(&device).await?["signed_in"], false);
    // Nor does an application that was begun anew know of an address that was confirmed before.
    let looked = other.refused("graduation.look", json!({})).await?;
    assert_eq!(looked.code, "signs_in_as_graduate");
    Ok(())
}
