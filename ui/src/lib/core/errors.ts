// Errors and problems as sentences.
import type { CoreError, FieldProblem } from '../generated/api';
import { civilDate, dateTime } from './dates';
import { kebab, language, tryText } from './language.svelte';

const MEBIBYTE = 1024 * 1024;

/** Arguments in units that people read, beside those of the core. */
export function readableArguments(args: Record<string, string>): Record<string, string> {
  const readable = { ...args };
  const seconds = Number(args.seconds);
  if (args.seconds !== undefined && Number.isFinite(seconds)) {
    readable.minutes = String(Math.max(1, Math.ceil(seconds / 60)));
  }
  for (const name of ['limit', 'bytes']) {
    const bytes = Number(args[name]);
    if (bytes >= MEBIBYTE) readable[`${name}_mb`] = String(Math.round(bytes / MEBIBYTE));
  }
  if (args.from !== undefined) readable.from = dateTime(Date.parse(args.from), language.current);
  const pixels = Number(args.width) * Number(args.height);
  if (Number.isFinite(pixels)) readable.megapixels = String(Math.ceil(pixels / 1_000_000));
  return readable;
}

/** What happened, what was kept, what to do. */
export function errorText(error: CoreError): string {
  const args = readableArguments(error.args);
  return tryText(`error-${kebab(error.code)}`, args) ?? tryText('error-internal') ?? error.code;
}

/** What is wrong with an answer. */
export function problemText(problem: FieldProblem, label: string): string {
  const args: Record<string, string | number> = { limit: 0, ...problem.args, label };
  const { era, day } = problem.args ?? {};
  if (era !== undefined) args.era = tryText(`era-${era}`) ?? era;
  if (day !== undefined) args.day = civilDate(day, language.current, false);
  return tryText(`problem-${kebab(problem.kind)}`, args) ?? label;
}
