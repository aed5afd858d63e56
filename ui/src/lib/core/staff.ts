// What a refusal means to staff, beyond its words: an administrator may have ended the session or changed the role.
import type { CoreError } from '../generated/api';
import { rpc } from '../platform';
import { app } from './app.svelte';

/** Leads to signing in, or learns what the role is now, so that nothing is offered that is not permitted any more. */
export async function staffRefused(error: CoreError | null): Promise<void> {
  if (error?.code === 'not_signed_in') app.askToSignIn('staff');
  if (error?.code !== 'not_allowed') return;
  try {
    await rpc('staff.own', {});
    await app.refresh();
  } catch {
    // What was refused is said already; the next call says the rest.
  }
}
