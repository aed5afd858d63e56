// The operating manual in both languages: its chapters, where each topic of help stands, and looking for words.
import type { Language } from '../generated/api';
import { format } from '../generated/messages';
import type { Topic } from '../help/topics';
import type { Block, Chapter, Inline, ManualSection } from './types';

/** Who reads: staff have chapters of their own, and those of the people who call them. */
export type Reader = 'applicant' | 'staff';

const FILES: Record<Reader, Record<Language, Record<string, Chapter>>> = {
  applicant: {
    ja: import.meta.glob<Chapter>('../../../../i18n/ja/manual/*.md', { eager: true, import: 'default' }),
    en: import.meta.glob<Chapter>('../../../../i18n/en/manual/*.md', { eager: true, import: 'default' }),
  },
  staff: {
    ja: import.meta.glob<Chapter>('../../../../i18n/ja/manual/staff/*.md', { eager: true, import: 'default' }),
    en: import.meta.glob<Chapter>('../../../../i18n/en/manual/staff/*.md', { eager: true, import: 'default' }),
  },
};

/** What is written for `reader`, in the order of the files' names. */
export const chapters = (language: Language, reader: Reader): Chapter[] =>
  Object.entries(FILES[reader][language])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, chapter]) => chapter);

/** A place in the manual: a chapter, or one of its sections. */
export interface Place {
  chapter: string;
  section?: string;
}

/** Where the manual speaks of a topic. */
const PLACES: Record<Topic, Place> = {
  start: { chapter: 'overview' },
  connect: { chapter: 'overview', section: 'connect' },
  who: { chapter: 'overview', section: 'readers' },
  entry: { chapter: 'apply' },
  mail_address: { chapter: 'apply', section: 'mail' },
  waiting: { chapter: 'apply', section: 'mail' },
  continue_application: { chapter: 'status', section: 'status' },
  terms: { chapter: 'apply', section: 'terms' },
  form: { chapter: 'apply', section: 'names' },
  check: { chapter: 'apply', section: 'send' },
  discard: { chapter: 'apply', section: 'send' },
  status: { chapter: 'status', section: 'status' },
  withdraw: { chapter: 'status', section: 'withdraw' },
  forget_copy: { chapter: 'data', section: 'remove' },
  compare: { chapter: 'status', section: 'compare' },
  sign_in: { chapter: 'graduate-sign-in' },
  campus_sign_in: { chapter: 'student-sign-in' },
  campus_forgotten: { chapter: 'student-sign-in', section: 'forgotten' },
  email_key: { chapter: 'student-sign-in', section: 'key' },
  two_factor: { chapter: 'student-sign-in', section: 'two-factor' },
  saml_sign_in: { chapter: 'student-sign-in', section: 'browser' },
  passwords: { chapter: 'graduate-sign-in', section: 'first' },
  second_password: { chapter: 'student-sign-in', section: 'first' },
  change_password: { chapter: 'graduate-sign-in', section: 'change' },
  change_address: { chapter: 'graduate-sign-in', section: 'address' },
  lost_address: { chapter: 'graduate-sign-in', section: 'lost' },
  add_number: { chapter: 'home', section: 'number' },
  graduation: { chapter: 'student-sign-in', section: 'graduation' },
  personal: { chapter: 'home', section: 'personal' },
  change_name: { chapter: 'home', section: 'name' },
  forgotten: { chapter: 'graduate-sign-in', section: 'forgotten' },
  devices: { chapter: 'graduate-sign-in', section: 'not-me' },
  home: { chapter: 'home' },
  applications: { chapter: 'home', section: 'contents' },
  data: { chapter: 'data' },
  remove_data: { chapter: 'data', section: 'remove' },
  store: { chapter: 'data', section: 'broken' },
  manual: { chapter: 'overview' },
  staff_sign_in: { chapter: 'staff-account', section: 'sign-in' },
  staff_own: { chapter: 'staff-account' },
  staff_accounts: { chapter: 'staff-accounts' },
  staff_diagnosis: { chapter: 'staff-callers', section: 'code' },
  staff_queue: { chapter: 'staff-review', section: 'queue' },
  staff_detail: { chapter: 'staff-review', section: 'look' },
};

export const placeOf = (topic: Topic): Place => PLACES[topic];

/** For whom a chapter is written. */
export const readerOf = (chapter: string): Reader => (chapters('ja', 'staff').some(({ id }) => id === chapter) ? 'staff' : 'applicant');

/** The words of a piece, with the labels as they stand on the screen. */
export function wordsOf(text: Inline[], language: Language): string {
  return text
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'label' ? (format(language, piece.key, {}) ?? piece.key) : wordsOf(piece.text, language);
    })
    .join('');
}

const blockWords = (block: Block, language: Language): string =>
  block.kind === 'paragraph' ? wordsOf(block.text, language) : block.items.map((item) => wordsOf(item, language)).join('\n');

/** Letters of either width and case are the same to somebody who looks for a word. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export interface Found {
  chapter: Chapter;
  /** None: the chapter's beginning. */
  section: ManualSection | null;
}

/** The places in which every word of `typed` stands, among `within`. */
export function find(typed: string, within: Chapter[], language: Language): Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (title: string, blocks: Block[]): boolean => {
    const text = folded([title, ...blocks.map((block) => blockWords(block, language))].join('\n'));
    return words.every((word) => text.includes(word));
  };
  return within.flatMap((chapter): Found[] => [
    ...(holds(chapter.title, chapter.lead) ? [{ chapter, section: null }] : []),
    ...chapter.sections.filter(({ title, blocks }) => holds(title, blocks)).map((section) => ({ chapter, section })),
  ]);
}
