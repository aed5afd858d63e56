// The words of a field: the university's own where it has some, else the established ones.
import type { FieldId, FieldProblem, FieldRule, Localized, Section, UniversityInfo } from '../generated/api';
import { civilDate, civilMonth } from '../core/dates';
import { countryName } from '../core/countries';
import { problemText } from '../core/errors';
import { kebab, language, localized, t, tryText } from '../core/language.svelte';

/** What a field is called. */
export function fieldLabel(id: FieldId, rule?: FieldRule): string {
  const own = rule?.label ? localized(rule.label) : '';
  return own || tryText(`field-${kebab(id)}`) || id;
}

/** The label of a field that the university's form may name itself. */
export const labelIn = (info: UniversityInfo | null, id: FieldId): string =>
  fieldLabel(id, info?.field_set.fields.find((rule) => rule.id === id));

/** The sentence above a field. */
export function fieldHelp(rule: FieldRule): string | undefined {
  const own = rule.help ? localized(rule.help) : '';
  return own || tryText(`help-${kebab(rule.id)}`);
}

export const sectionLabel = (section: Section): string => tryText(`section-${section}`) ?? section;

/** What is wrong, with the name of the place. */
export function problemLine(problem: FieldProblem, info: UniversityInfo | null): string {
  const label = problem.place.kind === 'field' ? labelIn(info, problem.place.id) : t('form-images');
  return problemText(problem, label);
}

/** The id of the control a problem is about. */
export const problemTarget = (problem: FieldProblem): string =>
  problem.place.kind === 'field' ? `field-${problem.place.id}` : 'documents-choose';

/** Which section a problem belongs to. */
export function problemSection(problem: FieldProblem, info: UniversityInfo): Section {
  const { place } = problem;
  if (place.kind !== 'field') return 'identity';
  return info.field_set.fields.find((rule) => rule.id === place.id)?.section ?? 'applicant';
}

type Labelled = { id: string; label: Localized };

/** The choices of a field that has a list. */
export function choicesOf(rule: FieldRule, info: UniversityInfo, faculty: string | undefined): Labelled[] | null {
  switch (rule.format) {
    case 'faculty':
      return info.faculties;
    case 'department':
      return info.faculties.find((entry) => entry.id === faculty)?.departments ?? [];
    case 'leaving_kind':
      return info.leaving_kinds;
    case 'document_type':
      return info.document_types;
    default:
      return null;
  }
}

/** An answer as it is read back to a person. */
export function answerText(
  id: FieldId,
  answers: { [key in FieldId]?: string },
  info: UniversityInfo | null,
): string {
  const answer = answers[id] ?? '';
  const rule = info?.field_set.fields.find((entry) => entry.id === id);
  if (!info || !rule || answer === '') return answer;
  if (rule.format === 'residence') return tryText(`form-residence-${answer}`) ?? answer;
  // What could not be read stays as it was typed.
  if (rule.format === 'past_date') return civilDate(answer, language.current, false);
  if (rule.format === 'year_month') return civilMonth(answer, language.current);
  if (rule.format === 'country') return countryName(answer, language.current) ?? answer;
  const choice = choicesOf(rule, info, answers.faculty)?.find((entry) => entry.id === answer);
  return choice ? localized(choice.label) : answer;
}
