// Dates and times as people read them. What the server dates is shown in Japan's time, wherever the computer is.
import type { Gloss, Language } from '../generated/api';
import { format, translate } from '../generated/messages';

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

/** `YYYY-MM-DDThh:mm:ss` in Japan as milliseconds since 1970. */
export const inJapan = (text: string): number => Date.parse(`${text}+09:00`);

/** A moment in Japan as `2022/12/02 15:14`, in every language: the time of a sign-in. */
export function stamp(at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: TIME_ZONE,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}/${part('month')}/${part('day')} ${part('hour')}:${part('minute')}`;
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

/** The same day or month in both calendars, as the core read it. */
export function bothCalendars(gloss: Gloss, language: Language): string {
  const monthly = gloss.western.length === 'YYYY-MM'.length;
  const date = utc(gloss.western, /^(\d{4})-(\d{2})(?:-(\d{2}))?$/);
  const era = format(language, `era-${gloss.era}`);
  if (!date || !era) return gloss.western;
  const rest = new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    day: monthly ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(date);
  const year = String(date.getUTCFullYear());
  return translate(language, 'form-both-calendars', { era, era_year: gloss.era_year, year, rest });
}

function utc(text: string, shape: RegExp): Date | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1)));
  return Number.isNaN(date.getTime()) ? null : date;
}
