// Dates and times as people read them. What the server dates is shown in Japan's time, wherever the computer is.
import type { Language } from '../generated/api';

const TIME_ZONE = 'Asia/Tokyo';
const LOCALES: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };

/** A moment, milliseconds since 1970, as date and time in Japan. */
export function dateTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(at);
}

/** A moment as date in Japan. */
export function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: TIME_ZONE }).format(at);
}

/** A moment as a short date in Japan, for tables. */
export function shortDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: TIME_ZONE }).format(at);
}

/** `YYYY-MM-DD` as a short date, for tables. */
export const shortCivilDate = (text: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? shortDay(Date.parse(`${text}T12:00:00+09:00`), language) : text;

/** A moment as time of day on this computer's clock, for "saved at". */
export function timeOfDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short' }).format(at);
}

/** `YYYY-MM-DD`; with its day of the week where it is a day to come. */
export function civilDate(text: string, language: Language, weekday = true): string {
  const date = utc(text, /^(\d{4})-(\d{2})-(\d{2})$/);
  if (!date) return text;
  return new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: weekday ? 'short' : undefined,
    timeZone: 'UTC',
  }).format(date);
}

/** `YYYY-MM` */
export function civilMonth(text: string, language: Language): string {
  const date = utc(text, /^(\d{4})-(\d{2})$/);
  if (!date) return text;
  return new Intl.DateTimeFormat(LOCALES[language], { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

/**
 * What a typed day or month will be understood as, or `null`. The core decides; this only echoes what it will read:
 * year first, any width, `-`, `/` or `.` between.
 */
export function understood(typed: string, language: Language): string | null {
  const folded = typed.normalize('NFKC').replace(/\s/g, '').replace(/[/.]/g, '-');
  const parts = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(folded);
  if (!parts) return null;
  const [, year, month, date] = parts;
  const padded = [year, month?.padStart(2, '0')];
  if (date === undefined) return existing(`${padded.join('-')}-01`) ? civilMonth(padded.join('-'), language) : null;
  const full = [...padded, date.padStart(2, '0')].join('-');
  return existing(full) ? civilDate(full, language, false) : null;
}

function existing(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

function utc(text: string, shape: RegExp): Date | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1)));
  return Number.isNaN(date.getTime()) ? null : date;
}
