import { describe, expect, test } from 'vitest';
import type { FieldId, FieldReading } from '../generated/api';
import { Readings } from './readings.svelte';

const plain = (answer: string): FieldReading => ({ reading: { answer, gloss: null, hint: null, proposals: [] }, problem: null });

/** Answers, and a core that proposes a roman name for a kana name. */
function bench(spellings: { [kana: string]: string[] }) {
  const answers = new Map<FieldId, string>();
  const asked: [FieldId, string][] = [];
  let during: (() => void) | null = null;
  const type = (id: FieldId, text: string): void => {
    answers.set(id, text);
    readings.changed(id);
  };
  const readings = new Readings({
    answer: (id) => answers.get(id) ?? '',
    write: type,
    read: async (id, text) => {
      asked.push([id, text]);
      await Promise.resolve();
      during?.();
      const known = spellings[text];
      if (!known) return plain(text.replace(/ｶ/g, 'カ'));
      const [first = '', ...alternatives] = known;
      const proposals = [{ field: 'family_name_roman' as const, text: first, alternatives }];
      return { reading: { answer: text, gloss: null, hint: null, proposals }, problem: null };
    },
    released: async () => {},
  });
  return { answers, asked, readings, type, meanwhile: (run: () => void) => (during = run) };
}

describe('a field is left', () => {
  test('its text becomes what the core keeps, and that is said', async () => {
    const { answers, readings, type } = bench({});
    type('family_name_kana', 'ｶ');
    await readings.left('family_name_kana');
    expect(answers.get('family_name_kana')).toBe('カ');
    expect(readings.shown.family_name_kana?.converted).toBe(true);
    await readings.left('family_name_kana');
    expect(readings.shown.family_name_kana?.converted).toBe(true);
    type('family_name_kana', 'カカ');
    expect(readings.shown.family_name_kana).toBeUndefined();
    await readings.left('family_name_kana');
    expect(readings.shown.family_name_kana?.converted).toBe(false);
  });

  test('what is typed while the core reads is not overwritten', async () => {
    const { answers, readings, type, meanwhile } = bench({});
    type('family_name_kana', 'ｶ');
    meanwhile(() => answers.set('family_name_kana', 'ｶｷ'));
    await readings.left('family_name_kana');
    expect(answers.get('family_name_kana')).toBe('ｶｷ');
    expect(readings.shown.family_name_kana).toBeUndefined();
  });

  test('a field that was never left is read before the next step', async () => {
    const { asked, readings, type } = bench({});
    type('family_name_kana', 'ア');
    type('birth_date', '');
    await readings.settle();
    await readings.settle();
    expect(asked).toEqual([['family_name_kana', 'ア']]);
  });
});

describe('a proposal', () => {
  const KANA = { オオノ: ['ONO', 'OHNO'], オオタ: ['OTA', 'OHTA'] };

  test('fills an empty field and follows the kana as long as nobody touched it', async () => {
    const { answers, readings, type } = bench(KANA);
    type('family_name_kana', 'オオノ');
    await readings.left('family_name_kana');
    expect(answers.get('family_name_roman')).toBe('ONO');
    expect(readings.offers('family_name_roman')).toEqual(['OHNO']);
    type('family_name_kana', 'オオタ');
    await readings.left('family_name_kana');
    expect(answers.get('family_name_roman')).toBe('OTA');
  });

  test('never replaces what a person typed or chose', async () => {
    const { answers, readings, type } = bench(KANA);
    type('family_name_roman', 'Oono');
    type('family_name_kana', 'オオノ');
    await readings.left('family_name_kana');
    expect(answers.get('family_name_roman')).toBe('Oono');
    expect(readings.offers('family_name_roman')).toEqual(['ONO', 'OHNO']);
    type('family_name_roman', 'OHNO');
    type('family_name_kana', 'オオタ');
    await readings.left('family_name_kana');
    expect(answers.get('family_name_roman')).toBe('OHNO');
  });
});
