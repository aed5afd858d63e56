// Every code and name that the core can send has its words, in both languages.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { format, type Language } from '../generated/messages';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const api = read('ui/src/lib/generated/api.ts');

/** The values of a union of words in the generated contract. */
function values(type: string): string[] {
  const declaration = new RegExp(`export type ${type} = ([^;]+);`).exec(api)?.[1] ?? '';
  return [...declaration.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? '');
}

/** The codes of errors, from where the core and the protocol list them. */
const codes = (path: string, pattern: RegExp): string[] => [...read(path).matchAll(pattern)].map((match) => match[1] ?? '');

const ERRORS = [
  ...codes('crates/app/src/api/error.rs', /pub const [A-Z_]+: &str = "([a-z_]+[a-z])";/g),
  ...codes('crates/protocol/src/problem.rs', /^ {4}[A-Z]\w+ "([a-z_]+)" \d{3};/gm),
  ...codes('crates/documents/src/problem.rs', /rename = "(image_[a-z_]+)"/g),
  'passphrases_differ',
];

const LANGUAGES: readonly Language[] = ['ja', 'en'];
const kebab = (name: string): string => name.replaceAll('_', '-');

const FAMILIES: [string, string[], number][] = [
  ['error', ERRORS, 70],
  ['problem', values('ProblemKind'), 24],
  ['field', values('FieldId'), 38],
  ['section', values('Section'), 5],
  ['password-rule', values('PasswordRule'), 9],
  ['state', values('ApplicationState'), 8],
  ['outcome', values('OutcomeView'), 3],
  ['staff-image', values('StaffDocumentState'), 4],
  ['flow-mail', values('MailProgress'), 5],
];

describe.each(FAMILIES)('%s-…', (prefix, names, least) => {
  test('the list is what is expected', () => {
    expect(names.length).toBeGreaterThanOrEqual(least);
  });

  test.each(names)('%s', (name) => {
    for (const language of LANGUAGES) expect(format(language, `${prefix}-${kebab(name)}`)).toBeTruthy();
  });
});

const WORDS = {
  label: 'LABEL',
  limit: '6',
  reason: 'missing',
  received: 'yes',
  tries_left: '4',
  seconds: '20',
  minutes: '3',
  found: 'tiff',
  name: 'NAME',
  version: '1.2',
  url: 'https://example.ac.jp/',
  bytes_mb: '30',
  limit_mb: '20',
  megapixels: '60',
  days: '28',
  digits: '6',
  era: 'ERA',
  day: 'DAY',
  from: 'FROM',
  image: '2',
  field: 'FIELD',
  months: '6',
  reference: 'AK26-7K3M-9QXR',
};

test.each(ERRORS)('error %s leaves no variable open', (code) => {
  for (const language of LANGUAGES) expect(format(language, `error-${kebab(code)}`, WORDS)).not.toMatch(/[{}$]/);
});

test('a problem names its field', () => {
  for (const kind of values('ProblemKind')) {
    for (const language of LANGUAGES) {
      const text = format(language, `problem-${kebab(kind)}`, WORDS);
      expect(text).toContain('LABEL');
      expect(text).not.toMatch(/[{}$]/);
    }
  }
});

test('the locked screens have their words', () => {
  for (const store of ['keyring-locked', 'key-lost', 'too-new']) {
    for (const part of ['title', 'text']) {
      for (const language of LANGUAGES) expect(format(language, `leaving-${store}-${part}`)).toBeTruthy();
    }
  }
});
