import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { filesBelow, isStarted, printFaults, ROOT } from './files.ts';
import { ROOMS } from './rooms.ts';

const CLAUSES = (
  'S1 S2 S3 S4 S5 C1 C2 C3 R1 R2 R3 R4 R5 R6 P1 V1 V2 V3 L1 L2 L3 ' +
  'F1 F2 F3 F4 F5 A1 A2 A3 A4 A5 A6 U1 X1 X2'
).split(' ');

const REQUIRED = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/notice.md'];

/** Folders that exist only while the program runs or after it was built. */
const MADE_LATER = ['data', 'build', '.tools', 'node_modules', '.svelte-kit', 'test-results', '.env'];

const FILE_NAME = /\.(ts|svelte|cjs|mjs|js|json|md|sql|css|html|yml|yaml|sh|txt|toml|typ|csv|xlsx|service)$/;
const PATH_LIKE = /^\.{0,2}[\w@.()[\]*+-]+(\/[\w@.()[\]*+-]+)*\/?$/;

/** Checks that the documents below `root` name only what exists and answer for every clause of the notice. */
export function checkDocs(root: string): string[] {
  // Until the first document is written there is nothing to hold the others against.
  const required = existsSync(join(root, 'README.md')) ? REQUIRED : [];
  const missing = required
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => `${file}: is missing`);
  const documents = [
    ...globSync('{README*,ARCHITECTURE,CONTRIBUTING}.md', { cwd: root }),
    ...filesBelow(join(root, 'docs'))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ];
  const tree = new Tree(root);
  return [
    ...missing,
    ...documents.toSorted().flatMap((document) => checkPaths(tree, document)),
    ...(existsSync(join(root, 'docs/notice.md')) ? checkNotice(tree, 'docs/notice.md') : []),
    ...(existsSync(join(root, 'ARCHITECTURE.md')) ? checkRooms(root) : []),
  ];
}

class Tree {
  readonly root: string;
  readonly #files: readonly string[];
  readonly #names: ReadonlySet<string>;
  readonly #top: ReadonlySet<string>;

  constructor(root: string) {
    this.root = root;
    this.#files = filesBelow(root);
    this.#names = new Set(this.#files.map((file) => basename(file)));
    this.#top = new Set(
      this.#files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''),
    );
  }

  /** A code span is a path when it starts with a folder of the project or ends like a file. */
  isPath(text: string): boolean {
    if (!PATH_LIKE.test(text) || text.startsWith('@') || /NNNN|^\*/.test(text)) return false;
    const [first = ''] = text.split('/');
    if (MADE_LATER.includes(first)) return false;
    return (text.includes('/') && this.#top.has(first)) || FILE_NAME.test(text);
  }

  /** Paths stand relative to the project, to the document, or to src/; a bare name may stand anywhere. */
  has(text: string, document: string): boolean {
    if (!text.includes('/') && this.#names.has(text)) return true;
    return ['', dirname(document), 'src'].some((from) => {
      const path = posix.join(from, text);
      return text.includes('*') ? this.#matches(path) : existsSync(join(this.root, path));
    });
  }

  #matches(pattern: string): boolean {
    const source = pattern
      .replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&')
      .replaceAll(/\*\*?/g, (star) => (star === '*' ? '[^/]*' : '.*'));
    const expression = new RegExp(`^${source}(/|$)`);
    return this.#files.some((file) => expression.test(file));
  }
}

function checkPaths(tree: Tree, document: string): string[] {
  const faults: string[] = [];
  prose(join(tree.root, document)).forEach((text, index) => {
    const where = `${document}:${index + 1}`;
    for (const span of codeSpans(text)) {
      if (tree.isPath(span) && !tree.has(span, document)) faults.push(`${where}: ${span} does not exist`);
    }
    for (const target of links(text)) {
      const path = join(tree.root, dirname(document), target);
      if (!existsSync(path)) faults.push(`${where}: the link to ${target} leads nowhere`);
    }
  });
  return faults;
}

/** Every clause has a row that names a file which exists, or says that an issue is pending. */
function checkNotice(tree: Tree, document: string): string[] {
  const rows = new Map<string, string>();
  for (const text of prose(join(tree.root, document))) {
    const id = /^\|\s*[*`]*([A-Z]\d)[*`]*\s*\|/.exec(text)?.[1];
    if (id) rows.set(id, text);
  }
  return CLAUSES.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [`${document}: clause ${id} has no row`];
    const named = [
      ...codeSpans(row).filter((span) => tree.isPath(span) && tree.has(span, document)),
      ...links(row).filter((target) => existsSync(join(tree.root, dirname(document), target))),
    ];
    if (named.length > 0 || row.includes('issue pending')) return [];
    return [`${document}: clause ${id} names no file that fulfils it`];
  });
}

function checkRooms(root: string): string[] {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  return ROOMS.filter((room) => !text.includes(room.path.split('/').at(-1) ?? '')).map(
    (room) => `ARCHITECTURE.md: the room ${room.path} is not mentioned`,
  );
}

/** The lines of a document, with fenced blocks emptied: they show output and examples. */
function prose(file: string): string[] {
  let fenced = false;
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const fence = /^\s*(```|~~~)/.test(line);
      if (fence) fenced = !fenced;
      return fence || fenced ? '' : line;
    });
}

const codeSpans = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

/** Targets of links and images inside the project, without their anchor. */
function links(text: string): string[] {
  return [...text.replaceAll(/`[^`]+`/g, '``').matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)]
    .map((match) => decodeURI((match[1] ?? '').replace(/#.*$/, '')))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target));
}

if (isStarted(import.meta.filename)) {
  printFaults(checkDocs(ROOT));
}
