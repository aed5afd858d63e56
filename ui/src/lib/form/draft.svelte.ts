// The draft being filled in: answers, images, problems, and their saving.
import type { CoreError, DraftView, FieldId, FieldProblem, RefusedFile, Section, UniversityInfo } from '../generated/api';
import { released } from '../core/pointer';
import { app } from '../core/app.svelte';
import { asCoreError, rpc } from '../platform';
import { Autosave, type SaveState } from './autosave';
import { SCHOOL_NAME_FROM, type Answers } from './fields';
import { Readings } from './readings.svelte';

/** Largest file that is read into memory for a drop or paste; the core knows the same limit for chosen files. */
const LARGEST_FILE = 20 * 1024 * 1024;

export class DraftEditor {
  answers = $state<Answers>({});
  documents = $state<DraftView['documents']>([]);
  section = $state<Section>('applicant');
  problems = $state<FieldProblem[]>([]);
  refused = $state<RefusedFile[]>([]);
  saved = $state<SaveState>({ name: 'idle' });
  error = $state<CoreError | null>(null);
  /** Grows with every error, so that the summary takes the focus. */
  failures = $state(0);
  readonly revision: number;
  readonly email: string;
  readonly returned: DraftView['returned'];
  readonly newFields: readonly FieldId[];
  readonly readings: Readings;
  private readonly autosave: Autosave;

  constructor(draft: DraftView) {
    this.revision = draft.revision;
    this.email = draft.email;
    this.returned = draft.returned;
    this.newFields = draft.new_fields;
    this.answers = { ...draft.answers };
    this.documents = draft.documents;
    this.section = draft.section;
    this.autosave = new Autosave({
      save: (change) => rpc('draft.save', change),
      shown: (state) => (this.saved = state),
      setTimeout: (run, delay) => window.setTimeout(run, delay),
      clearTimeout: (timer) => window.clearTimeout(timer),
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
    this.refused = [];
    this.error = null;
    this.autosave.moved(section);
  }

  /** Puts everything on disk now. */
  flush = (): Promise<boolean> => this.autosave.flush();

  end(): Promise<void> {
    return this.autosave.end();
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

  /** The native dialog. */
  async choose(): Promise<void> {
    await this.attachBy(() => rpc('documents.choose', { role: 'identity' }));
  }

  /** Files that were dropped or pasted, one after the other. */
  async attach(files: Iterable<File>): Promise<void> {
    this.refused = [];
    for (const file of files) {
      if (file.size > LARGEST_FILE) this.refuseLarge(file);
      else {
        const base64 = await base64Of(file);
        await this.attachBy(() => rpc('documents.attach', { role: 'identity', base64, name: file.name }), true);
      }
    }
  }

  async remove(id: string): Promise<void> {
    this.error = null;
    try {
      this.documents = (await rpc('documents.remove', { id })).documents;
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private async attachBy(call: () => Promise<{ cancelled: boolean; draft: DraftView; refused: RefusedFile[] }>, more = false) {
    this.error = null;
    if (!more) this.refused = [];
    try {
      const { draft, refused } = await call();
      this.documents = draft.documents;
      this.refused = [...this.refused, ...refused];
      if (draft.documents.length > 0) {
        this.problems = this.problems.filter((problem) => problem.kind !== 'image_missing');
      }
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private fail(thrown: unknown): void {
    const error = asCoreError(thrown);
    if (app.diverted(error)) return;
    this.error = error;
    this.failures += 1;
  }

  private refuseLarge(file: File): void {
    const args = { bytes: String(file.size), limit: String(LARGEST_FILE) };
    const error: CoreError = { code: 'image_too_large_file', args, problems: [] };
    this.refused = [...this.refused, { name: file.name, error }];
  }
}

/** A file's bytes as base 64. */
async function base64Of(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^data:[^,]*,/, '')));
    reader.addEventListener('error', () => reject(asCoreError({ code: 'file_unreadable' })));
    reader.readAsDataURL(file);
  });
}
