// How large a picture is shown, and which side of it is up.

const STEP = 1.25;
const LARGEST = 8;

export class Zoom {
  /** 1 is the whole picture in its frame. */
  factor = $state(1);
  /** Quarter turns clockwise. */
  turns = $state(0);

  larger = (): void => this.to(this.factor * STEP);
  smaller = (): void => this.to(this.factor / STEP);
  rotate = (): void => void (this.turns = (this.turns + 1) % 4);

  reset = (): void => {
    this.factor = 1;
    this.turns = 0;
  };

  to(factor: number): void {
    this.factor = Math.min(LARGEST, Math.max(1, factor));
  }
}
