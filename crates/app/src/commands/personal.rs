//! `personal.…`: 個人情報設定・変更. What is typed is on the disk before it is answered, beside what the university had when it
//! was begun: so a change that came first is noticed, and both stay until the person has decided.

use std::collections::BTreeMap;

use akashi_domain::conflict::{self, Side};
use akashi_domain::field_set::Presence;
use akashi_domain::{
    Answers as FormAnswers, ApplicationKind, FieldId, Sensitive, form, personal, reading,
};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{ChangePersonal, PersonalRecord};
use akashi_store::Store;
use akashi_store::personal::{self as stored, PersonalRow};
use akashi_sync::Failure;

use super::draft::ANSWER_BYTES;
use crate::api::application::{ChosenSide, FieldConflict};
use crate::api::draft::{FieldReading, Problems, ReadField, Saved};
use crate::api::error::code;
use crate::api::personal::{MergePersonal, PersonalComparison, PersonalView, SavePersonal};
use crate::api::{
    Answers, CoreError, Nothing, PersonalChange, PersonalCheck, PersonalCompare, PersonalDiscard,
    PersonalGet, PersonalMerge, PersonalReadField, PersonalSave,
};
use crate::commands::account::whose;
use crate::core::Core;
use crate::errors;
use crate::host::Host;
use crate::roles::Graduate;

impl<H: Host> Answers<PersonalGet> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<PersonalView, CoreError> {
        let graduate = self.as_graduate().await?;
        let record = self.record(&graduate).await?;
        let (store, held) = self.held_personal(&graduate).await?;
        // Where nothing was typed, what the university has now is what is begun with.
        let row = match held.filter(|row| row.answers != row.base) {
            Some(row) => row,
            None => self.begin_personal(&graduate, &store, &record).await?,
        };
        Ok(PersonalView {
            edited: row.answers != record.answers,
            overtaken: row.revision != record.revision && row.answers != record.answers,
            answers: row.answers,
        })
    }
}

impl<H: Host> Answers<PersonalSave> for Core<H> {
    async fn answer(&self, request: SavePersonal) -> Result<Saved, CoreError> {
        let sound = |(field, answer): (&FieldId, &Sensitive<String>)| {
            personal::is_personal(*field) && answer.expose().len() <= ANSWER_BYTES
        };
        if !request.answers.iter().all(sound) {
            return Err(CoreError::new(code::REQUEST_MALFORMED));
        }
        let graduate = self.as_graduate().await?;
        let (university, holder) = self.whose_personal(&graduate)?;
        let (store, now) = (self.store().await?, self.now());
        let saved = store
            .transact(move |tx| {
                let Some(mut row) = stored::get(**tx, &university, &holder)? else {
                    return Ok(false);
                };
                for (field, answer) in &request.answers {
                    row.answers.set(*field, answer.expose_owned());
                }
                stored::put(tx, &row, now)?;
                Ok(true)
            })
            .await?;
        if !saved {
            return Err(CoreError::new(code::PERSONAL_GONE));
        }
        Ok(Saved {
            at: now.as_millisecond(),
            names_differ: false,
        })
    }
}

impl<H: Host> Answers<PersonalCheck> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Problems, CoreError> {
        let graduate = self.as_graduate().await?;
        let (_, row) = self.begun_personal(&graduate).await?;
        let info = self.info().await?;
        let answers = personal::asked(&info, &row.answers);
        let form = info.form(ApplicationKind::Registration);
        let empty = form.fields.iter().filter(|rule| {
            rule.presence == Presence::Shown
                && personal::is_personal(rule.id)
                && form.asks(rule.id, &answers)
                && answers.get(rule.id).is_empty()
        });
        Ok(Problems {
            problems: personal::check(&info, &answers, self.today()),
            empty_optional: empty.map(|rule| rule.id).collect(),
        })
    }
}

impl<H: Host> Answers<PersonalReadField> for Core<H> {
    async fn answer(&self, request: ReadField) -> Result<FieldReading, CoreError> {
        let text = request.text.expose();
        if text.len() > ANSWER_BYTES || !personal::is_personal(request.field) {
            return Err(CoreError::new(code::REQUEST_MALFORMED));
        }
        let graduate = self.as_graduate().await?;
        let (_, row) = self.begun_personal(&graduate).await?;
        let (info, today) = (self.info().await?, self.today());
        let reading = reading::read(request.field, text, &row.answers, today);
        let mut answers = row.answers;
        answers.set(request.field, reading.answer.expose_owned());
        let kind = ApplicationKind::Registration;
        let problem = match reading.answer.expose().trim() {
            "" => None,
            _ => form::check_field(&info, kind, &answers, request.field, today),
        };
        Ok(FieldReading { reading, problem })
    }
}

impl<H: Host> Answers<PersonalChange> for Core<H> {
    /// What was typed goes only when the university has it: an answer that gets lost is asked for again by the same change.
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        let graduate = self.as_graduate().await?;
        let (store, row) = self.begun_personal(&graduate).await?;
        let info = self.info().await?;
        let answers = personal::asked(&info, &row.answers);
        let problems = personal::check(&info, &answers, self.today());
        if !problems.is_empty() {
            return Err(errors::form_invalid(problems));
        }
        let change = ChangePersonal {
            revision: row.revision,
            answers,
        };
        let token = &graduate.session.token;
        if let Err(failure) = graduate.server.change_personal(token, &change).await {
            return Err(self.graduate_failed(failure).await);
        }
        store
            .transact(move |tx| {
                // What was typed meanwhile is another change.
                match stored::get(**tx, &row.university, &row.holder)? {
                    Some(held) if held != row => Ok(()),
                    _ => stored::delete(tx),
                }
            })
            .await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<PersonalCompare> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<PersonalComparison, CoreError> {
        let graduate = self.as_graduate().await?;
        let (_, row) = self.begun_personal(&graduate).await?;
        let (record, mine) = self.both_personal(&graduate, &row).await?;
        let differing = conflict::differing(&mine, &record.answers);
        let side = |answers: &FormAnswers, field| Sensitive::from(answers.get(field));
        let fields = differing.into_iter().map(|field| FieldConflict {
            field,
            mine: side(&mine, field),
            theirs: side(&record.answers, field),
        });
        Ok(PersonalComparison {
            revision: record.revision,
            fields: fields.collect(),
        })
    }
}

impl<H: Host> Answers<PersonalMerge> for Core<H> {
    async fn answer(&self, request: MergePersonal) -> Result<PersonalView, CoreError> {
        let graduate = self.as_graduate().await?;
        let (store, row) = self.begun_personal(&graduate).await?;
        let (record, mine) = self.both_personal(&graduate, &row).await?;
        if record.revision != request.revision {
            // Yet another version came in: what was decided was decided about something else.
            return Err(Failure::problem(ProblemCode::PersonalChanged).into());
        }
        let chosen: BTreeMap<FieldId, Side> = request
            .fields
            .into_iter()
            .map(|(field, side)| match side {
                ChosenSide::Mine => (field, Side::Mine),
                ChosenSide::Theirs => (field, Side::Theirs),
            })
            .collect();
        let answers = conflict::merge(&mine, &record.answers, &chosen)
            .map_err(|_| CoreError::new(code::CONFLICT_UNDECIDED))?;
        let next = PersonalRow {
            revision: record.revision,
            base: record.answers,
            answers,
            ..row
        };
        let (now, kept) = (self.now(), next.clone());
        store
            .transact(move |tx| stored::put(tx, &kept, now))
            .await?;
        Ok(PersonalView {
            edited: next.answers != next.base,
            overtaken: false,
            answers: next.answers,
        })
    }
}

impl<H: Host> Answers<PersonalDiscard> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        if let Some(store) = self.existing_store().await? {
            store.transact(stored::delete).await?;
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    async fn record(&self, graduate: &Graduate) -> Result<PersonalRecord, CoreError> {
        match graduate.server.personal(&graduate.session.token).await {
            Ok(record) => Ok(record),
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }

    /// The university, and who is signed in there.
    fn whose_personal(&self, graduate: &Graduate) -> Result<(String, String), CoreError> {
        Ok((self.connected()?.id, whose(&graduate.session.email)))
    }

    async fn held_personal(
        &self,
        graduate: &Graduate,
    ) -> Result<(Store, Option<PersonalRow>), CoreError> {
        let (university, holder) = self.whose_personal(graduate)?;
        let store = self.store().await?;
        let held = store
            .read(move |reader| stored::get(reader, &university, &holder))
            .await?;
        Ok((store, held))
    }

    async fn begun_personal(&self, graduate: &Graduate) -> Result<(Store, PersonalRow), CoreError> {
        let (store, held) = self.held_personal(graduate).await?;
        let row = held.ok_or_else(|| CoreError::new(code::PERSONAL_GONE))?;
        Ok((store, row))
    }

    async fn begin_personal(
        &self,
        graduate: &Graduate,
        store: &Store,
        record: &PersonalRecord,
    ) -> Result<PersonalRow, CoreError> {
        let (university, holder) = self.whose_personal(graduate)?;
        let row = PersonalRow {
            university,
            holder,
            revision: record.revision,
            base: record.answers.clone(),
            answers: record.answers.clone(),
        };
        let (now, kept) = (self.now(), row.clone());
        store
            .transact(move |tx| stored::put(tx, &kept, now))
            .await?;
        Ok(row)
    }

    /// The university's version as it is now, and what is asked of the one here.
    async fn both_personal(
        &self,
        graduate: &Graduate,
        row: &PersonalRow,
    ) -> Result<(PersonalRecord, FormAnswers), CoreError> {
        let record = self.record(graduate).await?;
        let info = self.info().await?;
        Ok((record, personal::asked(&info, &row.answers)))
    }
}
