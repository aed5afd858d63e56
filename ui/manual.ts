// Turns the operating manual, Markdown under `i18n/<language>/manual/`, into data when the views are built. Only what
// the manual needs is understood; anything else ends the build, so that nothing a person wrote becomes markup unseen.
import { lexer, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import type { Block, Chapter, Inline, ManualSection } from './src/lib/manual/types';

const FILE = /[\\/]i18n[\\/](?:ja|en)[\\/]manual[\\/](?:staff[\\/])?\d+-([a-z-]+)\.md$/;
/** `{key}`: the words of a message, as they stand on the screen. */
const LABEL = /\{([a-z][a-z0-9-]*)\}/;
/** `## Title {#id}` */
const HEADING = /^(.+?)\s*\{#([a-z-]+)\}$/;

export function manual(): Plugin {
  return {
    name: 'akashi-manual',
    transform(text, file) {
      const id = FILE.exec(file)?.[1];
      if (id === undefined) return null;
      return { code: `export default ${JSON.stringify(chapter(id, text))};`, map: null };
    },
  };
}

/** A chapter out of the text of its file. */
export function chapter(id: string, text: string): Chapter {
  const tokens = lexer(text).filter(({ type }) => type !== 'space');
  const first = tokens.shift();
  if (first?.type !== 'heading' || (first as Tokens.Heading).depth !== 1) throw new Error(`${id}: begins with no # title`);
  const lead: Block[] = [];
  const sections: ManualSection[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading;
      const parts = HEADING.exec(text);
      if (depth !== 2 || !parts?.[1] || !parts[2]) throw new Error(`${id}: “${text}” is no “## Title {#id}”`);
      sections.push({ id: parts[2], title: parts[1], blocks: [] });
    } else {
      (sections.at(-1)?.blocks ?? lead).push(block(id, token));
    }
  }
  return { id, title: (first as Tokens.Heading).text, lead, sections };
}

function block(id: string, token: Token): Block {
  if (token.type === 'paragraph') return { kind: 'paragraph', text: inline(id, token.tokens) };
  if (token.type !== 'list') throw new Error(`${id}: ${token.type} is not understood: ${token.raw}`);
  const { items, ordered } = token as Tokens.List;
  return {
    kind: 'list',
    ordered,
    items: items.map((item) => {
      const [only, ...more] = item.tokens;
      if (only?.type !== 'text' || more.length > 0) throw new Error(`${id}: an item holds more than a line: ${item.raw}`);
      return inline(id, (only as Tokens.Text).tokens);
    }),
  };
}

function inline(id: string, tokens: Token[] = []): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    if (token.type === 'text') return labelled(token.raw);
    if (token.type === 'strong') return [{ kind: 'strong', text: inline(id, token.tokens) }];
    throw new Error(`${id}: ${token.type} is not understood: ${token.raw}`);
  });
}

/** Every second piece is a key. A line break of the file is none of the text. */
function labelled(text: string): Inline[] {
  return text
    .replaceAll('\n', ' ')
    .split(LABEL)
    .map((piece, index): Inline => (index % 2 === 1 ? { kind: 'label', key: piece } : { kind: 'text', text: piece }))
    .filter((piece) => piece.kind !== 'text' || piece.text !== '');
}
