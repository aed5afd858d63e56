// The two sizes of a window at which nothing may be cut off.

export interface Size {
  width: number;
  height: number;
}

/** A common notebook. */
export const NOTEBOOK: Size = { width: 1280, height: 800 };
/** The smallest display that is still sold. */
export const SMALL: Size = { width: 1024, height: 600 };

export const SIZES = [NOTEBOOK, SMALL];

export const named = ({ width, height }: Size): string => `${width}x${height}`;
