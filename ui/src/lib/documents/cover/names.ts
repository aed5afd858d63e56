// What boxes are called: by what they cover, or by their number.
import { localized, t } from '../../core/language.svelte';
import type { Box, Covers } from './covers.svelte';

export function boxName(covers: Covers, box: Box): string {
  const field = covers.fields.find(({ id }) => id === box.field);
  if (field) return localized(field.label);
  const own = covers.boxes.filter((one) => one.field === null);
  return t('documents-cover-own', { number: own.findIndex((one) => one.key === box.key) + 1 });
}
