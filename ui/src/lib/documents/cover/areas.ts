// Boxes on a picture, in ten-thousandths of its width and height, as the core takes them.
import type { Area } from '../../generated/api';

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export type Corner = 'nw' | 'ne' | 'sw' | 'se';

/** The whole width or height. */
export const WHOLE = 10_000;
/** The narrowest box: still wide enough to be caught with a pointer. */
export const NARROWEST = 100;
/** How much of a picture a card usually fills, where nobody cut the picture to the card. */
const USUAL = 0.86;

const within = (value: number, least: number, most: number): number => Math.round(Math.min(most, Math.max(least, value)));

/** The same box somewhere else, inside the picture. */
export function moved(area: Area, by: Point): Area {
  return {
    ...area,
    x: within(area.x + by.x, 0, WHOLE - area.width),
    y: within(area.y + by.y, 0, WHOLE - area.height),
  };
}

/** A box one corner of which was dragged; the corner across stays. */
export function resized(area: Area, corner: Corner, by: Point): Area {
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const x = west ? within(area.x + by.x, 0, right - NARROWEST) : area.x;
  const y = north ? within(area.y + by.y, 0, bottom - NARROWEST) : area.y;
  return {
    x,
    y,
    width: (west ? right : within(right + by.x, area.x + NARROWEST, WHOLE)) - x,
    height: (north ? bottom : within(bottom + by.y, area.y + NARROWEST, WHOLE)) - y,
  };
}

/** The box between two points. */
export function spanned(from: Point, to: Point): Area {
  const left = within(Math.min(from.x, to.x), 0, WHOLE - NARROWEST);
  const top = within(Math.min(from.y, to.y), 0, WHOLE - NARROWEST);
  return {
    x: left,
    y: top,
    width: within(Math.max(from.x, to.x), left + NARROWEST, WHOLE) - left,
    height: within(Math.max(from.y, to.y), top + NARROWEST, WHOLE) - top,
  };
}

/** Where a box lies after the picture was turned clockwise by a quarter. */
export function turned({ x, y, width, height }: Area): Area {
  return { x: WHOLE - y - height, y: x, width: height, height: width };
}

/**
 * Where a box of a card probably lies on a picture of it: the card in the middle, filling the picture where their shapes
 * agree (a scan, a picture cut to the card), else most of it. `aspect` is the card's width by its height in thousandths.
 */
export function placed(box: Area, aspect: number, picture: Size): Area {
  const shape = picture.width / picture.height / (aspect / 1_000);
  const cut = shape > 0.9 && shape < 1.1;
  const fills = cut ? 1 : USUAL;
  const across = shape > 1 && !cut ? fills / shape : fills;
  const down = shape < 1 && !cut ? fills * shape : fills;
  const width = within(box.width * across, NARROWEST, WHOLE);
  const height = within(box.height * down, NARROWEST, WHOLE);
  return {
    x: within((WHOLE * (1 - across)) / 2 + box.x * across, 0, WHOLE - width),
    y: within((WHOLE * (1 - down)) / 2 + box.y * down, 0, WHOLE - height),
    width,
    height,
  };
}
