// The chosen language. Every text is read through here, so that a switch changes all of them and nothing else.
import type { Language, Localized } from '../generated/api';
import { format, translate, type Translate } from '../generated/messages';

let current = $state<Language>('ja');

/** The language of the screens. */
export const language = {
  get current(): Language {
    return current;
  },
  set current(chosen: Language) {
    current = chosen;
    document.documentElement.lang = chosen;
  },
};

/** The text of a message. */
export const t: Translate = (key, ...args) => translate(current, key, ...args);

/** The text of a message known only at run time. */
export const tryText = (key: string, args: Record<string, string | number> = {}): string | undefined =>
  format(current, key, args);

/** A text the university wrote; where one language is empty the other stands in. */
export const localized = (text: Localized): string =>
  text[current] || text[current === 'ja' ? 'en' : 'ja'];

/** Part of a message key made from a code. */
export const kebab = (code: string): string => code.replaceAll('_', '-');
