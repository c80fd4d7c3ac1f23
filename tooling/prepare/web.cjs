'use strict';
/* The built pages in build/. */
const fs = require('node:fs');
const path = require('node:path');
const { ROOT, Trouble, digest, read, say, seconds } = require('./folder.cjs');
const { environment, run } = require('./processes.cjs');

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

module.exports = { buildStale, build };
