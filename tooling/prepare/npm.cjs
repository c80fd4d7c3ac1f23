'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Trouble, say } = require('./folder.cjs');
const { environment, run } = require('./processes.cjs');

/** Runs npm on the given Node; its output is shown only when it failed. */
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

module.exports = { npm };
