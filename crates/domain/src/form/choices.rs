//! What can be chosen in a field that has a list.

use crate::country;
use crate::field::FieldFormat;
use crate::university::UniversityInfo;

/// The stable ids among which a field of this format is answered; none where it is typed. Of departments those of every
/// faculty.
#[must_use]
pub fn choices(info: &UniversityInfo, format: FieldFormat) -> Vec<&str> {
    match format {
        FieldFormat::Faculty => info.faculties.iter().map(|f| f.id.as_str()).collect(),
        FieldFormat::Department => info
            .faculties
            .iter()
            .flat_map(|f| &f.departments)
            .map(|d| d.id.as_str())
            .collect(),
        FieldFormat::LeavingKind => info.leaving_kinds.iter().map(|k| k.id.as_str()).collect(),
        FieldFormat::DocumentType => info.document_types.iter().map(|d| d.id.as_str()).collect(),
        FieldFormat::NameProof => info.name_proofs.iter().map(|p| p.id.as_str()).collect(),
        FieldFormat::Residence => vec!["domestic", "overseas"],
        FieldFormat::Country => country::CODES.to_vec(),
        _ => Vec::new(),
    }
}
