// The one door between the views and the local core. Nothing else imports @tauri-apps.
import { http } from './http';
import { tauri } from './tauri';
import type { Platform } from './types';

const platform: Platform = '__TAURI_INTERNALS__' in globalThis ? tauri : http;

export const { rpc, onCoreEvent, imageUrl } = platform;
export { CoreFailure, asCoreError, coreError } from './failure';
