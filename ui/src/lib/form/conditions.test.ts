import { expect, test } from 'vitest';
import { info } from '../../../e2e/support/university';
import type { Condition, FieldId, FieldSet } from '../generated/api';
import { asks, formOf } from './conditions';

/** The form of the tests with another condition at one field. */
const withCondition = (id: FieldId, condition: Condition): FieldSet => ({
  version: 1,
  fields: formOf(info, 'registration').fields.map((rule) => (rule.id === id ? { ...rule, visible_if: condition } : rule)),
});

test('a proof of a changed name is asked for where the core says that the names differ', () => {
  const form = formOf(info, 'registration');
  expect(asks(form, 'name_proof', {}, false)).toBe(false);
  expect(asks(form, 'name_proof', {}, true)).toBe(true);
  expect(asks(form, 'name_proof_issued', { name_proof: 'family_register' }, true)).toBe(true);
  expect(asks(form, 'name_proof_issued', { name_proof: 'identity_card' }, true)).toBe(false);
  // Chosen before the names were the same again.
  expect(asks(form, 'name_proof_issued', { name_proof: 'family_register' }, false)).toBe(false);
});

test('all parts of a condition hold, and only fields before count', () => {
  const both: Condition = {
    kind: 'all',
    of: [{ kind: 'is', field: 'leaving_kind', one_of: ['withdrawn'] }, { kind: 'names_differ' }],
  };
  const form = withCondition('phone', both);
  expect(asks(form, 'phone', { leaving_kind: 'withdrawn' }, true)).toBe(true);
  expect(asks(form, 'phone', { leaving_kind: 'withdrawn' }, false)).toBe(false);
  expect(asks(form, 'phone', { leaving_kind: 'graduated' }, true)).toBe(false);
  const later = withCondition('phone', { kind: 'is', field: 'mobile_phone', one_of: ['1'] });
  expect(asks(later, 'phone', { mobile_phone: '1' }, false)).toBe(false);
});
