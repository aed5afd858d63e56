// The draft being filled in: answers, images, problems, and their saving.
import type { CoreError, DraftView, FieldId, FieldProblem, Section, UniversityInfo } from '../generated/api';
import { released } from '../core/pointer';
import { app } from '../core/app.svelte';
import { asCoreError, rpc } from '../platform';
import { Attachments } from '../documents/attachments.svelte';
import { Autosave, type SaveState } from './autosave';
import type { FieldEditor } from './editor';
import { SCHOOL_NAME_FROM, type Answers } from './fields';
import { Readings } from './readings.svelte';

export class DraftEditor implements FieldEditor {
  answers = $state<Answers>({});
  section = $state<Section>('applicant');
  problems = $state<FieldProblem[]>([]);
  saved = $state<SaveState>({ name: 'idle' });
  error = $state<CoreError | null>(null);
  /** Grows with every error, so that the summary takes the focus. */
  failures = $state(0);
  readonly kind: DraftView['kind'];
  readonly revision: number;
  readonly email: string;
  readonly returned: DraftView['returned'];
  readonly standing: DraftView['standing'];
  readonly newFields: readonly FieldId[];
  readonly nowRequired: readonly FieldId[];
  /** Is the present name another than the one when in school, with what was saved last? */
  namesDiffer = $state(false);
  readonly readings: Readings;
  readonly images: Attachments;
  private readonly autosave: Autosave;

  constructor(draft: DraftView) {
    this.kind = draft.kind;
    this.revision = draft.revision;
    this.email = draft.email;
    this.returned = draft.returned;
    this.standing = draft.standing;
    this.newFields = draft.new_fields;
    this.nowRequired = draft.now_required;
    this.namesDiffer = draft.names_differ;
    this.answers = { ...draft.answers };
    this.section = draft.section;
    this.autosave = new Autosave({
      save: async (change) => {
        const saved = await rpc('draft.save', change);
        this.namesDiffer = saved.names_differ;
        return saved;
      },
      shown: (state) => (this.saved = state),
      setTimeout: (run, delay) => window.setTimeout(run, delay),
      clearTimeout: (timer) => window.clearTimeout(timer),
    });
    app.flush = this.flush;
    this.images = new Attachments(draft.documents, {
      flush: this.flush,
      changed: () => (this.problems = this.problems.filter(({ place }) => place.kind === 'field')),
      fail: (thrown) => this.fail(thrown),
    });
    this.readings = new Readings({
      answer: (id) => this.answers[id] ?? '',
      write: (id, text) => this.answer(id, text, null),
      read: (field, text) => rpc('draft.read_field', { field, text }),
      released,
    });
  }

  /** An answer changed. Its problem is gone until the next check. */
  answer(id: FieldId, text: string, info: UniversityInfo | null): void {
    this.answers[id] = text;
    this.problems = this.problems.filter((problem) => problem.place.kind !== 'field' || problem.place.id !== id);
    this.readings.changed(id);
    this.autosave.note(id, text);
    if (id === 'faculty') this.dropForeignDepartment(info);
  }

  /** A field was left: its answer is put on disk and read. */
  leave(id: FieldId): void {
    void this.flush();
    void this.readings.left(id);
  }

  /** A department of another faculty cannot stay. */
  private dropForeignDepartment(info: UniversityInfo | null): void {
    const departments = info?.faculties.find((faculty) => faculty.id === this.answers.faculty)?.departments ?? [];
    const chosen = this.answers.department;
    if (chosen && !departments.some((department) => department.id === chosen)) this.answer('department', '', info);
  }

  /** 在学時氏名 from the present name. */
  copyName(info: UniversityInfo | null): void {
    for (const [school, present] of SCHOOL_NAME_FROM) this.answer(school, this.answers[present] ?? '', info);
  }

  move(section: Section): void {
    this.section = section;
    this.problems = [];
    this.images.moved();
    this.error = null;
    this.autosave.moved(section);
  }

  /** Puts everything on disk now. */
  flush = (): Promise<boolean> => this.autosave.flush();

  async end(): Promise<void> {
    if (app.flush === this.flush) app.flush = null;
    await Promise.all([this.autosave.end(), this.images.end()]);
  }

  /** Asks the core what is wrong in one section, or everywhere. Gives `true` when nothing is. */
  async check(section: Section | null): Promise<boolean> {
    this.error = null;
    await this.readings.settle();
    if (!(await this.flush())) {
      if (this.saved.name === 'failed') this.fail(this.saved.error);
      return false;
    }
    try {
      this.problems = (await rpc('draft.check', { section })).problems;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
    return this.problems.length === 0;
  }

  private fail(thrown: unknown): void {
    const error = asCoreError(thrown);
    if (app.diverted(error)) return;
    this.error = error;
    this.failures += 1;
  }
}
