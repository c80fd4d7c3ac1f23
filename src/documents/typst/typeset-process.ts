/**
 * The process that sets documents: the compiler keeps its caches and the fonts here, so that its memory can be given
 * back and a document that hangs can be ended without harm to the office.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { dirname, join } from 'node:path';
import { fontFiles } from './fonts.ts';
import { readGlyphs } from './glyphs.ts';
import type { Answered, Asked } from './types.ts';

const [folder = '', fontFolder = ''] = process.argv.slice(2);

const { own, added } = await fontFiles(fontFolder);
const glyphs = readGlyphs(own, added);
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: [...new Set([...own, ...added].map((path) => dirname(path)))] }],
});

function render(asked: Extract<Asked, { kind: 'render' }>): { bytes: Uint8Array; pages: number } {
  for (const [name, bytes] of Object.entries(asked.files ?? {})) {
    compiler.mapShadow(join(folder, name), Buffer.from(bytes));
  }
  const result = compiler.compile({
    mainFilePath: join(folder, asked.template),
    inputs: { data: JSON.stringify(asked.data), fonts: JSON.stringify(glyphs.families) },
  });
  const document = result.result;
  if (document === null) throw new Error(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics));
  const bytes =
    asked.format === 'svg'
      ? Buffer.from(compiler.plainSvg(document))
      : compiler.pdf(document, {
          ...(asked.archive ? { pdfStandard: 'a-2b' } : {}),
          pdfTags: asked.tagged ?? true,
          creationTimestamp: Math.floor(asked.at / 1000),
        });
  return { bytes, pages: document.numOfPages };
}

function answer(asked: Asked): Answered {
  const memory = (): number => process.memoryUsage.rss();
  try {
    if (asked.kind === 'missing') {
      return { id: asked.id, missing: asked.texts.map(glyphs.missing), memory: memory() };
    }
    return { id: asked.id, ...render(asked), memory: memory() };
  } catch (error) {
    return { id: asked.id, fault: error instanceof Error ? error.message : String(error), memory: memory() };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

process.on('message', (asked: Asked) => process.send?.(answer(asked)));
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, memory: process.memoryUsage.rss(), missing: [] } satisfies Answered);
