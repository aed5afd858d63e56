//! Pictures that were chosen and are not kept yet, because something in them has to be covered or because they are hard
//! to read. They are in memory and nowhere else: what a person covers must never have been on a disk uncovered.

use std::sync::Arc;

use akashi_documents::ReadabilityProblem;
use akashi_domain::document::MaskAnswer;
use akashi_domain::{DocumentRole, Sensitive};
use akashi_store::draft::DocumentRow;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::api::document::PendingView;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::images::ImageBytes;

/// How often one is told in an application that a picture is hard to read. After that it is taken as it is, and the
/// university tells its staff.
pub(crate) const LAST_WARNING: u8 = 2;

/// A picture that waits for the person.
pub(crate) struct Picture {
    pub(crate) id: String,
    pub(crate) application: Uuid,
    pub(crate) role: DocumentRole,
    /// To speak of it in messages.
    pub(crate) name: Sensitive<String>,
    /// As chosen; what is kept is made from this.
    pub(crate) original: Arc<Sensitive<Vec<u8>>>,
    /// Encoded anew, for the view.
    pub(crate) shown: Arc<Sensitive<Vec<u8>>>,
    pub(crate) media_type: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) problems: Vec<ReadabilityProblem>,
    /// The warning that was given for it; 0 for none.
    pub(crate) warning: u8,
    /// Is anything to be covered?
    pub(crate) cover: bool,
    /// The attached image that it is to replace.
    pub(crate) replaces: Option<DocumentRow>,
    pub(crate) touched: Timestamp,
}

impl Picture {
    pub(crate) fn view(&self) -> PendingView {
        PendingView {
            id: self.id.clone(),
            role: self.role,
            name: self.name.clone(),
            width: self.width,
            height: self.height,
            problems: self.problems.clone(),
            warning: self.warning,
            cover: self.cover,
            stored: self.replaces.is_some(),
            answers: self.answers().to_vec(),
        }
    }

    /// What was said of it when it was kept.
    pub(crate) fn answers(&self) -> &[MaskAnswer] {
        self.replaces
            .as_ref()
            .map_or(&[], |replaced| replaced.mask.as_slice())
    }
}

/// Every picture that waits, in the order in which they were chosen.
#[derive(Default)]
pub(crate) struct Pictures {
    waiting: Vec<Picture>,
    warned: Option<(Uuid, u8)>,
}

impl Pictures {
    pub(crate) fn add(&mut self, picture: Picture) {
        // An attached image is opened once.
        self.waiting
            .retain(|held| held.replaces.is_none() || held.replaces != picture.replaces);
        self.waiting.push(picture);
    }

    /// Takes one out, so that it is kept once however often that is asked; with its place for [`Self::put_back`].
    pub(crate) fn take(&mut self, id: &str) -> Option<(usize, Picture)> {
        let at = self.waiting.iter().position(|held| held.id == id)?;
        Some((at, self.waiting.remove(at)))
    }

    pub(crate) fn put_back(&mut self, at: usize, picture: Picture) {
        let at = at.min(self.waiting.len());
        self.waiting.insert(at, picture);
    }

    pub(crate) fn views(&self) -> Vec<PendingView> {
        self.waiting.iter().map(Picture::view).collect()
    }

    /// How many images there will be more when all are kept.
    pub(crate) fn more(&self) -> usize {
        let new = |held: &&Picture| held.replaces.is_none();
        self.waiting.iter().filter(new).count()
    }

    pub(crate) fn forget(&mut self) {
        self.waiting.clear();
    }

    /// Counts a warning, and says which it is: the last one again where it was given already.
    pub(crate) fn warn(&mut self, application: Uuid) -> u8 {
        let given = self.warned.filter(|(of, _)| *of == application);
        let warning = given.map_or(0, |(_, count)| count) + 1;
        let warning = warning.min(LAST_WARNING);
        self.warned = Some((application, warning));
        warning
    }

    fn shown(&mut self, id: &str, now: Timestamp) -> Option<ImageBytes> {
        let held = self.waiting.iter_mut().find(|held| held.id == id)?;
        held.touched = now;
        Some(ImageBytes {
            media_type: held.media_type,
            bytes: held.shown.expose_owned(),
        })
    }

    fn forget_idle(&mut self, longest: SignedDuration, now: Timestamp) {
        self.waiting
            .retain(|held| now.duration_since(held.touched) < longest);
    }
}

impl<H: Host> Core<H> {
    /// The pixels of a picture that waits.
    pub(crate) fn picture_shown(&self, id: &str) -> Option<ImageBytes> {
        lock(&self.shared.pictures).shown(id, self.now())
    }

    /// Whoever the pictures were of is gone, or does not want them any more.
    pub(crate) fn forget_pictures(&self) {
        lock(&self.shared.pictures).forget();
    }

    /// Nobody looks at them any more.
    pub(crate) fn forget_idle_pictures(&self, idle_minutes: u32) {
        let longest = SignedDuration::from_mins(i64::from(idle_minutes));
        lock(&self.shared.pictures).forget_idle(longest, self.now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_counted_for_each_application_up_to_the_last() {
        let mut pictures = Pictures::default();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!([(); 4].map(|()| pictures.warn(one)), [1, 2, 2, 2]);
        assert_eq!(pictures.warn(other), 1);
    }

    fn waiting(id: &str, touched: Timestamp) -> Picture {
        Picture {
            id: id.to_owned(),
            application: Uuid::from_u128(1),
            role: DocumentRole::Identity,
            name: Sensitive::default(),
            original: Arc::default(),
            shown: Arc::default(),
            media_type: "image/jpeg",
            width: 1,
            height: 1,
            problems: Vec::new(),
            warning: 0,
            cover: true,
            replaces: None,
            touched,
        }
    }

    #[test]
    fn a_picture_nobody_looks_at_is_forgotten() {
        let (start, minutes) = (Timestamp::UNIX_EPOCH, SignedDuration::from_mins);
        let mut pictures = Pictures::default();
        for id in ["looked at", "left"] {
            pictures.add(waiting(id, start));
        }
        assert!(pictures.shown("looked at", start + minutes(10)).is_some());
        pictures.forget_idle(minutes(15), start + minutes(14));
        assert_eq!(pictures.more(), 2);
        pictures.forget_idle(minutes(15), start + minutes(15));
        let left: Vec<String> = pictures.views().into_iter().map(|view| view.id).collect();
        assert_eq!(left, ["looked at"]);
    }

    #[test]
    fn a_picture_is_taken_once_and_comes_back_to_its_place() {
        let mut pictures = Pictures::default();
        for id in ["one", "two"] {
            pictures.add(waiting(id, Timestamp::UNIX_EPOCH));
        }
        let (at, picture) = pictures.take("one").unwrap();
        assert!(pictures.take("one").is_none());
        pictures.put_back(at, picture);
        assert_eq!(pictures.views()[0].id, "one");
    }
}
