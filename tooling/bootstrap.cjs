'use strict';
/*
 * Every npm script enters here. Plain JavaScript without dependencies, so that it runs on any Node >= 20
 * and on a fresh clone: it finds or installs a new enough Node, installs the packages of the lock file,
 * builds the web part when its sources changed, and then hands over to the command.
 * Messages go to stderr, so that what a command writes to stdout stays clean.
 */
const fs = require('node:fs');
const path = require('node:path');
const { ROOT, TOOLS, Trouble, say } = require('./prepare/folder.cjs');
const { withLock } = require('./prepare/lock.cjs');
const { findNode, installNode } = require('./prepare/node.cjs');
const { packagesStale, installPackages } = require('./prepare/packages.cjs');
const { forwardSignals, hand } = require('./prepare/processes.cjs');
const { buildStale, build } = require('./prepare/web.cjs');

const COMMANDS = {
  start: { run: 'src/main.ts', build: true },
  test: { run: 'tooling/test.ts', build: true },
  check: { run: 'tooling/check.ts', build: false },
  bench: { run: 'bench/main.ts', build: true },
  yinuo: { run: 'src/cli/cli.ts', build: false },
  generate: { run: 'tooling/generate.ts', build: false },
  build: { run: null, build: true },
};

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

forwardSignals();
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof Trouble || error.code === 'EACCES' ? error.message : (error.stack ?? String(error)));
    if (process.argv[2] === 'test') process.stdout.write('0 passed, 1 failed\n');
    process.exit(1);
  },
);
