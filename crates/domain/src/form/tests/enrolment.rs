use super::*;

fn further() -> Answers {
    let registration = complete();
    let school = registration.iter().filter(|(field, _)| {
        field.section() == Section::School && *field != FieldId::AdmissionMonth
    });
    let mut answers: Answers = school.collect();
    answers.set(FieldId::StudentNumber, "B26-0117");
    answers
}

fn problems(answers: &Answers, images: usize) -> Vec<FieldProblem> {
    let images = Images::of_identity(images);
    super::super::check(&info(), ApplicationKind::Enrolment, answers, &images, TODAY)
}

#[test]
fn a_further_number_needs_no_image_and_no_address() {
    assert_eq!(problems(&further(), 0), vec![]);
    let found = problems(&further(), 1);
    assert_eq!(
        found,
        vec![FieldProblem::in_place(Place::IdentityImages, K::NotAsked)]
    );
}

#[test]
fn the_number_is_what_it_is_about() {
    let mut answers = further();
    answers.set(FieldId::StudentNumber, "");
    answers.set(FieldId::Phone, "03-1234-5678");
    assert_eq!(
        problems(&answers, 0),
        vec![
            FieldProblem::at(FieldId::StudentNumber, K::Missing),
            FieldProblem::at(FieldId::Phone, K::NotAsked),
        ]
    );
}
