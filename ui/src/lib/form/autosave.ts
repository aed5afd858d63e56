// Saves what changed: soon after the last keystroke, at once when asked, one save at a time, and nothing is forgotten
// when a save fails.
import type { CoreError, FieldId, Saved, SaveDraft, Section } from '../generated/api';
import { asCoreError } from '../platform/failure';

/** What the indicator shows; `at` is when everything was last on disk, milliseconds since 1970. */
export type SaveState =
  | { name: 'idle' }
  | { name: 'pending'; at: number | null }
  | { name: 'saving'; at: number | null }
  | { name: 'saved'; at: number }
  | { name: 'failed'; error: CoreError };

/** Milliseconds between the last keystroke and the save; with the write it stays well under a second. */
export const AUTOSAVE_DELAY = 250;
/** Milliseconds until a failed save is tried again. */
export const RETRY_DELAY = 3_000;

/** What the autosave needs from outside. */
export interface AutosavePorts {
  save(change: SaveDraft): Promise<Saved>;
  shown(state: SaveState): void;
  setTimeout(run: () => void, delay: number): number;
  clearTimeout(timer: number): void;
}

export class Autosave {
  private changed = new Map<FieldId, string>();
  private section: Section | null = null;
  private timer: number | null = null;
  private running: Promise<boolean> | null = null;
  private savedAt: number | null = null;

  constructor(private readonly ports: AutosavePorts) {}

  /** An answer changed. */
  note(field: FieldId, answer: string): void {
    this.changed.set(field, answer);
    this.ports.shown({ name: 'pending', at: this.savedAt });
    this.schedule(AUTOSAVE_DELAY);
  }

  /** The person went to another section. */
  moved(section: Section): void {
    this.section = section;
    this.ports.shown({ name: 'pending', at: this.savedAt });
    this.schedule(0);
  }

  /** Is everything on disk? */
  get clean(): boolean {
    return this.changed.size === 0 && this.section === null && this.running === null;
  }

  /** Saves everything now. Gives `false` when it could not be saved; it is then tried again by itself. */
  async flush(): Promise<boolean> {
    this.unschedule();
    if (this.running) await this.running;
    if (this.changed.size === 0 && this.section === null) return true;
    this.running ??= this.save();
    const saved = await this.running;
    return saved && (this.clean || this.flush());
  }

  /** Ends the timers; what is unsaved is handed over first. */
  async end(): Promise<void> {
    await this.flush();
    this.unschedule();
  }

  private async save(): Promise<boolean> {
    const answers = this.changed;
    const section = this.section;
    this.changed = new Map();
    this.section = null;
    this.ports.shown({ name: 'saving', at: this.savedAt });
    try {
      const { at } = await this.ports.save({ section, answers: Object.fromEntries(answers) });
      this.running = null;
      this.savedAt = at;
      this.ports.shown({ name: this.clean ? 'saved' : 'pending', at });
      return true;
    } catch (thrown) {
      this.running = null;
      // Newer changes win over those that could not be saved.
      this.changed = new Map([...answers, ...this.changed]);
      this.section ??= section;
      this.ports.shown({ name: 'failed', error: asCoreError(thrown) });
      this.schedule(RETRY_DELAY);
      return false;
    }
  }

  private schedule(delay: number): void {
    this.unschedule();
    this.timer = this.ports.setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, delay);
  }

  private unschedule(): void {
    if (this.timer !== null) this.ports.clearTimeout(this.timer);
    this.timer = null;
  }
}
