// A computer in words.
import type { DeviceCard } from '../generated/api';
import { t, tryText } from './language.svelte';

/** Its name and kind, as far as they are known. */
export function deviceText({ name, system }: DeviceCard): string {
  const kind = system === 'other' ? '' : (tryText(`devices-system-${system}`) ?? '');
  if (name && kind) return t('devices-named', { name, kind });
  return name || kind || t('devices-system-other');
}
