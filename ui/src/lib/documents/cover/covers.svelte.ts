// What is covered on one picture: the boxes, and what the person said of each thing that must not be seen.
import type { Area, MaskAnswer, MaskField, MaskTemplate } from '../../generated/api';
import { placed, turned, type Size } from './areas';

export interface Box {
  key: number;
  /** What it covers; nothing for a box that the person drew for themselves. */
  field: string | null;
  area: Area;
  /** Only proposed boxes are not: nobody has looked yet whether they lie right. */
  settled: boolean;
}

export type FieldState = 'open' | 'covered' | 'absent';

/** What a picture is kept with. */
export interface Kept {
  covers: Area[];
  turn: number;
  answers: MaskAnswer[];
}

/** Is there anything in such a document that has to be looked at? */
export const mustCover = (template: MaskTemplate | null): boolean =>
  template?.fields.some(({ need }) => need !== 'optional') ?? false;

export class Covers {
  boxes = $state<Box[]>([]);
  turns = $state(0);
  /** Fields that are not in this picture. */
  private absent = $state<Record<string, boolean>>({});
  /** Fields that were covered before, on a picture that was kept. */
  private readonly earlier: ReadonlySet<string>;
  private last = 0;

  constructor(
    readonly template: MaskTemplate | null,
    private readonly picture: Size,
    answers: MaskAnswer[],
  ) {
    this.earlier = new Set(answers.filter(({ state }) => state === 'covered').map(({ field }) => field));
    for (const { field, state } of answers) if (state === 'absent') this.absent[field] = true;
    for (const field of this.fields) if (field.need !== 'optional' && this.state(field.id) === 'open') this.propose(field.id);
  }

  get fields(): MaskField[] {
    return this.template?.fields ?? [];
  }

  /** Is there anything that has to be looked at? */
  get required(): boolean {
    return mustCover(this.template);
  }

  state(field: string): FieldState {
    if (this.absent[field]) return 'absent';
    const covered = this.earlier.has(field) || this.boxes.some((box) => box.field === field && box.settled);
    return covered ? 'covered' : 'open';
  }

  /** It was covered when the picture was kept, and nothing has to be done again. */
  wasCovered(field: string): boolean {
    return this.earlier.has(field);
  }

  /** The box over a field, if there is one. */
  boxOf(field: string): Box | undefined {
    return this.boxes.find((box) => box.field === field);
  }

  /** Puts a box where the field usually stands. */
  propose(field: string): Box | undefined {
    delete this.absent[field];
    const area = this.usual(field);
    return area ? this.add(area, field, false) : undefined;
  }

  /** A box of the person's own. */
  add(area: Area, field: string | null = null, settled = true): Box {
    this.last += 1;
    const box = { key: this.last, field, area, settled };
    this.boxes.push(box);
    return box;
  }

  /** A box was moved, or found to lie right. */
  settle(key: number, area?: Area): void {
    const box = this.boxes.find((one) => one.key === key);
    if (!box) return;
    box.settled = true;
    if (area) box.area = area;
  }

  remove(key: number): void {
    this.boxes = this.boxes.filter((box) => box.key !== key);
  }

  /** The field is not in this picture. */
  leaveOut(field: string): void {
    this.boxes = this.boxes.filter((box) => box.field !== field);
    this.absent[field] = true;
  }

  /** A quarter clockwise. Boxes that somebody placed stay on what they cover; proposals are made anew. */
  turn(): void {
    this.turns = (this.turns + 1) % 4;
    for (const box of this.boxes) {
      const usual = box.settled || box.field === null ? undefined : this.usual(box.field);
      box.area = usual ?? turned(box.area);
    }
  }

  /** The fields of which nothing was said yet. */
  get missing(): MaskField[] {
    return this.fields.filter(({ id, need }) => need !== 'optional' && this.state(id) === 'open');
  }

  get kept(): Kept {
    const answers = this.fields.flatMap(({ id }): MaskAnswer[] => {
      const state = this.state(id);
      return state === 'open' ? [] : [{ field: id, state }];
    });
    const covers = this.boxes.filter(({ settled }) => settled).map(({ area }) => ({ ...area }));
    return { covers, turn: this.turns, answers };
  }

  private usual(id: string): Area | undefined {
    const field = this.fields.find((one) => one.id === id);
    if (!field || !this.template) return undefined;
    const { width, height } = this.picture;
    return placed(field.area, this.template.aspect, this.turns % 2 === 1 ? { width: height, height: width } : { width, height });
  }
}
