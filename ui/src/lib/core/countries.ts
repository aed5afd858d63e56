// The countries of an address abroad, by the two letters of ISO 3166-1. Their names are messages, in both languages.
import type { Language } from '../generated/api';
import { format } from '../generated/messages';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const names = new Map<Language, ReadonlyMap<string, string>>();

/** Every country with its name. */
function named(language: Language): ReadonlyMap<string, string> {
  const known = names.get(language);
  if (known) return known;
  const found = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = format(language, `country-${first}${second}`.toLowerCase());
      if (name) found.set(first + second, name);
    }
  }
  names.set(language, found);
  return found;
}

/** The name of a country; `undefined` for what is none. */
export const countryName = (code: string, language: Language): string | undefined => named(language).get(code);

/** Case, width, accents, spaces and signs are no difference between names. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{M}ー]|[\u0300-\u036f]/gu, '')
    .toLowerCase();

/** The country with this name, in either language. */
export function countryNamed(text: string): string | undefined {
  const wanted = bare(text);
  if (!wanted) return undefined;
  for (const language of ['ja', 'en'] as const) {
    for (const [code, name] of named(language)) if (bare(name) === wanted) return code;
  }
  return undefined;
}

/** The countries to choose from for an address abroad, sorted by name, with their name in the other language. */
export function countriesAbroad(language: Language): { name: string; other: string }[] {
  const other = named(language === 'ja' ? 'en' : 'ja');
  const collator = new Intl.Collator(language);
  return [...named(language)]
    .filter(([code]) => code !== 'JP')
    .map(([code, name]) => ({ name, other: other.get(code) ?? '' }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
