// Contrast of a university's colour with the text on it (WCAG 2.2, 1.4.3).

/** Relative luminance of `#rrggbb`, 0 to 1; `null` for anything else. */
export function luminance(colour: string): number | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1).map((hex) => {
    const value = Number.parseInt(hex, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two luminances, 1 to 21. */
export const ratio = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** The colour behind the university's name with the text colour that can be read on it. */
export function brand(colour: string | undefined): { behind: string; text: string } {
  const behind = colour === undefined ? null : luminance(colour);
  if (colour === undefined || behind === null) return { behind: '#00118f', text: '#ffffff' };
  return { behind: colour, text: ratio(behind, 1) >= 4.5 ? '#ffffff' : '#000000' };
}
