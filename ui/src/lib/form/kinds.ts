// What is applied for, in words.
import type { ApplicationKind } from '../generated/api';
import { t } from '../core/language.svelte';

/** 申請種別, as it stands above the form and in lists. */
export function kindTitle(kind: ApplicationKind): string {
  if (kind === 'enrolment') return t('form-title-enrolment');
  return kind === 'recovery' ? t('form-title-recovery') : t('form-title');
}
