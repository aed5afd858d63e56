import { describe, expect, test } from 'vitest';
import { brand, luminance, ratio } from './contrast';
import { civilDate, civilMonth, dateTime, understood } from './dates';
import { readableArguments } from './errors';

test('moments are shown in the time of Japan', () => {
  const at = Date.UTC(2022, 11, 2, 15, 14);
  expect(dateTime(at, 'ja')).toBe('2022年12月3日 0:14');
  expect(dateTime(at, 'en')).toMatch(/^3 December 2022 at 00:14$/);
});

test('days and months without a time', () => {
  expect(civilDate('2026-11-27', 'ja')).toBe('2026年11月27日(金)');
  expect(civilDate('2026-11-27', 'en')).toMatch(/Fri,? 27 November 2026/);
  expect(civilMonth('2015-03', 'ja')).toBe('2015年3月');
  expect(civilMonth('soon', 'ja')).toBe('soon');
});

describe('what a typed date will be read as', () => {
  test.each([
    ['1999/09/09', '1999年9月9日'],
    ['１９９９／９／９', '1999年9月9日'],
    ['1999.9.9', '1999年9月9日'],
    ['2015-3', '2015年3月'],
    ['2015-02-30', null],
    ['2015-13', null],
    ['99/9/9', null],
    ['H1.1.8', null],
    ['', null],
  ])('%s', (typed, expected) => {
    expect(understood(typed, 'ja')).toBe(expected);
  });
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
