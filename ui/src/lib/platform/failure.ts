import type { CoreError } from '../generated/api';

/** A command that failed: the core's error as data, thrown. */
export class CoreFailure extends Error {
  readonly error: CoreError;

  constructor(error: CoreError) {
    super(error.code);
    this.name = 'CoreFailure';
    this.error = error;
  }
}

/** An error known only by its code. */
export const coreError = (code: string, args: Record<string, string> = {}): CoreError => ({ code, args, problems: [] });

/** Reads what a failed call brought along. What is no error of the core becomes `internal`. */
export function asCoreError(thrown: unknown): CoreError {
  if (thrown instanceof CoreFailure) return thrown.error;
  const value = typeof thrown === 'string' ? parsed(thrown) : thrown;
  if (typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string') {
    const { code, args, problems } = value as Partial<CoreError> & { code: string };
    return { code, args: args ?? {}, problems: problems ?? [] };
  }
  return coreError('internal');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
