import { describe, expect, it } from 'vitest';
import type { ContactView, QuestionKind } from '../generated/api';
import { format } from '../generated/messages';
import { byKind } from './contacts';
import { ALL_TOPICS } from './topics';

const contact = (ja: string, about: QuestionKind[]): ContactView => ({
  topic: { ja: '', en: '' },
  about,
  name: { ja, en: ja },
  phone: '',
  email: '',
  chat: '',
  hours: { ja: '', en: '' },
  languages: [],
  standing: null,
});

describe('contacts by kind of question', () => {
  const office = contact('office', ['content']);
  const centre = contact('centre', ['payment', 'system']);
  const chat = contact('chat', ['system']);
  const any = contact('any', []);
  const shown = (contacts: ContactView[]): string[] =>
    byKind(contacts).map(({ kinds, contacts }) => `${kinds.join('+') || 'other'}: ${contacts.map(({ name }) => name.ja).join(', ')}`);

  it.each([
    ['nobody', [], []],
    ['one contact for two kinds is shown once', [office, centre], ['content: office', 'payment+system: centre']],
    ['kinds with different contacts stay apart', [centre, office, chat], ['content: office', 'payment: centre', 'system: centre, chat']],
    ['whoever is for everything else comes last', [any, office], ['content: office', 'other: any']],
  ])('%s', (_, contacts, expected) => {
    expect(shown(contacts)).toEqual(expected);
  });
});

describe('every topic has its words', () => {
  it.each(ALL_TOPICS)('%s', (topic) => {
    const key = topic.replaceAll('_', '-');
    for (const language of ['ja', 'en'] as const) {
      expect(format(language, `help-screen-${key}`, {}), language).toBeTruthy();
      expect(format(language, `help-about-${key}`, {}), language).toBeTruthy();
    }
  });
});
