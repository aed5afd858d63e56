//! Images that come with an application: what they show, and what must not be seen in them (F30).
//!
//! A person covers parts of an image before it is kept; the pixels below are replaced by the one who encodes. What is
//! declared here is only *that* something is covered, or not in the picture at all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::language::Localized;

/// What an image shows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentRole {
    /// The identity document.
    Identity,
    /// Proof of a changed name.
    NameChange,
    /// A character of the name that cannot be typed (F22).
    Character,
}

impl DocumentRole {
    /// Every role, in the order in which staff look at them.
    pub const ALL: [Self; 3] = [Self::Identity, Self::NameChange, Self::Character];

    /// The serialised name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::NameChange => "name_change",
            Self::Character => "character",
        }
    }

    /// Reads a serialised name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// A rectangle of a picture, in ten-thousandths of its upright width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Area {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// To the right of `x`.
    pub width: u16,
    /// Below `y`.
    pub height: u16,
}

impl Area {
    /// Width and height of a picture in the unit of an area.
    pub const WHOLE: u16 = 10_000;

    /// Does it have a size, and lie inside the picture?
    #[must_use]
    pub fn lies_inside(self) -> bool {
        let ends_inside = |start: u16, length: u16| {
            length > 0 && u32::from(start) + u32::from(length) <= u32::from(Self::WHOLE)
        };
        ends_inside(self.x, self.width) && ends_inside(self.y, self.height)
    }
}

/// What has to be covered in the images of an identity document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MaskTemplate {
    /// Width of the document in thousandths of its height: the suggested places are those of its upright front.
    pub aspect: u16,
    /// The other side bears a number nobody may keep: which side is in the picture is asked, and that one refused.
    #[serde(default)]
    pub number_side: bool,
    /// What must not be seen.
    #[serde(default)]
    pub fields: Vec<MaskField>,
}

/// Something an identity document shows and nobody here may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MaskField {
    /// Stable id such as `insurer_number`.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
    /// Must it be covered?
    pub need: MaskNeed,
    /// Where it usually is.
    pub area: Area,
}

/// Whether something must be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaskNeed {
    /// The document has it: it is covered in at least one image, and in each other one covered or not there.
    Required,
    /// The document may have it: in each image it is covered or not there.
    WherePresent,
    /// Whoever wants to may cover it.
    Optional,
}

/// What a person says about one field of the template in one image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MaskAnswer {
    /// [`MaskField::id`].
    pub field: String,
    /// What they say.
    pub state: MaskState,
}

/// Covered, or nothing to cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaskState {
    /// A box lies over it.
    Covered,
    /// It is not in the picture.
    Absent,
}

impl MaskTemplate {
    /// What an image with these answers still needs: the fields that are neither covered nor said to be absent.
    pub fn unanswered<'t>(
        &'t self,
        answers: &'t [MaskAnswer],
    ) -> impl Iterator<Item = &'t MaskField> {
        self.fields
            .iter()
            .filter(|field| field.need != MaskNeed::Optional)
            .filter(|field| state_of(answers, &field.id).is_none())
    }

    /// What is in the document for certain and covered in none of its images.
    pub fn uncovered<'t>(
        &'t self,
        images: &'t [Vec<MaskAnswer>],
    ) -> impl Iterator<Item = &'t MaskField> {
        let is_covered = |field: &MaskField| {
            images
                .iter()
                .any(|answers| state_of(answers, &field.id) == Some(MaskState::Covered))
        };
        self.fields
            .iter()
            .filter(move |field| field.need == MaskNeed::Required && !is_covered(field))
    }
}

fn state_of(answers: &[MaskAnswer], field: &str) -> Option<MaskState> {
    let answer = answers.iter().find(|answer| answer.field == field)?;
    Some(answer.state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_back() {
        for role in DocumentRole::ALL {
            assert_eq!(DocumentRole::from_name(role.as_str()), Some(role));
            let json = serde_json::to_value(role).unwrap();
            assert_eq!(json, role.as_str());
        }
    }

    #[test]
    fn areas_lie_inside() {
        for (x, y, width, height, inside) in [
            (0, 0, 10_000, 10_000, true),
            (9_999, 9_999, 1, 1, true),
            (1, 0, 10_000, 1, false),
            (0, 0, 0, 1, false),
            (u16::MAX, 0, u16::MAX, 1, false),
        ] {
            let area = Area {
                x,
                y,
                width,
                height,
            };
            assert_eq!(area.lies_inside(), inside, "{area:?}");
        }
    }
}
