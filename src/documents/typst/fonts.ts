import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';
import { documentsFolder } from './folder.ts';

const requireFromHere = createRequire(join(documentsFolder(), 'typst/fonts.ts'));

/** Weights that documents use; the packages hold more. */
const PACKAGED = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];
/** Typst reads no woff2. Its files are named "latin", and hold every character all the same. */
const UNPACKED = {
  name: 'LXGWWenKai.ttf',
  from: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2',
};

const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i;

export interface FontFiles {
  /** Those that come with the program, in the order in which they are asked for a character. */
  readonly own: readonly string[];
  /** Those the office put into its folder. */
  readonly added: readonly string[];
}

/** Where the fonts lie; unpacks what has to be unpacked, once for each folder. */
export async function fontFiles(folder: string): Promise<FontFiles> {
  const unpacked = join(folder, 'unpacked', UNPACKED.name);
  if (!existsSync(unpacked)) await unpack(requireFromHere.resolve(UNPACKED.from), unpacked);
  const found = await readdir(folder).catch(() => []);
  return {
    own: [...PACKAGED.map((path) => requireFromHere.resolve(path)), unpacked],
    added: found.filter((name) => FONT_FILE.test(name)).map((name) => join(folder, name)),
  };
}

/** Under a name of its own first: two processes may unpack at the same time. */
async function unpack(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  await writeFile(draft, await decompress(await readFile(from)));
  await rename(draft, to);
}
