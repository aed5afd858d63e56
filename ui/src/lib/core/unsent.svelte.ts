// A decision that a member of staff has begun and not sent. It outlives the screen and the session, so that a session
// which ends in the middle of a sentence costs nobody the sentence; but not the window, and nobody else gets it.
import type { OutcomeView } from '../generated/api';

/** What stands in the form of a decision. */
export class Unsent {
  outcome = $state<OutcomeView | null>(null);
  /** Reasons that are ticked, by their codes. */
  ticked = $state<Record<string, boolean>>({});
  /** The field of the form that a reason is about. */
  fields = $state<Record<string, string>>({});
  comment = $state('');
}

const held = new Map<string, Unsent>();
/** Who signed in last, and has not signed out. Staff sign in once in every window: their sessions do not outlive it. */
let writer: string | null = null;

/** The decision about a revision of an application, as far as it was written. */
export function unsentOf(application: string, revision: number): Unsent {
  const about = `${application} ${revision}`;
  const found = held.get(about) ?? new Unsent();
  if (!held.has(about)) held.set(about, found);
  return found;
}

/** It was sent. */
export function forgetUnsent(application: string, revision: number): void {
  held.delete(`${application} ${revision}`);
}

/** Somebody is in, or, with `null`, has signed out: what another person wrote is gone. */
export function writesAs(name: string | null): void {
  if (name !== writer) held.clear();
  writer = name;
}
