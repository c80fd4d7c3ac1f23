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

function isSilent(folder) {
  try {
    return Date.now() - fs.statSync(folder).mtimeMs > SILENCE_MS;
  } catch {
    return false;
  }
}

/** A lock is left behind when its process is gone, or, across machines, when it fell silent. */
function isLeftBehind(lock) {
  const [pid, host] = ownerOf(lock).split(' ');
  return (pid && host === os.hostname() && !isAlive(Number(pid))) || isSilent(lock);
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

/**
 * Removes a left-behind lock. Only one process at a time may do so, and it looks again first: otherwise a slow
 * one would remove the fresh lock of a quick one.
 */
function clear(lock) {
  const clearing = `${lock}.clearing`;
  try {
    fs.mkdirSync(clearing);
  } catch {
    // Another process is at it; one that died at it is forgotten after a while.
    if (isSilent(clearing)) fs.rmSync(clearing, { recursive: true, force: true });
    return;
  }
  try {
    if (isLeftBehind(lock)) fs.rmSync(lock, { recursive: true, force: true });
  } finally {
    fs.rmSync(clearing, { recursive: true, force: true });
  }
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
    } else {
      if (!told) say('Another command is preparing this folder; waiting for it …');
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
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
