// Keys pressed between the first paint and the first usable field. Somebody who starts the application and types at
// once loses nothing.

/** Is this key a character of a text? */
export const isText = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): boolean =>
  [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

/** Collects keys until somebody takes them. */
export class EarlyKeys {
  private typed = '';
  private readonly listener = (event: KeyboardEvent): void => {
    const target = event.target;
    if (target instanceof HTMLElement && target.matches('input, textarea, select, button')) return;
    if (isText(event)) this.typed += event.key;
  };

  constructor(private readonly source: Pick<Window, 'addEventListener' | 'removeEventListener'>) {
    source.addEventListener('keydown', this.listener);
  }

  /** Stops collecting, and types what was collected into `field` where it is a text field. */
  deliver(field: Element | null): void {
    this.source.removeEventListener('keydown', this.listener);
    const text = this.typed;
    this.typed = '';
    if (text === '' || !(field instanceof HTMLInputElement) || !TEXT_TYPES.includes(field.type)) return;
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  }
}

const TEXT_TYPES: readonly string[] = ['text', 'password', 'search', 'tel', 'url'];
