import type { Command, CoreEvent, Request, Response } from '../generated/api';

/** What the views need from the place they run in. */
export interface Platform {
  /** Runs a command of the local core. Rejects with a {@link CoreFailure}. */
  rpc<K extends Command>(command: K, request: Request<K>): Promise<Response<K>>;
  /** Hears every event of the core. Gives a function that ends it. */
  onCoreEvent(listener: (event: CoreEvent) => void): Promise<() => void>;
  /** Address of an image (or, with `thumbnail`, of its small version) by its opaque id. */
  imageUrl(id: string, size?: 'full' | 'thumbnail'): string;
}
