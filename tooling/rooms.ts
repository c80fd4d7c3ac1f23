/** How others may enter a room: by any file, by its public files, or by the public files of its subfolders too. */
export type Door = 'every file' | 'public files' | 'public files of subfolders';

export interface Room {
  /** Folder (or file) under src/. */
  readonly path: string;
  /** One line that a newcomer reads. */
  readonly caption: string;
  readonly door: Door;
  /** When given, only these rooms may be imported, instead of all earlier ones. */
  readonly knows?: readonly string[];
  /** Surfaces show the domain to somebody; they do not know each other and never the database. */
  readonly surface?: true;
}

const room = (path: string, caption: string): Room => ({ path, caption, door: 'public files' });
const surface = (path: string, caption: string): Room => ({
  path,
  caption,
  door: 'every file',
  surface: true,
});

/** The rooms, bottom-up: a room may import rooms that stand earlier in this list, never later ones. */
export const ROOMS: readonly Room[] = [
  {
    path: 'kernel',
    caption: 'words without input or output: ids, days, errors, actor, page',
    door: 'every file',
  },
  {
    path: 'platform',
    caption: 'machines: settings, database, files, mail, queue, clock, log',
    door: 'every file',
  },
  {
    path: 'transparency',
    caption: 'what was said cannot be unsaid: append, prove, verify',
    door: 'public files of subfolders',
  },
  {
    path: 'documents',
    caption: 'data in, document out: letters, ballots, bulletins, ledgers, sheets',
    door: 'public files of subfolders',
    knows: ['kernel'],
  },
  room('registry/access', 'accounts, grants and the one table of permissions'),
  room('registry/imports', 'a file on its way in: upload, mapping, preview, confirmed run'),
  room('registry/organizations', 'the tree of organizations'),
  room('registry/people', 'members, activists, candidates and their posts'),
  room('registry/rounds', 'a round: theme, period, categories, standards'),
  room('registry/letters', 'commitment letters, their items and versions'),
  {
    path: 'steps/1-propose',
    caption: '提诺: opinions become needs, needs become drafts',
    door: 'public files of subfolders',
  },
  room('steps/2-review', '审诺: the superior approves or sends back'),
  {
    path: 'steps/3-publish',
    caption: '亮诺: read out, posted, published, open to suggestions',
    door: 'public files of subfolders',
  },
  room('steps/4-fulfill', '践诺: plans, progress, close-out, bulletins, inspections'),
  room('steps/5-appraise', '评诺: self-checks, ballots, grades, rectification'),
  room('oversight/coverage', 'no blank spots: who has committed and who has not'),
  room('oversight/reminders', 'what waits for whom, on the to-do page and once a day by mail'),
  room('oversight/reports', 'statistics and narrative for the office above'),
  room('oversight/recognition', 'awards and model cases'),
  {
    ...surface('ui/messages', 'every text a user reads, in Chinese and English'),
    knows: ['kernel'],
  },
  {
    ...surface('ui', 'components that show things and decide nothing'),
    knows: ['kernel', 'ui/messages'],
  },
  surface('api', 'the JSON interface'),
  surface('worker', 'what happens by the clock'),
  surface('cli', 'what an operator types'),
  surface('routes', 'portal and console pages: load, call a verb or query, show'),
  { path: 'main.ts', caption: 'the only file that knows every surface', door: 'every file' },
];

/** Files of a room that others may open. All but the index are pure. */
export const PUBLIC_FILES = [
  'index.ts',
  'types.ts',
  'rules.ts',
  'lifecycle.ts',
  'policy.ts',
  'messages.data.ts',
];

/** Which surface may import which; everything not named here is closed. */
export const SURFACE_DOORS: Readonly<Record<string, readonly string[]>> = {
  ui: ['ui/messages'],
  api: ['ui/messages'],
  worker: ['ui/messages'],
  cli: ['ui/messages'],
  routes: ['ui', 'ui/messages'],
};

/** The one place where one surface is mounted in another. */
export const MOUNTS: readonly { readonly from: RegExp; readonly to: string }[] = [
  { from: /^routes\/api\/.*\/\+server\.ts$/, to: 'api' },
];

/** What lies beside src/ and is opened from inside: the generator of the bench is a command too. */
export const OUTSIDE_DOORS: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'cli/generate-city-command.ts', to: '../bench/generate-city.ts' },
];

/** Files beside the rooms that count as routes: what Kit reads there, and the seam between entry and pages. */
export const ROUTE_FILES =
  /^(hooks(\.(server|client))?|app\.d|env|instrumentation\.server|office-on-request)\.ts$|^(params|service-worker)\b/;

/** Names that say nothing about what is inside; such folders become dumping grounds. */
export const EMPTY_NAMES = [
  'utils',
  'util',
  'lib',
  'libs',
  'helpers',
  'helper',
  'common',
  'services',
  'managers',
];

/** Packages that the domain does not know: it must be usable without a web page. */
export const FRAMEWORKS = ['svelte', '@sveltejs', 'hono', 'hono-openapi', '$app'];

/** Packages that only rooms below the surfaces know. */
export const DATABASE_PACKAGES = ['kysely', 'pg'];
export const DATABASE_FILES = ['platform/database'];
export const DATABASE_CALLS = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'];

/** Node modules a pure file may use all the same, because they neither read nor write anything. */
export const PURE_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'kernel/ids.ts': ['node:crypto'],
};

/** A file that only decides or only holds words: it may not read, write, ask the time or draw lots. */
export function isPure(file: string): boolean {
  if (file.startsWith('kernel/')) return true;
  if (file.startsWith('steps/1-propose/checks/')) return !file.endsWith('.test.ts');
  return /(^|\/)(types|rules|lifecycle|policy|[^/]+(-rules|\.data))\.ts$/.test(file);
}
