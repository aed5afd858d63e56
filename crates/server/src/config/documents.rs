//! `[[document_types]]` and `[[name_proofs]]`: what has to be covered, and what ages.

use akashi_domain::limits;
use akashi_domain::university::{DocumentType, NameProof};

use super::ConfigProblem;
use super::file::unique;

/// Templates name each field once and suggest places inside the document; a proof that ages is good for a while.
pub(super) fn check(types: &[DocumentType], proofs: &[NameProof]) -> Result<(), ConfigProblem> {
    for kind in types {
        let Some(mask) = &kind.mask else { continue };
        let entry = format!("document_types.{}.mask", kind.id);
        if mask.aspect == 0 {
            return Err(ConfigProblem::value(format!("{entry}.aspect"), "too_small"));
        }
        let too_long = |id: &str| id.len() > limits::MASK_FIELD_BYTES;
        if mask.fields.len() > limits::MASK_FIELDS || mask.fields.iter().any(|f| too_long(&f.id)) {
            return Err(ConfigProblem::value(format!("{entry}.fields"), "too_large"));
        }
        if !mask.fields.is_empty() {
            unique(&entry, mask.fields.iter().map(|field| field.id.as_str()))?;
        }
        for field in &mask.fields {
            if !field.area.lies_inside() {
                let entry = format!("{entry}.{}.area", field.id);
                return Err(ConfigProblem::value(entry, "malformed"));
            }
        }
    }
    if !proofs.is_empty() {
        unique("name_proofs", proofs.iter().map(|proof| proof.id.as_str()))?;
    }
    for proof in proofs {
        if proof.max_age_months == Some(0) {
            let entry = format!("name_proofs.{}.max_age_months", proof.id);
            return Err(ConfigProblem::value(entry, "too_small"));
        }
    }
    Ok(())
}
