// Names the compiled reader of contracts by the hash of its code: what one reader remembered, another must not use.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '../dist');
const folder = join(dist, 'harness/contract');
const hash = createHash('sha256');
for (const name of readdirSync(folder, { recursive: true }).sort()) {
  if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(folder, name)));
}
writeFileSync(join(dist, 'reader-id'), hash.digest('hex'));
