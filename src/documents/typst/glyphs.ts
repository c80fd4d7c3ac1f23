import { openSync, type Font, type FontCollection } from 'fontkit';

export interface Glyphs {
  /** Names by which the added fonts are asked for. */
  readonly families: readonly string[];
  missing(text: string): string[];
}

/** Which characters the given fonts can print. Blanks and joiners need no shape. */
export function readGlyphs(own: readonly string[], added: readonly string[]): Glyphs {
  const ownFonts = own.flatMap(fontsIn);
  const addedFonts = added.flatMap(fontsIn);
  const fonts = [...ownFonts, ...addedFonts];
  const printable = new Map<string, boolean>();
  const canPrint = (character: string): boolean => {
    const known = printable.get(character);
    if (known !== undefined) return known;
    const point = character.codePointAt(0) ?? 0;
    const can = /[\s\p{C}\p{M}]/u.test(character) || fonts.some((font) => font.hasGlyphForCodePoint(point));
    printable.set(character, can);
    return can;
  };
  return {
    families: [...new Set(addedFonts.map(({ familyName }) => familyName))],
    missing: (text) => [...new Set(text)].filter((character) => !canPrint(character)),
  };
}

function fontsIn(path: string): Font[] {
  try {
    const opened: Font | FontCollection = openSync(path);
    return 'fonts' in opened ? opened.fonts : [opened];
  } catch {
    // A broken file in the office's folder helps no document and hinders none.
    return [];
  }
}
