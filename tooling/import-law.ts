import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { filesBelow, isStarted, printFaults, ROOT } from './files.ts';
import { readSource, type Import, type Source } from './imports.ts';
import * as law from './rooms.ts';

export interface Violation {
  /** Path under the checked root, such as `src/kernel/ids.ts`. */
  readonly file: string;
  readonly line: number;
  readonly rule: Rule;
  readonly message: string;
}

export type Rule =
  | 'unreadable'
  | 'unknown room'
  | 'empty name'
  | 'outside'
  | 'extension'
  | 'direction'
  | 'door'
  | 'pure'
  | 'surface'
  | 'database'
  | 'framework'
  | 'browser'
  | 'zod'
  | 'verb';

interface Target {
  /** Path under src/, or null for a package. */
  readonly file: string | null;
  /** Package name, or null for a file. */
  readonly package: string | null;
}

type Report = (line: number, rule: Rule, message: string) => void;

const order = new Map(law.ROOMS.map((room, index) => [room.path, index]));
const byLength = law.ROOMS.toSorted((a, b) => b.path.length - a.path.length);

/** The room a file under src/ belongs to. Files beside the rooms that Kit reads count as routes. */
export function roomOf(file: string): law.Room | undefined {
  const path = law.ROUTE_FILES.test(file) ? `routes/${file}` : file;
  return byLength.find((room) => path === room.path || path.startsWith(`${room.path}/`));
}

const isTest = (file: string): boolean => /\.test\.ts$/.test(file);

/** Purity binds the domain; the words of a surface may name the types of its framework. */
const isBound = (file: string, room: law.Room): boolean => law.isPure(file) && !isTest(file) && !room.surface;

/** Checks every TypeScript and Svelte file under `root`/src. A tree without files is itself a violation. */
export function checkImports(root: string): Violation[] {
  const files = filesBelow(join(root, 'src')).filter((file) => /\.(ts|svelte)$/.test(file));
  const aliases = readAliases(root);
  if (files.length === 0) {
    return [{ file: 'src', line: 0, rule: 'unreadable', message: 'no source file was found' }];
  }
  const read = (file: string): Source =>
    readSource(basename(file), readFileSync(join(root, 'src', file), 'utf8'));
  const tree: Tree = { aliases, sources: new Map(files.map((file) => [file, read(file)])) };
  return [...tree.sources].flatMap(([file, source]) => {
    const found: Violation[] = [];
    const report: Report = (line, rule, message) => found.push({ file: `src/${file}`, line, rule, message });
    checkFile(file, source, tree, report);
    return found;
  });
}

function checkFile(file: string, source: Source, tree: Tree, report: Report): void {
  for (const fault of source.faults) report(0, 'unreadable', fault);
  const empty = dirname(file)
    .split('/')
    .find((part) => law.EMPTY_NAMES.includes(part));
  if (empty) report(0, 'empty name', `a folder called "${empty}" says nothing about what it holds`);
  const room = roomOf(file);
  if (!room) return report(0, 'unknown room', 'this file stands in no room of tooling/rooms.ts');
  checkVerb(file, source, tree, report);
  if (room.path !== 'main.ts') {
    for (const line of source.computed) report(line, 'unreadable', 'a computed import cannot be checked');
  }
  const query = room.surface && !isTest(file) && law.DATABASE_CALLS.find((name) => source.calls.has(name));
  if (query) report(0, 'database', `${room.path} calls a verb or a query of a room instead of ${query}()`);
  for (const found of source.imports) {
    const target = resolve(file, found.specifier, tree.aliases);
    if (target.package) checkPackage(file, room, found, target.package, report);
    else if (target.file) checkTarget(file, room, found, target.file, report);
  }
}

function checkTarget(file: string, room: law.Room, found: Import, target: string, report: Report): void {
  const say = (rule: Rule, message: string): void =>
    report(found.line, rule, `${found.specifier}: ${message}`);
  if (target.startsWith('../')) {
    const open = law.OUTSIDE_DOORS.some((door) => door.from === file && door.to === target);
    if (!isTest(file) && !open && !target.startsWith('../.svelte-kit/')) say('outside', 'lies outside src/');
    return;
  }
  if (
    found.specifier.startsWith('.') &&
    !/\.[a-z0-9]+(\?\w+)?$/.test(found.specifier) &&
    !/\$types$/.test(found.specifier)
  ) {
    say('extension', 'a relative import names the file with its extension');
  }
  const other = roomOf(target);
  if (!other) return say('unknown room', 'stands in no room of tooling/rooms.ts');
  if (isBound(file, room) && !law.isPure(target)) {
    say('pure', 'a file that only decides imports only the kernel and other such files');
  }
  checkBrowser(file, found, target, say);
  if (other === room || room.path === 'main.ts') return;
  checkDirection(file, room, other, target, say);
  if (!isTest(file) && !mayOpen(other, target)) {
    say('door', `${other.path} is entered only through ${law.PUBLIC_FILES.join(', ')}`);
  }
  const database = law.DATABASE_FILES.some(
    (path) => target === path || target.startsWith(`${path}.`) || target.startsWith(`${path}/`),
  );
  if (room.surface && database && !isTest(file)) say('database', `${room.path} never touches the database`);
}

function checkDirection(
  file: string,
  room: law.Room,
  other: law.Room,
  target: string,
  say: (rule: Rule, message: string) => void,
): void {
  if (other.surface) {
    const mounted = law.MOUNTS.some((mount) => mount.from.test(file) && mount.to === other.path);
    if (mounted || law.SURFACE_DOORS[room.path]?.includes(other.path)) return;
    const rule = room.surface ? 'surface' : 'direction';
    return say(
      rule,
      room.surface ? 'surfaces do not know each other' : 'the domain does not know the surfaces',
    );
  }
  if ((order.get(other.path) ?? 0) > (order.get(room.path) ?? 0)) {
    return say('direction', `${other.path} comes after ${room.path}`);
  }
  if (room.knows && !room.knows.includes(other.path) && !(room.surface && law.isPure(target))) {
    say(
      'direction',
      `${room.path} knows only ${room.knows.join(', ')}${room.surface ? ' and pure public files' : ''}`,
    );
  }
}

/** A component runs in the browser too: opening the door of a room there would carry the server along. */
function checkBrowser(
  file: string,
  found: Import,
  target: string,
  say: (rule: Rule, message: string) => void,
): void {
  const inBrowser = file.endsWith('.svelte') || /(^|\/)\+(page|layout)\.ts$/.test(file);
  if (!inBrowser || found.typeOnly || law.isPure(target) || /^(ui|routes)\//.test(target)) return;
  say('browser', 'what runs in the browser imports only pure files, components and types');
}

function mayOpen(room: law.Room, target: string): boolean {
  if (room.door === 'every file') return true;
  if (!law.PUBLIC_FILES.includes(basename(target))) return false;
  return room.door === 'public files of subfolders' || dirname(target) === room.path;
}

function checkPackage(file: string, room: law.Room, found: Import, name: string, report: Report): void {
  const say = (rule: Rule, message: string): void =>
    report(found.line, rule, `${found.specifier}: ${message}`);
  if (name === 'zod' && found.names.some((imported) => imported === 'z' || imported === 'default')) {
    say('zod', `write import * as z from 'zod'`);
  }
  if (!room.surface && room.path !== 'main.ts' && law.FRAMEWORKS.includes(name.split('/')[0] ?? name)) {
    say('framework', 'the domain knows no web framework');
  }
  if (isTest(file)) return;
  if (room.surface && law.DATABASE_PACKAGES.includes(name))
    say('database', `${room.path} never touches the database`);
  if (isBound(file, room) && !law.PURE_EXCEPTIONS[file]?.includes(name)) {
    say('pure', 'a file that only decides imports no package and nothing of Node');
  }
}

/**
 * What opens a transaction asks for permission and leaves a trace: itself, or by a function of its own room that
 * it calls. An exception states its reason.
 */
function checkVerb(file: string, source: Source, tree: Tree, report: Report): void {
  if (!/^(registry|steps|oversight)\//.test(file) || isTest(file)) return;
  if (!source.calls.has('transact') || source.exceptions.length > 0) return;
  const near = source.imports
    .filter((found) => found.names.some((name) => source.calls.has(name)))
    .map((found) => resolve(file, found.specifier, tree.aliases).file ?? '')
    .filter((target) => roomOf(target) === roomOf(file))
    .map((target) => tree.sources.get(target));
  const does = (name: string): boolean => [source, ...near].some((one) => one?.calls.has(name));
  if (!does('permit')) report(0, 'verb', 'opens a transaction without calling permit()');
  if (!does('audit') && !does('append')) {
    report(0, 'verb', 'opens a transaction without calling audit() or append()');
  }
}

interface Tree {
  readonly aliases: Aliases;
  /** Every source file by its path under src/. */
  readonly sources: ReadonlyMap<string, Source>;
}

type Aliases = readonly (readonly [pattern: string, target: string])[];

/** The `imports` of package.json, such as `"#registry/*": "./src/registry/*"`. */
function readAliases(root: string): Aliases {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return [];
  const { imports = {} } = JSON.parse(readFileSync(file, 'utf8')) as { imports?: Record<string, unknown> };
  return Object.entries(imports).flatMap(([pattern, target]) =>
    typeof target === 'string' ? [[pattern, target] as const] : [],
  );
}

function resolve(file: string, specifier: string, aliases: Aliases): Target {
  const inside = (path: string): Target => ({
    file: posix.normalize(path.replace(/\?\w+$/, '')),
    package: null,
  });
  if (specifier.startsWith('.')) return inside(posix.join(dirname(file), specifier));
  if (specifier.startsWith('/')) return inside(posix.relative('/src', specifier));
  if (specifier === '$lib' || specifier.startsWith('$lib/')) return inside(specifier.replace('$', ''));
  for (const [pattern, target] of aliases) {
    const [head = '', tail] = pattern.split('*');
    const matches = tail === undefined ? specifier === head : specifier.startsWith(head);
    if (matches) return inside(posix.relative('src', target.replace('*', specifier.slice(head.length))));
  }
  if (specifier.startsWith('node:') || specifier.startsWith('$')) return { file: null, package: specifier };
  const parts = specifier.split('/');
  return { file: null, package: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** The rooms as a Markdown table, as ARCHITECTURE.md shows them. */
export function roomTable(): string {
  const rows = law.ROOMS.map((room) => `| \`src/${room.path}\` | ${room.caption} |`);
  return ['| room | what it holds |', '| --- | --- |', ...rows].join('\n');
}

if (isStarted(import.meta.filename)) {
  if (process.argv.includes('--rooms')) console.log(roomTable());
  else printFaults(checkImports(ROOT).map((v) => `${v.file}:${v.line} [${v.rule}] ${v.message}`));
}
