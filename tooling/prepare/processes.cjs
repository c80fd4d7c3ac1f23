'use strict';
/* Child processes of the preparation, and the one that the terminal is handed over to. */
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { ROOT, say } = require('./folder.cjs');

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
  // npm passes a signal only to the shell between it and this process; that the shell is gone is the sign.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.emit('SIGTERM');
  }, 250);
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') clearInterval(watch);
}

module.exports = { environment, run, hand, forwardSignals };
