// A mail address as people give it: typed twice, and refused at the box that is wrong.
import type { Attempt } from './attempt.svelte';

interface Boxes {
  readonly email: string;
  readonly confirmation: string;
}

export class Addresses {
  email = $state('');
  email_confirmation = $state('');
  readonly #attempt: Attempt;
  readonly boxes: Boxes;

  constructor(attempt: Attempt, boxes: Boxes) {
    this.#attempt = attempt;
    this.boxes = boxes;
  }

  /** Puts one into both boxes: the university's, say, which the mail shows to be right. */
  propose(email: string): void {
    this.email = email;
    this.email_confirmation = email;
  }

  /** As commands take them. */
  get typed(): { email: string; email_confirmation: string } {
    return { email: this.email, email_confirmation: this.email_confirmation };
  }

  /** What is wrong with the first. */
  get wrong(): string | undefined {
    return this.#attempt.at('email_missing', 'email_too_long', 'email_malformed', 'email_invalid', 'email_unchanged');
  }

  /** The second is another. */
  get differ(): string | undefined {
    return this.#attempt.at('emails_differ');
  }

  /** The box that the summary leads to. */
  get target(): string | undefined {
    if (this.differ) return this.boxes.confirmation;
    return this.wrong ? this.boxes.email : undefined;
  }
}
