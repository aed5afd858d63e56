// Which fields are asked with these answers: the conditions a university serves with its form. The same rules as in the
// domain; whether two names differ is said by the core, which knows the variants of kanji.
import type { ApplicationKind, Condition, FieldId, FieldRule, FieldSet, UniversityInfo } from '../generated/api';

export type Answers = { [key in FieldId]?: string };

/** The form of a kind of application. */
export const formOf = (info: UniversityInfo, kind: ApplicationKind): FieldSet => info.forms.graduate[kind];

/** The rule of a field in the form for registration, of which the others are parts; none where it is not part of it. */
export const ruleOf = (info: UniversityInfo | null, id: FieldId): FieldRule | undefined =>
  info ? formOf(info, 'registration').fields.find((rule) => rule.id === id) : undefined;

/** Is the field asked with these answers? */
export function asks(set: FieldSet, id: FieldId, answers: Answers, namesDiffer: boolean): boolean {
  const at = set.fields.findIndex((rule) => rule.id === id);
  const rule = set.fields[at];
  if (!rule || rule.presence === 'hidden') return false;
  return !rule.visible_if || holds(set, rule.visible_if, at, answers, namesDiffer);
}

/** Only fields before `at` count, so that data from outside cannot lead round in a circle. */
function holds(set: FieldSet, condition: Condition, at: number, answers: Answers, namesDiffer: boolean): boolean {
  switch (condition.kind) {
    case 'is': {
      const before = set.fields.slice(0, at).some((rule) => rule.id === condition.field);
      const asked = before && asks(set, condition.field, answers, namesDiffer);
      return condition.one_of.includes((asked && answers[condition.field]) || '');
    }
    case 'names_differ':
      return namesDiffer;
    case 'all':
      return condition.of.every((part) => holds(set, part, at, answers, namesDiffer));
  }
}
