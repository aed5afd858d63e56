// What is applied for, in words.
import type { ApplicationKind } from '../generated/api';
import { t } from '../core/language.svelte';
import type { Route } from '../core/router';

/** 申請種別, as it stands above the form and in lists. */
export function kindTitle(kind: ApplicationKind): string {
  switch (kind) {
    case 'registration':
      return t('form-title');
    case 'enrolment':
      return t('form-title-enrolment');
    case 'recovery':
      return t('form-title-recovery');
    case 'name_change':
      return t('form-title-name-change');
  }
}

/** Where an application of a kind is begun anew. */
export function beginning(kind: ApplicationKind | undefined): Route {
  switch (kind) {
    case 'enrolment':
      return { name: 'add_number' };
    case 'recovery':
      return { name: 'lost_address' };
    case 'name_change':
      return { name: 'change_name' };
    default:
      return { name: 'email' };
  }
}
