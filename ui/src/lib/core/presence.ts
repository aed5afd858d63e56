// Whether somebody is there: keys and pointers count as being active, not only commands. The core is told now and then.

/** Milliseconds between two times the core is told. */
const OFTEN = 30_000;
/** Where the idle time is short it is told that many times within it. */
const TIMES = 8;

/** What the presence needs from outside. */
export interface PresencePorts {
  /** Idle minutes after which somebody is signed out; `null` while nobody is signed in or the person is being asked. */
  idleMinutes(): number | null;
  stay(): Promise<unknown>;
  /** Milliseconds that only go forward. */
  now(): number;
}

export class Presence {
  private told = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: PresencePorts) {}

  /** A key was pressed, or the pointer was used. */
  active(): void {
    const minutes = this.ports.idleMinutes();
    if (minutes === null) return;
    const now = this.ports.now();
    if (now - this.told < Math.min(OFTEN, (minutes * 60_000) / TIMES)) return;
    this.told = now;
    // Nobody signed in any more: the core says so by its own event.
    void this.ports.stay().catch(() => {});
  }
}
