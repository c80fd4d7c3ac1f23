'use strict';
/* The packages of the lock file in node_modules. */
const fs = require('node:fs');
const path = require('node:path');
const { ROOT, digest, read, say, seconds } = require('./folder.cjs');
const { npm } = require('./npm.cjs');

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

module.exports = { packagesStale, installPackages, satisfies };
