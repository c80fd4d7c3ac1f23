'use strict';
/* Where everything lies, how one speaks, and how one knows that something has changed. */
const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');

const ROOT = path.resolve(__dirname, '../..');
const TOOLS = path.join(ROOT, '.tools');

/** A fault whose message is meant for the person at the terminal; it is shown without a stack trace. */
class Trouble extends Error {}

const say = (text) => process.stderr.write(`${text}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update('\0').update(part);
  return hash.digest('hex');
}

module.exports = { ROOT, TOOLS, Trouble, say, seconds, read, digest };
