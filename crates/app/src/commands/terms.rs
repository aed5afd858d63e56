//! `terms.accept`: 利用許諾, and the draft that begins with it.

use akashi_domain::UniversityInfo;
use akashi_store::credential::{self, CredentialRow};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::receipt;
use jiff::Timestamp;

use crate::api::draft::{AcceptTerms, DraftView};
use crate::api::error::code;
use crate::api::{Answers, CoreError, TermsAccept};
use crate::commands::application::first_section;
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<TermsAccept> for Core<H> {
    async fn answer(&self, request: AcceptTerms) -> Result<DraftView, CoreError> {
        if !request.ticked {
            return Err(CoreError::new(code::TERMS_NOT_TICKED));
        }
        let (info, _) = self.info_or_cached().await?;
        if info.terms.version != request.version {
            return Err(CoreError::new(code::TERMS_CHANGED));
        }
        let store = self
            .existing_store()
            .await?
            .ok_or_else(|| CoreError::new(code::NO_FLOW))?;
        let (now, university) = (self.now(), self.connected()?.id);
        let of = university.clone();
        let newest = store
            .read(move |reader| credential::newest(reader, &of))
            .await?;
        if let Some(credential) = newest {
            self.usable_form(&info, credential.kind).await?;
        }
        let made = store
            .transact(move |tx| {
                let Some(credential) = credential::newest(**tx, &university)? else {
                    return Ok(Err(false));
                };
                let (draft, documents) = match draft::get(**tx)? {
                    // What is applied for is another thing, or elsewhere: there is room for one draft.
                    Some((draft, _))
                        if draft.kind != credential.kind
                            || draft.university != credential.university =>
                    {
                        return Ok(Err(true));
                    }
                    // A draft whose credential ran out goes on under the new one: nothing typed is lost.
                    Some((draft, documents)) => {
                        // Proof of an earlier day goes along with the answers it is about.
                        receipt::pass_on(tx, draft.application, credential.application)?;
                        rebound(draft, documents, &credential, &info, now)
                    }
                    None => (fresh(&credential, &info, now), Vec::new()),
                };
                draft::put(tx, &draft, &documents, now)?;
                Ok(Ok(()))
            })
            .await?;
        match made {
            Ok(()) => self.draft_view().await,
            Err(true) => Err(CoreError::new(code::OTHER_DRAFT)),
            Err(false) => Err(CoreError::new(code::NO_FLOW)),
        }
    }
}

fn fresh(credential: &CredentialRow, info: &UniversityInfo, now: Timestamp) -> DraftRow {
    let form = info.form(credential.kind);
    DraftRow {
        application: credential.application,
        kind: credential.kind,
        university: credential.university.clone(),
        email: credential.email.clone(),
        revision: credential.revision + 1,
        section: first_section(form),
        // 氏名の変更 begins with the name as it is: only what has changed is typed.
        answers: credential.present_name.clone(),
        known_fields: form.fields.iter().map(|rule| rule.id).collect(),
        known_required: Some(form.required()),
        terms: info.terms.version.clone(),
        terms_agreed_at: now,
        returned: String::new(),
    }
}

/// The draft under another credential. Where that is for another application, what belonged to the old one stays
/// behind: its number, why it was returned, and images that only the server holds.
fn rebound(
    draft: DraftRow,
    mut documents: Vec<DocumentRow>,
    credential: &CredentialRow,
    info: &UniversityInfo,
    now: Timestamp,
) -> (DraftRow, Vec<DocumentRow>) {
    let mut draft = DraftRow {
        email: credential.email.clone(),
        terms: info.terms.version.clone(),
        terms_agreed_at: now,
        ..draft
    };
    if draft.application != credential.application {
        draft.application = credential.application;
        draft.revision = credential.revision + 1;
        draft.returned.clear();
        documents.retain(|document| !document.image.is_empty());
    }
    (draft, documents)
}
