// What the core makes of an answer when its field is left: the text that is kept, what it means, what is wrong with it,
// and what follows from it for other fields.
import type { FieldId, FieldProblem, FieldReading, Proposal, Reading } from '../generated/api';

/** A reading as it is shown beside its field. */
export interface ShownReading {
  reading: Reading;
  problem: FieldProblem | null;
  /** The text was written anew, in another width, script or calendar. */
  converted: boolean;
}

/** What readings need from outside. */
export interface ReadingPorts {
  answer(id: FieldId): string;
  /** Writes an answer as if it had been typed. */
  write(id: FieldId, text: string): void;
  read(id: FieldId, text: string): Promise<FieldReading>;
  /** When the screen may move. */
  released(): Promise<void>;
}

/** Spaces that went are not worth a word. */
const letters = (text: string): string => text.replace(/\s/gu, '');

export class Readings {
  shown = $state<{ [key in FieldId]?: ShownReading }>({});
  private readonly unread = new Set<FieldId>();
  private readonly filled = new Map<FieldId, string>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly ports: ReadingPorts) {}

  /** The text of a field is another one; what was said of the old one is gone. */
  changed(id: FieldId): void {
    this.unread.add(id);
    delete this.shown[id];
  }

  /** A field was left. Fields are read one after the other. */
  left(id: FieldId): Promise<void> {
    this.last = this.last.then(() => this.read(id));
    return this.last;
  }

  /** Reads what changed and was never left, as when Enter is pressed in it. */
  settle(): Promise<void> {
    for (const id of this.unread) void this.left(id);
    return this.last;
  }

  /** Spellings that are offered for a field, without the one that stands in it. */
  offers(id: FieldId): string[] {
    const readings = Object.values(this.shown);
    const proposals = readings.flatMap(({ reading }) => reading.proposals).filter(({ field }) => field === id);
    const spellings = proposals.flatMap(({ text, alternatives }) => [text, ...alternatives]);
    return [...new Set(spellings)].filter((spelling) => spelling !== this.ports.answer(id));
  }

  private async read(id: FieldId): Promise<void> {
    const typed = this.ports.answer(id);
    this.unread.delete(id);
    if (typed.trim() === '') return;
    let read: FieldReading;
    try {
      read = await this.ports.read(id, typed);
    } catch {
      // A reading only helps; what is wrong is said at the next step.
      return;
    }
    await this.ports.released();
    // Typed on meanwhile: it will be left again.
    if (this.ports.answer(id) !== typed) return;
    const { reading, problem } = read;
    const converted = letters(reading.answer) !== letters(typed) || (this.shown[id]?.converted ?? false);
    if (reading.answer !== typed) this.ports.write(id, reading.answer);
    this.unread.delete(id);
    this.shown[id] = { reading, problem, converted };
    for (const proposal of reading.proposals) this.propose(proposal);
  }

  /** Fills an empty field, or one that still holds an earlier proposal; never what a person typed or chose. */
  private propose({ field, text }: Proposal): void {
    const present = this.ports.answer(field);
    if (present !== '' && present !== this.filled.get(field)) return;
    this.filled.set(field, text);
    if (present !== text) this.ports.write(field, text);
    this.unread.delete(field);
  }
}
