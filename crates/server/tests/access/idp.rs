//! How a server asks the identity provider of the tests, who is known there, and a browser without a window that signs in
//! there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use akashi_server::config::{SamlSettings, StudentNumber};
use akashi_tests::neighbours::idp::{CODE, ENTITY, Idp, MAIL, NAME, PASSWORD, SERVICE, Student};

pub const ICHIRO: Student = Student {
    user: "ichiro",
    number: "B26-0117",
    name: "髙﨑 一郎",
};

pub const MARY: Student = Student {
    user: "mary",
    number: "B26-0118",
    name: "Mary Smith",
};

/// How to ask it.
pub fn asked(idp: &Idp) -> SamlSettings {
    asked_by(idp.metadata().unwrap())
}

/// The same, with this metadata.
pub fn asked_by(metadata: PathBuf) -> SamlSettings {
    SamlSettings {
        provider: ENTITY.into(),
        metadata_file: Some(metadata),
        metadata_url: None,
        metadata_certificate: None,
        service: SERVICE.into(),
        subject_attribute: String::new(),
        student_number: Some(StudentNumber::GakuninCode(CODE.into())),
        scope: "shomei.test".into(),
        name_attribute: NAME.into(),
        mail_attribute: MAIL.into(),
    }
}

/// A browser: it keeps cookies, follows where it is led, and presses buttons.
pub struct Browser {
    client: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

/// What it shows.
pub struct Shown {
    pub url: String,
    pub status: u16,
    pub refresh: Option<String>,
    pub body: String,
}

impl Browser {
    pub fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            client: client.build().unwrap(),
            cookies: BTreeMap::new(),
        }
    }

    pub async fn get(&mut self, url: &str) -> Shown {
        self.go(url, None).await
    }

    pub async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Shown {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        self.go(url, Some(form.finish())).await
    }

    async fn go(&mut self, url: &str, mut form: Option<String>) -> Shown {
        let mut url = url.to_owned();
        for _ in 0..10 {
            let request = match form.take() {
                Some(form) => self
                    .client
                    .post(&url)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(form),
                None => self.client.get(&url),
            };
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            let response = request
                .header("cookie", cookies.join("; "))
                .send()
                .await
                .unwrap();
            let text = |name: &str| {
                let value = response.headers().get(name);
                value.map(|value| value.to_str().unwrap().to_owned())
            };
            for cookie in response.headers().get_all("set-cookie") {
                let pair = cookie.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            if let Some(next) = text("location") {
                url = url::Url::parse(&url).unwrap().join(&next).unwrap().into();
                continue;
            }
            return Shown {
                url,
                status: response.status().as_u16(),
                refresh: text("refresh"),
                body: response.text().await.unwrap(),
            };
        }
        panic!("led in circles");
    }

    /// Signs in at the provider's page, as far as the answer that its last page would send.
    pub async fn answer(&mut self, start: &str, user: &str) -> (String, String) {
        let page = self.get(start).await;
        // Whoever has signed in before is not asked again.
        if let Some(response) = value(&page.body, "SAMLResponse") {
            return (action(&page.body), response);
        }
        let state = value(&page.body, "AuthState").unwrap_or_else(|| panic!("{}", page.body));
        let url = page.url.split('?').next().unwrap().to_owned();
        let fields = [
            ("username", user),
            ("password", PASSWORD),
            ("AuthState", &state),
        ];
        let page = self.post(&url, &fields).await;
        let response = value(&page.body, "SAMLResponse");
        (
            action(&page.body),
            response.unwrap_or_else(|| panic!("{}", page.body)),
        )
    }
}

/// The value of a hidden field.
fn value(html: &str, name: &str) -> Option<String> {
    let rest = html.split_once(&format!("name=\"{name}\" value=\""))?.1;
    rest.split('"').next().map(unescaped)
}

fn action(html: &str) -> String {
    let rest = html.split_once("action=\"").unwrap().1;
    unescaped(rest.split('"').next().unwrap())
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&amp;", "&")
}
