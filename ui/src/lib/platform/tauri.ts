import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { CoreEvent } from '../generated/api';
import { CoreFailure, asCoreError } from './failure';
import type { Platform } from './types';

/** The desktop window: one command, one event, one image scheme. */
export const tauri: Platform = {
  async rpc(command, request) {
    try {
      return await invoke('rpc', { command, request });
    } catch (thrown) {
      throw new CoreFailure(asCoreError(thrown));
    }
  },
  onCoreEvent: (listener) => listen<CoreEvent>('core', (event) => listener(event.payload)),
  // The scheme's address differs between systems; only its root is asked for, as a path would be escaped.
  imageUrl: (id, size = 'full') => `${convertFileSrc('', 'akashi-image')}${id}${size === 'full' ? '' : '/thumbnail'}`,
};
