// Personal information being changed: answers, problems, and their saving. The same fields as in the form.
import type { CoreError, FieldId, FieldProblem, PersonalView, UniversityInfo } from '../generated/api';
import { released } from '../core/pointer';
import { app } from '../core/app.svelte';
import { asCoreError, rpc } from '../platform';
import { Autosave, type SaveState } from './autosave';
import type { FieldEditor } from './editor';
import type { Answers } from './fields';
import { Readings } from './readings.svelte';

export class PersonalEditor implements FieldEditor {
  answers = $state<Answers>({});
  problems = $state<FieldProblem[]>([]);
  saved = $state<SaveState>({ name: 'idle' });
  error = $state<CoreError | null>(null);
  /** Grows with every error, so that the summary takes the focus. */
  failures = $state(0);
  readonly newFields: readonly FieldId[] = [];
  readonly nowRequired: readonly FieldId[] = [];
  readonly readings: Readings;
  private readonly autosave: Autosave;
  private forgotten = false;

  constructor(view: PersonalView) {
    this.answers = { ...view.answers };
    this.autosave = new Autosave({
      save: ({ answers }) => rpc('personal.save', { answers }),
      shown: (state) => (this.saved = state),
      setTimeout: (run, delay) => window.setTimeout(run, delay),
      clearTimeout: (timer) => window.clearTimeout(timer),
    });
    app.flush = this.flush;
    this.readings = new Readings({
      answer: (id) => this.answers[id] ?? '',
      write: (id, text) => this.answer(id, text),
      read: (field, text) => rpc('personal.read_field', { field, text }),
      released,
    });
  }

  /** An answer changed. Its problem is gone until the next check. */
  answer(id: FieldId, text: string, _info: UniversityInfo | null = null): void {
    this.answers[id] = text;
    this.problems = this.problems.filter((problem) => problem.place.kind !== 'field' || problem.place.id !== id);
    this.readings.changed(id);
    this.autosave.note(id, text);
  }

  /** A field was left: its answer is put on disk and read. */
  leave(id: FieldId): void {
    void this.flush();
    void this.readings.left(id);
  }

  /** Puts everything on disk now. */
  flush = async (): Promise<boolean> => this.forgotten || this.autosave.flush();

  /** What was typed is thrown away: nothing of it is saved any more. */
  forget(): void {
    this.forgotten = true;
  }

  async end(): Promise<void> {
    if (app.flush === this.flush) app.flush = null;
    if (!this.forgotten) await this.autosave.end();
  }

  /** Asks the core what is wrong. Gives `true` when nothing is. */
  async check(): Promise<boolean> {
    this.error = null;
    await this.readings.settle();
    try {
      if (!(await this.flush())) throw this.saved.name === 'failed' ? this.saved.error : new Error('not saved');
      this.problems = (await rpc('personal.check', {})).problems;
    } catch (thrown) {
      this.error = asCoreError(thrown);
      this.failures += 1;
      return false;
    }
    return this.problems.length === 0;
  }
}
