import { detached, unescapeCellText } from './cell-text.ts';
import { limits } from './limits.ts';
import { refusal } from './refuse.ts';
import { XmlFeed } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

/** The table of texts that cells point into; phonetic guides are left out. */
export async function readSharedStrings(zip: ZipParts, part: string | undefined): Promise<readonly string[]> {
  if (!part || !zip.has(part)) return [];
  const strings: string[] = [];
  let text = '';
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  const feed = new XmlFeed({
    open(name) {
      if (name === 't') inText = !inPhonetic;
      else if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
    },
    text(piece) {
      // One character past the limit is kept, so that the cell that shows it can be named.
      if (inText && text.length <= limits.cellCharacters) text += piece.slice(0, limits.cellCharacters + 1);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        characters += text.length;
        if (characters > limits.sharedCharacters || strings.length >= limits.sharedStrings) {
          throw refusal('sheet.too-much-text');
        }
        strings.push(detached(unescapeCellText(text)));
      }
    },
  });
  for await (const chunk of zip.read(part, limits.sharedStringsBytes)) feed.write(chunk);
  feed.end();
  return strings;
}
