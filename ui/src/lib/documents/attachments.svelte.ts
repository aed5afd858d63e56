// The images of a draft: attached ones, files that were refused, and pictures that wait for the person.
import type { ChooseResult, CoreError, DocumentRole, DocumentView, DraftView, PendingView, RefusedFile } from '../generated/api';
import { app } from '../core/app.svelte';
import { asCoreError, coreError, rpc } from '../platform';
import type { Kept } from './cover/covers.svelte';

/** Largest file that is read into memory for a drop or paste; the core knows the same limit for chosen files. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** What is told to whoever shows the form. */
interface Listener {
  /** Puts the answers on disk: which document was chosen decides what has to be covered. */
  flush: () => Promise<unknown>;
  /** An image came or went: what was wrong with the images is to be asked again. */
  changed: () => void;
  fail: (thrown: unknown) => void;
}

export class Attachments {
  documents = $state<DocumentView[]>([]);
  /** Not kept yet: to be covered, or hard to read. */
  pending = $state<PendingView[]>([]);
  /** How many of those that waited together are done. */
  done = $state(0);
  /** Files that could not be attached, and to which group. */
  refused = $state<RefusedFile[]>([]);
  refusedRole = $state<DocumentRole>('identity');
  /** The side with the number was chosen, and put away. */
  numberSide = $state(false);
  /** What went wrong while a picture waits: said in its dialog, which covers everything else. */
  failed = $state<CoreError | null>(null);

  constructor(
    documents: DocumentView[],
    private readonly listener: Listener,
  ) {
    this.documents = documents;
  }

  of(role: DocumentRole): DocumentView[] {
    return this.documents.filter((document) => document.role === role);
  }

  /** The native dialog. */
  async choose(role: DocumentRole): Promise<void> {
    await this.begin(role);
    this.take(await this.ask(() => rpc('documents.choose', { role })));
  }

  /** What lies in the clipboard of the system, where the page is not given it. */
  async paste(role: DocumentRole): Promise<void> {
    await this.begin(role);
    this.take(await this.ask(() => rpc('documents.paste', { role })));
  }

  /** Files that were dropped, pasted or photographed, one after the other. */
  async attach(role: DocumentRole, files: Iterable<File>): Promise<void> {
    await this.begin(role);
    let waiting: PendingView[] | undefined;
    for (const file of files) {
      if (file.size > LARGEST_FILE) {
        this.refuseLarge(file);
        continue;
      }
      const answer = await this.ask(async () => {
        const base64 = await base64Of(file);
        return rpc('documents.attach', { role, base64, name: file.name });
      });
      waiting = answer?.pending ?? waiting;
      this.take(answer && { ...answer, pending: this.pending });
    }
    // Only now: a picture that asks for something would hide that others are still read.
    if (waiting) this.wait(waiting);
  }

  /** Keeps a picture. Gives the warning where it is hard to read and was not said to be so before. */
  async keep(id: string, kept: Kept): Promise<PendingView | null> {
    const answer = await this.ask(() => rpc('documents.keep', { id, ...kept }));
    if (!answer || answer.warned) return answer?.warned ?? null;
    this.attached(answer.draft);
    this.away(id);
    return null;
  }

  /** Nothing of a picture is kept. */
  async drop(id: string): Promise<void> {
    await this.ask(() => rpc('documents.drop', { id }));
    this.away(id);
  }

  /** The side of a card with a number that nobody may keep. */
  async refuseNumberSide(picture: PendingView): Promise<void> {
    this.refusedRole = picture.role;
    this.numberSide = true;
    await this.drop(picture.id);
  }

  /** Another file instead of this one. */
  async another(picture: PendingView): Promise<void> {
    const answer = await this.ask(() => rpc('documents.choose', { role: picture.role }));
    if (!answer || answer.cancelled) return;
    this.refusedRole = picture.role;
    this.take(answer);
    await this.drop(picture.id);
  }

  /** Opens an attached image again, to cover more of it or to turn it. */
  async edit(role: DocumentRole, id: string): Promise<void> {
    await this.begin(role);
    const picture = await this.ask(() => rpc('documents.edit', { id }));
    if (picture) this.wait([...this.pending.filter((one) => one.id !== picture.id), picture]);
  }

  async remove(id: string): Promise<void> {
    const draft = await this.ask(() => rpc('documents.remove', { id }));
    if (draft) this.attached(draft);
  }

  /** The form is left: pictures that wait are kept nowhere. */
  async end(): Promise<void> {
    for (const { id } of this.pending) await rpc('documents.drop', { id }).catch(() => undefined);
    this.pending = [];
  }

  /** Another section: what was refused is not of interest any more. */
  moved(): void {
    this.refused = [];
    this.numberSide = false;
  }

  private async begin(role: DocumentRole): Promise<void> {
    this.moved();
    this.refusedRole = role;
    await this.listener.flush();
  }

  private take(answer: ChooseResult | undefined): void {
    if (!answer) return;
    this.attached(answer.draft);
    this.refused = [...this.refused, ...answer.refused];
    this.wait(answer.pending);
  }

  private attached(draft: DraftView): void {
    this.documents = draft.documents;
    this.listener.changed();
  }

  private wait(pending: PendingView[]): void {
    if (this.pending.length === 0) this.done = 0;
    this.pending = pending;
  }

  private away(id: string): void {
    const left = this.pending.filter((one) => one.id !== id);
    if (left.length < this.pending.length) this.done += 1;
    this.pending = left;
  }

  private async ask<T>(call: () => Promise<T>): Promise<T | undefined> {
    this.failed = null;
    try {
      return await call();
    } catch (thrown) {
      const error = asCoreError(thrown);
      // Nobody did anything for long: the picture is gone, and is chosen again.
      if (error.code === 'image_forgotten') this.pending = [];
      if (this.pending.length > 0 && !app.diverted(error)) this.failed = error;
      else this.listener.fail(thrown);
      return undefined;
    }
  }

  private refuseLarge(file: File): void {
    const args = { bytes: String(file.size), limit: String(LARGEST_FILE) };
    this.refused = [...this.refused, { name: file.name, error: { ...coreError('image_too_large_file'), args } }];
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
