// The words of a field: the university's own where it has some, else the established ones.
import type { DocumentRole, FieldId, FieldProblem, FieldRule, Localized, Section, UniversityInfo } from '../generated/api';
import { civilDate, civilMonth } from '../core/dates';
import { countryName } from '../core/countries';
import { problemText } from '../core/errors';
import { kebab, language, localized, tryText } from '../core/language.svelte';
import { documentsTestid, fieldTestid, testids } from '../testids';
import { ruleOf } from './conditions';

/** What a field is called. */
export function fieldLabel(id: FieldId, rule?: FieldRule): string {
  const own = rule?.label ? localized(rule.label) : '';
  return own || tryText(`field-${kebab(id)}`) || id;
}

/** The label of a field that the university's form may name itself. */
export const labelIn = (info: UniversityInfo | null, id: FieldId): string =>
  fieldLabel(id, ruleOf(info, id));

/** The sentence above a field. */
export function fieldHelp(rule: FieldRule): string | undefined {
  const own = rule.help ? localized(rule.help) : '';
  // The usual words for it say that it may stay empty.
  if (rule.id === 'student_number' && rule.presence === 'required') return own || undefined;
  return own || tryText(`help-${kebab(rule.id)}`);
}

export const sectionLabel = (section: Section): string => tryText(`section-${section}`) ?? section;

/** What is wrong, with the name of the place. */
export function problemLine(problem: FieldProblem, info: UniversityInfo | null): string {
  const label = problem.place.kind === 'field' ? labelIn(info, problem.place.id) : imagesLabel(roleOf(problem.place));
  const covered = problem.args?.field;
  if (covered === undefined) return problemText(problem, label);
  return problemText({ ...problem, args: { ...problem.args, field: coverLabel(covered, info) } }, label);
}

type ImagesPlace = Exclude<FieldProblem['place'], { kind: 'field' }>;

const roleOf = (place: ImagesPlace): DocumentRole =>
  ({ identity_images: 'identity', name_change_images: 'name_change', character_images: 'character' } as const)[place.kind];

/** What a group of images is called. */
export const imagesLabel = (role: DocumentRole): string => tryText(`documents-title-${kebab(role)}`) ?? role;

/** What has to be covered, in the university's words. */
export function coverLabel(id: string, info: UniversityInfo | null): string {
  const fields = info?.document_types.flatMap((type) => type.mask?.fields ?? []) ?? [];
  const field = fields.find((entry) => entry.id === id);
  return field ? localized(field.label) : id;
}

/** The id of the control a problem is about. */
export const problemTarget = ({ place }: FieldProblem): string =>
  place.kind === 'field' ? fieldTestid(place.id) : documentsTestid(testids.documentsChoose, roleOf(place));

/** Which section a problem belongs to. */
export function problemSection(problem: FieldProblem, info: UniversityInfo): Section {
  const { place } = problem;
  if (place.kind === 'character_images') return 'applicant';
  if (place.kind !== 'field') return 'identity';
  return ruleOf(info, place.id)?.section ?? 'applicant';
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
    case 'name_proof':
      return info.name_proofs;
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
  const rule = ruleOf(info, id);
  if (!info || !rule || answer === '') return answer;
  if (rule.format === 'residence') return tryText(`form-residence-${answer}`) ?? answer;
  // What could not be read stays as it was typed.
  if (rule.format === 'past_date') return civilDate(answer, language.current, false);
  if (rule.format === 'year_month') return civilMonth(answer, language.current);
  if (rule.format === 'country') return countryName(answer, language.current) ?? answer;
  const choice = choicesOf(rule, info, answers.faculty)?.find((entry) => entry.id === answer);
  return choice ? localized(choice.label) : answer;
}

/** Faculty and department of an enrolment; a faculty that no list has is named as it was written. */
export function facultyOf({ faculty, department }: { faculty: string; department: string }, info: UniversityInfo | null): string {
  const found = info?.faculties.find((entry) => entry.id === faculty);
  const part = found?.departments.find((entry) => entry.id === department);
  return [found ? localized(found.label) : faculty, part && localized(part.label)].filter(Boolean).join(' / ');
}
