import { describe, expect, it } from 'vitest';
import { chapter as read } from '../../../manual';
import { format } from '../generated/messages';
import { ALL_TOPICS } from '../help/topics';
import { chapters, find, placeOf, readerOf } from './manual';
import type { Block, Inline } from './types';

const LANGUAGES = ['ja', 'en'] as const;

/** Everything that is written, for staff too. */
const written = (language: 'ja' | 'en') => [...chapters(language, 'applicant'), ...chapters(language, 'staff')];

const outline = (language: 'ja' | 'en') => written(language).map(({ id, sections }) => [id, sections.map((section) => section.id)]);

/** How a block is built, without its words. */
const shape = (block: Block): string => (block.kind === 'list' ? `${block.ordered ? 'steps' : 'points'} ${block.items.length}` : block.kind);

const labels = (text: Inline[]): string[] =>
  text.flatMap((piece) => (piece.kind === 'label' ? [piece.key] : piece.kind === 'strong' ? labels(piece.text) : []));

const inlines = (block: Block): Inline[] => (block.kind === 'list' ? block.items.flat() : block.text);

describe('the manual', () => {
  it('has the same chapters and sections in both languages', () => {
    expect(outline('ja').length).toBeGreaterThan(0);
    expect(outline('en')).toEqual(outline('ja'));
  });

  it('says the same things in the same order in both languages', () => {
    const built = (language: 'ja' | 'en') =>
      written(language).map(({ lead, sections }) => [lead, ...sections.map(({ blocks }) => blocks)].map((blocks) => blocks.map(shape)));
    expect(built('en')).toEqual(built('ja'));
  });

  it.each(LANGUAGES)('calls buttons by words that there are (%s)', (language) => {
    const blocks = written(language).flatMap(({ lead, sections }) => [...lead, ...sections.flatMap(({ blocks }) => blocks)]);
    const keys = blocks.flatMap((block) => labels(inlines(block)));
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !format(language, key, {}) || format(language, key, {})?.includes('{'))).toEqual([]);
  });

  it.each(ALL_TOPICS)('has the place at which help opens it: %s', (topic) => {
    const place = placeOf(topic);
    const chapter = written('ja').find(({ id }) => id === place.chapter);
    expect(chapter).toBeDefined();
    if (place.section) expect(chapter?.sections.map(({ id }) => id)).toContain(place.section);
    expect(readerOf(place.chapter)).toBe(topic.startsWith('staff_') ? 'staff' : 'applicant');
  });

  it('gives each chapter a name of its own', () => {
    const ids = written('ja').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('looking for words', () => {
  const places = (typed: string, language: 'ja' | 'en'): string[] =>
    find(typed, chapters(language, 'applicant'), language).map(({ chapter, section }) => `${chapter.id}#${section?.id ?? ''}`);

  it.each([
    ['nothing', '  ', 'ja', []],
    ['either width and case', 'ｐｄｆ', 'en', ['apply#send', 'status#receipt', 'trouble#images']],
    ['every word', 'draft keyring', 'en', ['data#passphrase']],
    ['words of a label', '受付票を保存する', 'ja', ['apply#send']],
    ['no such word', 'quux', 'en', []],
  ] as const)('%s', (_, typed, language, expected) => {
    expect(places(typed, language)).toEqual(expected);
  });
});

describe('what is not understood ends the build', () => {
  it.each([
    ['no title', 'text'],
    ['a section without an id', '# A\n\n## B'],
    ['markup', '# A\n\n<b>bold</b>'],
    ['markup in a line', '# A\n\na <img src=x onerror=alert(1)> b'],
    ['a link', '# A\n\n[a](https://example.ac.jp)'],
    ['a list in a list', '# A\n\n- a\n  - b'],
  ])('%s', (_, text) => {
    expect(() => read('test', text)).toThrow();
  });
});
