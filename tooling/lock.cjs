'use strict';
/*
 * A lock directory for the preparation step: two starts at once must not write node_modules together.
 * The owner refreshes the directory's time; a lock left behind by a dead owner is taken over.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const HEARTBEAT_MS = 2_000;
const SILENCE_MS = 30_000;

function ownerOf(lock) {
  try {
    return fs.readFileSync(path.join(lock, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock is left behind when its process is gone, or, across machines, when it fell silent. */
function isLeftBehind(lock) {
  const [pid, host] = ownerOf(lock).split(' ');
  if (pid && host === os.hostname() && !isAlive(Number(pid))) return true;
  try {
    return Date.now() - fs.statSync(lock).mtimeMs > SILENCE_MS;
  } catch {
    return false;
  }
}

function take(lock) {
  try {
    fs.mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  fs.writeFileSync(path.join(lock, 'owner'), `${process.pid} ${os.hostname()}`);
  return true;
}

/** Moves a left-behind lock aside. The rename is atomic: of two processes that try, one succeeds. */
function clear(lock) {
  const seen = ownerOf(lock);
  const aside = `${lock}.${process.pid}`;
  try {
    fs.renameSync(lock, aside);
    // Between looking and moving, another process may have cleared it and taken a fresh one: give it back.
    if (ownerOf(aside) !== seen) fs.renameSync(aside, lock);
  } catch {
    // Another process was quicker.
  }
  fs.rmSync(aside, { recursive: true, force: true });
}

/**
 * Runs `work` while holding the directory `lock`, waiting for another holder first.
 * The lock is released whatever happens, also on a signal that ends the process.
 */
async function withLock(lock, say, work) {
  let told = false;
  while (!take(lock)) {
    if (isLeftBehind(lock)) {
      clear(lock);
      continue;
    }
    if (!told) say('Another command is preparing this folder; waiting for it …');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => fs.rmSync(lock, { recursive: true, force: true });
  const beat = setInterval(() => fs.utimes(lock, new Date(), new Date(), () => {}), HEARTBEAT_MS);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

module.exports = { withLock };
