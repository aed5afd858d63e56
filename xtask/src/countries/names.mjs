// Writes the names of the countries in crates/domain/src/country.rs, in both languages, as Unicode CLDR has them.
// Node brings CLDR with it, as Intl.DisplayNames.
import { readFileSync, writeFileSync } from 'node:fs';

/** Areas whose long name is not what people write on a letter. */
const SHORT = new Set(['HK', 'MM', 'MO', 'PS']);
const HEADS = {
  ja: '# 国名。ISO 3166-1 の国と地域を、Unicode CLDR の名称で。一覧は crates/domain/src/country.rs。',
  en: '# Countries and areas of ISO 3166-1, by the names of Unicode CLDR. The list is in crates/domain/src/country.rs.',
};

const table = readFileSync('crates/domain/src/country.rs', 'utf8').split('= [')[1]?.split('];')[0] ?? '';
const codes = [...table.matchAll(/"([A-Z]{2})"/g)].map(([, code]) => code);
if (codes.length < 200) throw new Error('the list of countries was not found');

for (const [language, head] of Object.entries(HEADS)) {
  const names = (style) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
  const [long, short] = [names('long'), names('short')];
  const lines = codes.map((code) => {
    const name = (SHORT.has(code) ? short : long).of(code);
    if (!name) throw new Error(`no name: ${code} in ${language}`);
    const written = language === 'ja' ? name.replace(/ ?\((.*?)\)/g, '（$1）') : name;
    return `country-${code.toLowerCase()} = ${written}`;
  });
  writeFileSync(`i18n/${language}/countries.ftl`, `${head}\n\n${lines.join('\n')}\n`);
}
