import { expect, test } from 'vitest';
import { countriesAbroad, countryName, countryNamed } from '../core/countries';
import type { AddressMatch, FieldId } from '../generated/api';
import { AddressSearch, addressOf, digitsOf, placeLine } from './address.svelte';

const place = (prefecture: string, city: string, street = '', building = '', office = ''): AddressMatch => ({
  prefecture,
  city,
  street,
  building,
  office,
});
const CHIYODA = place('東京都', '千代田区', '千代田');
const OSAKA = place('大阪府', '大阪市北区', '梅田');
const PALACE = place('東京都', '千代田区', '千代田1-1', '', '宮内庁');
const OYAMAZAKI = place('京都府', '乙訓郡大山崎町');
const SHIMAMOTO = place('大阪府', '三島郡島本町');
const KONOE = [place('京都府', '京都市上京区', '近衛町'), place('京都府', '京都市上京区', '室町通出水上る近衛町')];

/** A form with these answers, and a directory that knows one postcode. */
function bench(matches: AddressMatch[], typed: { [key in FieldId]?: string } = {}, postcode: FieldId = 'postcode') {
  const answers: { [key in FieldId]?: string } = { ...typed };
  const directory: { [code: string]: AddressMatch[] } = { '1000001': matches, '5300001': [OSAKA] };
  const search = new AddressSearch(addressOf(postcode), {
    asked: (id) => id !== 'building',
    answer: (id) => answers[id] ?? '',
    write: (id, text) => (answers[id] = text),
    lookUp: async (code) => ({ matches: directory[code] ?? [], data_date: '2026-10-03' }),
  });
  return { answers, search };
}

test('a postcode is complete with seven digits, in any width', () => {
  for (const typed of ['1000001', '100-0001', '〒100-0001', '１００−０００１', '１００ー０００１', ' 100 0001 ']) {
    expect(digitsOf(typed)).toBe('1000001');
  }
  for (const typed of ['', '100-000', '100-00012', '百']) expect(digitsOf(typed)).toBeNull();
});

test('empty fields are filled', async () => {
  const { answers, search } = bench([CHIYODA]);
  await search.changed('100-000');
  expect(answers).toEqual({});
  await search.changed('100-0001');
  expect(answers).toEqual({ prefecture: '東京都', city: '千代田区', street: '千代田' });
  expect(search.said).toEqual({ kind: 'filled', match: CHIYODA });
  expect(search.date).toBe('2026-10-03');
});

test('what was filled follows the postcode, what was typed does not', async () => {
  const { answers, search } = bench([CHIYODA]);
  await search.changed('100-0001');
  await search.changed('530-0001');
  expect(answers).toEqual({ prefecture: '大阪府', city: '大阪市北区', street: '梅田' });
  answers.street = '梅田1-1';
  await search.changed('100-0001');
  expect(answers.street).toBe('梅田1-1');
  expect(search.said).toEqual({ kind: 'differs', match: CHIYODA });
});

test('typed text is replaced only when the person agrees', async () => {
  const typed = { prefecture: '京都府', street: '河原町1' };
  const { answers, search } = bench([CHIYODA], typed);
  await search.changed('1000001');
  // Not even the empty city: it would belong to another prefecture.
  expect(answers).toEqual(typed);
  search.keep();
  expect(answers).toEqual(typed);
  expect(search.said).toEqual({ kind: 'nothing' });
  await search.changed('');
  await search.changed('1000001');
  search.replace();
  expect(answers).toEqual({ prefecture: '東京都', city: '千代田区', street: '千代田' });
});

test('a number behind the town is no difference', async () => {
  const typed = { prefecture: '東京都', city: '千代田区', street: '千代田1丁目1番地' };
  const { answers, search } = bench([CHIYODA], typed);
  await search.changed('1000001');
  expect(answers).toEqual(typed);
  expect(search.said).toEqual({ kind: 'nothing' });
});

test('of several places only what they share is filled, until one is chosen', async () => {
  const kyoto = bench(KONOE);
  await kyoto.search.changed('1000001');
  expect(kyoto.answers).toEqual({ prefecture: '京都府', city: '京都市上京区' });
  expect(kyoto.search.choices).toEqual(KONOE);
  kyoto.search.choose(1);
  expect(kyoto.answers.street).toBe('室町通出水上る近衛町');
  kyoto.search.choose(0);
  expect(kyoto.answers.street).toBe('近衛町');

  const border = bench([OYAMAZAKI, SHIMAMOTO]);
  await border.search.changed('1000001');
  expect(border.answers).toEqual({});
  border.search.choose(1);
  expect(border.answers).toEqual({ prefecture: '大阪府', city: '三島郡島本町' });
});

test('an office fills the empty name of a workplace and never disputes another', async () => {
  const empty = bench([PALACE], {}, 'workplace_postcode');
  await empty.search.changed('1000001');
  expect(empty.answers.workplace_name).toBe('宮内庁');
  expect(empty.answers.workplace_street).toBe('千代田1-1');
  const named = bench([PALACE], { workplace_name: '証明大学' }, 'workplace_postcode');
  await named.search.changed('1000001');
  expect(named.answers.workplace_name).toBe('証明大学');
  expect(named.search.said.kind).toBe('filled');
  const home = bench([PALACE]);
  await home.search.changed('1000001');
  expect(home.answers).toEqual({ prefecture: '東京都', city: '千代田区', street: '千代田1-1' });
  expect(placeLine(PALACE)).toBe('東京都千代田区千代田1-1　宮内庁');
});

test('an unknown code is said, and nothing is touched', async () => {
  const { answers, search } = bench([]);
  await search.changed('1000001');
  expect(search.said).toEqual({ kind: 'unknown' });
  expect(answers).toEqual({});
});

test('an answer that comes too late does not count', async () => {
  const { answers, search } = bench([CHIYODA]);
  const first = search.changed('1000001');
  await Promise.all([first, search.changed('5300001')]);
  expect(answers.city).toBe('大阪市北区');
});

test('countries by their names in both languages', () => {
  for (const typed of ['Vietnam', 'viet nam', 'ベトナム', 'ﾍﾞﾄﾅﾑ', ' VIETNAM ']) expect(countryNamed(typed)).toBe('VN');
  expect(countryNamed('Cote d\'Ivoire')).toBe('CI');
  expect(countryNamed('米国')).toBeUndefined();
  expect(countryNamed('')).toBeUndefined();
  expect(countryName('VN', 'ja')).toBe('ベトナム');
  expect(countryName('VN', 'en')).toBe('Vietnam');
  expect(countryName('Viet Nam', 'en')).toBeUndefined();
  for (const language of ['ja', 'en'] as const) {
    const names = countriesAbroad(language).map(({ name }) => name);
    expect(names).toHaveLength(248);
    expect(names).not.toContain(countryName('JP', language));
  }
});
