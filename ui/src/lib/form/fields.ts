// How the fields of a field set stand together on the screen.
import type { ApplicationKind, FieldId, FieldRule, FieldSet, Section, UniversityInfo } from '../generated/api';
import { asks, formOf, type Answers } from './conditions';

export type { Answers };

/** The sections in their order. */
export const SECTIONS: readonly Section[] = ['applicant', 'school', 'contact', 'workplace', 'identity'];

/** Fields that stand side by side: family and given name of one script. */
const PAIRS: readonly (readonly [FieldId, FieldId])[] = [
  ['family_name_kanji', 'given_name_kanji'],
  ['family_name_kana', 'given_name_kana'],
  ['family_name_roman', 'given_name_roman'],
  ['school_family_name_kanji', 'school_given_name_kanji'],
  ['school_family_name_kana', 'school_given_name_kana'],
  ['school_family_name_roman', 'school_given_name_roman'],
];

/** The name at present and the name when in school, field by field. */
export const SCHOOL_NAME_FROM: readonly (readonly [FieldId, FieldId])[] = [
  ['school_family_name_kanji', 'family_name_kanji'],
  ['school_given_name_kanji', 'given_name_kanji'],
  ['school_family_name_kana', 'family_name_kana'],
  ['school_given_name_kana', 'given_name_kana'],
  ['school_family_name_roman', 'family_name_roman'],
  ['school_given_name_roman', 'given_name_roman'],
];

const SCHOOL_NAMES: ReadonlySet<FieldId> = new Set(SCHOOL_NAME_FROM.map(([school]) => school));
const PRESENT_NAMES: ReadonlySet<FieldId> = new Set(SCHOOL_NAME_FROM.map(([, present]) => present));
const CHANGED_NAME: ReadonlySet<FieldId> = new Set(['name_proof', 'name_proof_issued']);

/** Fields under one heading. */
export interface Group {
  /** Part of the message key `form-group-…`; `null` for fields without a heading. */
  heading: 'name' | 'school-name' | 'changed-name' | null;
  /** Rows of one field, or of two side by side. */
  rows: FieldRule[][];
}

/** Is there something to choose from? A faculty without departments asks for none. */
function offered(id: FieldId, answers: Answers, info: UniversityInfo): boolean {
  if (id !== 'department' || !answers.faculty) return true;
  return info.faculties.some((faculty) => faculty.id === answers.faculty && faculty.departments.length > 0);
}

/** The fields of a section that are shown with these answers. */
export function shownFields(
  info: UniversityInfo,
  kind: ApplicationKind,
  section: Section,
  answers: Answers,
  namesDiffer: boolean,
): FieldRule[] {
  const form = formOf(info, kind);
  return form.fields.filter(
    (rule) =>
      rule.section === section &&
      asks(form, rule.id, answers, namesDiffer) &&
      offered(rule.id, answers, info),
  );
}

/** The sections that have anything in them. */
export const shownSections = (set: FieldSet): Section[] =>
  SECTIONS.filter((section) => set.fields.some((rule) => rule.section === section && rule.presence !== 'hidden'));

/** Puts fields under their headings and names side by side. */
export function grouped(fields: FieldRule[]): Group[] {
  const groups: Group[] = [];
  for (const rule of fields) {
    const heading = headingOf(rule.id);
    const last = groups.at(-1);
    const group = last?.heading === heading ? last : { heading, rows: [] };
    if (group !== last) groups.push(group);
    const row = group.rows.at(-1);
    const partner = row?.length === 1 ? row[0]?.id : undefined;
    if (row && PAIRS.some(([family, given]) => family === partner && given === rule.id)) row.push(rule);
    else group.rows.push([rule]);
  }
  return groups;
}

function headingOf(id: FieldId): Group['heading'] {
  if (PRESENT_NAMES.has(id)) return 'name';
  if (SCHOOL_NAMES.has(id)) return 'school-name';
  if (CHANGED_NAME.has(id)) return 'changed-name';
  return null;
}
