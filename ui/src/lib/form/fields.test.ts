import { describe, expect, test } from 'vitest';
import { info } from '../../../e2e/support/university';
import { formOf } from './conditions';
import { grouped, shownFields, shownSections } from './fields';

const ids = (section: Parameters<typeof shownFields>[2], answers: Parameters<typeof shownFields>[3]) =>
  shownFields(info, 'registration', section, answers, false).map((rule) => rule.id);

test('an address in Japan or abroad, never both', () => {
  expect(ids('contact', { residence: 'domestic' })).toEqual(['residence', 'postcode', 'prefecture', 'city', 'street', 'building', 'phone', 'mobile_phone']);
  expect(ids('contact', { residence: 'overseas' })).toEqual(['residence', 'country', 'overseas_address', 'phone', 'mobile_phone']);
  expect(ids('contact', {})).toContain('postcode');
  expect(ids('contact', {})).not.toContain('country');
});

test('a faculty without departments asks for none', () => {
  expect(ids('school', { faculty: 'science' })).not.toContain('department');
  expect(ids('school', { faculty: 'letters' })).toContain('department');
  expect(ids('school', {})).toContain('department');
});

describe('grouping', () => {
  test('names stand in pairs under their heading', () => {
    const groups = grouped(shownFields(info, 'registration', 'applicant', {}, false));
    expect(groups.map((group) => group.heading)).toEqual(['name', null]);
    expect(groups[0]?.rows.map((row) => row.length)).toEqual([2, 2, 2]);
  });

  test('a hidden given name leaves the family name alone', () => {
    const fields = shownFields(info, 'registration', 'applicant', {}, false).filter((rule) => rule.id !== 'given_name_kana');
    expect(grouped(fields)[0]?.rows.map((row) => row.map((rule) => rule.id))).toEqual([
      ['family_name_kanji', 'given_name_kanji'],
      ['family_name_kana'],
      ['family_name_roman', 'given_name_roman'],
    ]);
  });
});

test('a section without fields is left out, the identity document never', () => {
  const fields = formOf(info, 'registration').fields.filter((rule) => rule.section !== 'workplace' && rule.section !== 'identity');
  expect(shownSections({ version: 1, fields })).toEqual(['applicant', 'school', 'contact']);
});
