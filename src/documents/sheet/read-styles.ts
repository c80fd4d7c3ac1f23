import { limits } from './limits.ts';
import { builtinStyle, customStyle, PLAIN, type NumberStyle } from './number-format.ts';
import { XmlFeed } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

/** The number style of each cell format, by the index that cells carry. */
export async function readStyles(zip: ZipParts, part: string | undefined): Promise<readonly NumberStyle[]> {
  if (!part || !zip.has(part)) return [];
  const custom = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellFormats = false;
  const feed = new XmlFeed({
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') {
        custom.set(Number(attributes['numFmtId']), customStyle(attributes['formatCode'] ?? ''));
      } else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(custom.get(id) ?? builtinStyle(id) ?? PLAIN);
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  for await (const chunk of zip.read(part, limits.stylesBytes)) feed.write(chunk);
  feed.end();
  return styles;
}
