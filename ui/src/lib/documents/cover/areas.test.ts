import { describe, expect, it } from 'vitest';
import { moved, NARROWEST, placed, resized, spanned, turned, WHOLE, type Corner } from './areas';

const box = { x: 1_000, y: 2_000, width: 3_000, height: 500 };

describe('a box', () => {
  it('stays inside the picture wherever it is moved', () => {
    expect(moved(box, { x: 500, y: -100 })).toEqual({ ...box, x: 1_500, y: 1_900 });
    expect(moved(box, { x: -9_999, y: 9_999 })).toEqual({ ...box, x: 0, y: 9_500 });
  });

  it('keeps the corner across from the one that is dragged', () => {
    const table: [Corner, { x: number; y: number; width: number; height: number }][] = [
      ['nw', { x: 1_100, y: 2_050, width: 2_900, height: 450 }],
      ['ne', { x: 1_000, y: 2_050, width: 3_100, height: 450 }],
      ['sw', { x: 1_100, y: 2_000, width: 2_900, height: 550 }],
      ['se', { x: 1_000, y: 2_000, width: 3_100, height: 550 }],
    ];
    for (const [corner, expected] of table) expect(resized(box, corner, { x: 100, y: 50 }), corner).toEqual(expected);
  });

  it('never becomes so narrow that it covers nothing, nor leaves the picture', () => {
    for (const corner of ['nw', 'ne', 'sw', 'se'] as const) {
      for (const by of [-WHOLE, WHOLE]) {
        const { x, y, width, height } = resized(box, corner, { x: by, y: by });
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(NARROWEST);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(WHOLE);
      }
    }
  });

  it('is drawn from any corner to any other', () => {
    const expected = { x: 2_000, y: 3_000, width: 1_000, height: 4_000 };
    expect(spanned({ x: 2_000, y: 3_000 }, { x: 3_000, y: 7_000 })).toEqual(expected);
    expect(spanned({ x: 3_000, y: 7_000 }, { x: 2_000, y: 3_000 })).toEqual(expected);
    const edge = spanned({ x: WHOLE, y: WHOLE }, { x: WHOLE + 50, y: WHOLE + 50 });
    expect(edge).toEqual({ x: 9_900, y: 9_900, width: NARROWEST, height: NARROWEST });
  });

  it('turns with the picture, and is back after four quarters', () => {
    expect(turned(box)).toEqual({ x: 7_500, y: 1_000, width: 500, height: 3_000 });
    expect(turned(turned(turned(turned(box))))).toEqual(box);
  });
});

describe('a suggested position', () => {
  const corner = { x: 0, y: 0, width: 2_000, height: 1_000 };

  it('is the one on the card where the picture was cut to the card', () => {
    expect(placed(corner, 1_586, { width: 1_600, height: 1_009 })).toEqual(corner);
  });

  it('lies on a card in the middle of a photo, whichever way the photo is held', () => {
    const landscape = placed(corner, 1_000, { width: 2_000, height: 1_000 });
    expect(landscape).toEqual({ x: 2_850, y: 700, width: 860, height: 860 });
    const portrait = placed(corner, 1_000, { width: 1_000, height: 2_000 });
    expect(portrait).toEqual({ x: 700, y: 2_850, width: 1_720, height: 430 });
  });
});
