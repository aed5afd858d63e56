import type { CoreEvent } from '../generated/api';
import { CoreFailure, asCoreError, coreError } from './failure';
import type { Platform } from './types';

/** The dev host: the same core behind HTTP on loopback, for work on the views and for tests in a browser. */
export const http: Platform = {
  async rpc(command, request) {
    const answer = await fetch(`/rpc/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }).catch(() => {
      throw new CoreFailure(coreError('internal'));
    });
    const body = await answer.text();
    if (!answer.ok) throw new CoreFailure(asCoreError(body));
    return body === '' ? undefined : JSON.parse(body);
  },
  onCoreEvent(listener) {
    const events = new EventSource('/events');
    events.addEventListener('message', (message) => listener(JSON.parse(message.data) as CoreEvent));
    return Promise.resolve(() => events.close());
  },
  imageUrl: (id, size = 'full') => `/image/${id}${size === 'full' ? '' : '/thumbnail'}`,
};
