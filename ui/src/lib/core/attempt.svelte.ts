// One attempt of a person to go on: runs a call, keeps its error for the summary, counts tries.
import type { CoreError } from '../generated/api';
import { asCoreError, coreError } from '../platform/failure';
import { app } from './app.svelte';
import { errorText } from './errors';

export class Attempt {
  error = $state<CoreError | null>(null);
  /** Grows with every failure, so that the summary takes the focus again. */
  count = $state(0);

  /** The error's sentence, or nothing. */
  get text(): string | undefined {
    return this.error ? errorText(this.error) : undefined;
  }

  /** The sentence where the error is one of `codes`, for showing it at a field. */
  at(...codes: string[]): string | undefined {
    return this.error && codes.includes(this.error.code) ? this.text : undefined;
  }

  /** Runs a call. Gives `undefined` when it failed; the error is then shown, or has led to another screen. */
  async run<T>(call: () => Promise<T>): Promise<T | undefined> {
    this.error = null;
    try {
      return await call();
    } catch (thrown) {
      const error = asCoreError(thrown);
      if (!app.diverted(error)) this.fail(error);
      return undefined;
    }
  }

  fail(error: CoreError | string): void {
    this.error = typeof error === 'string' ? coreError(error) : error;
    this.count += 1;
  }
}
