import { describe, expect, test } from 'vitest';
import { brand, luminance, ratio } from './contrast';
import { bothCalendars, civilDate, civilMonth, dateTime, stamp } from './dates';
import { problemText, readableArguments } from './errors';

test('moments are shown in the time of Japan', () => {
  const at = Date.UTC(2022, 11, 2, 15, 14);
  expect(dateTime(at, 'ja')).toBe('2022年12月3日 0:14');
  expect(dateTime(at, 'en')).toMatch(/^3 December 2022 at 00:14$/);
});

test.each([
  ['2022-12-02T06:14:00Z', '2022/12/02 15:14'],
  ['2022-12-01T15:00:00Z', '2022/12/02 00:00'],
  ['2022-12-31T23:59:59Z', '2023/01/01 08:59'],
])('the time of a sign-in: %s', (at, expected) => {
  expect(stamp(Date.parse(at))).toBe(expected);
});

test('days and months without a time', () => {
  expect(civilDate('2026-11-27', 'ja')).toBe('2026年11月27日(金)');
  expect(civilDate('2026-11-27', 'en')).toMatch(/Fri,? 27 November 2026/);
  expect(civilMonth('2015-03', 'ja')).toBe('2015年3月');
  expect(civilMonth('soon', 'ja')).toBe('soon');
});

describe('a day or month in both calendars', () => {
  test.each([
    [{ western: '1989-01-08', era: 'heisei', era_year: 1 }, '平成元年1月8日（1989年1月8日）', '8 January 1989 (Heisei 1)'],
    [{ western: '1999-09-09', era: 'heisei', era_year: 11 }, '平成11年9月9日（1999年9月9日）', '9 September 1999 (Heisei 11)'],
    [{ western: '2015-03', era: 'heisei', era_year: 27 }, '平成27年3月（2015年3月）', 'March 2015 (Heisei 27)'],
    [{ western: '2060-01-01', era: 'later', era_year: 2 }, '2060-01-01', '2060-01-01'],
  ])('$western', (gloss, ja, en) => {
    expect(bothCalendars(gloss, 'ja')).toBe(ja);
    expect(bothCalendars(gloss, 'en')).toBe(en);
  });
});

test('the reason why a date is refused names the calendar’s bounds in words', () => {
  const place = { kind: 'field', id: 'birth_date' } as const;
  const text = problemText({ place, kind: 'era_ended', args: { era: 'heisei', day: '2019-04-30' } }, '生年月日');
  expect(text).toContain('平成は2019年4月30日まで');
  expect(problemText({ place, kind: 'date_impossible', args: { days: '28' } }, '生年月日')).toContain('28日まで');
});

describe('a university’s colour', () => {
  test.each([
    ['#0b3d61', '#ffffff'],
    ['#ffd43d', '#000000'],
    ['#808080', '#000000'],
    ['red', '#ffffff'],
    [undefined, '#ffffff'],
  ])('%s carries %s', (colour, text) => {
    const colours = brand(colour);
    expect(colours.text).toBe(text);
    const behind = luminance(colours.behind);
    expect(behind === null ? 0 : ratio(behind, luminance(text) ?? 0)).toBeGreaterThanOrEqual(4.5);
  });
});

test('arguments in units that people read', () => {
  expect(readableArguments({ seconds: '61' })).toMatchObject({ minutes: '2' });
  expect(readableArguments({ bytes: '31457280', limit: '20971520' })).toMatchObject({ bytes_mb: '30', limit_mb: '20' });
  expect(readableArguments({ width: '10000', height: '6000' })).toMatchObject({ megapixels: '60' });
  expect(readableArguments({ limit: '6' })).toEqual({ limit: '6' });
});
