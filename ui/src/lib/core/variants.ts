// Kanji of names whose form is named by a selector behind them, such as U+845B U+E0100. They are kept as they were
// written; but some windows (WebKitGTK 2.50) find them in no font, whatever fonts there are, and draw a box instead.

const SELECTOR = /([\u{E0100}-\u{E01EF}])/u;
/** Any two kanji of which every Japanese font has variants. */
const TWO = ['\u845B\u{E0100}', '\u8FBB\u{E0100}'] as const;
const SIDE = 32;

let known: boolean | undefined;

/** Does this window draw boxes? Two different kanji look alike then. */
export function drawsBoxes(): boolean {
  known ??= drawn(TWO[0]) === drawn(TWO[1]);
  return known;
}

/** Is a box drawn for something in `text`? */
export const isBoxed = (text: string): boolean => SELECTOR.test(text) && drawsBoxes();

/** The text, where it would show boxes with every selector by itself. */
export const parts = (text: string): string[] => (isBoxed(text) ? text.split(SELECTOR) : [text]);

export const isSelector = (part: string): boolean => part !== '' && part.replace(SELECTOR, '') === '';

/** What `text` looks like in the letters of the page. */
function drawn(text: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d');
  // Without a picture nothing is alike.
  if (!context) return text;
  context.font = `${SIDE * 0.75}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(text, 0, SIDE * 0.8);
  return context.getImageData(0, 0, SIDE, SIDE).data.join();
}
