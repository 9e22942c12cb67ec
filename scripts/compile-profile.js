// Compiles contracts/odcs-profile.schema.json into harness/contract/odcs/profile-validator.ts, so that no process pays for
// ajv at its start.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Ajv = require('ajv');
const standalone = require('ajv/dist/standalone').default;

const root = join(__dirname, '..');
const source = join(root, 'contracts/odcs-profile.schema.json');
const target = join(root, 'harness/contract/odcs/profile-validator.ts');

const schema = JSON.parse(readFileSync(source, 'utf8'));
const text = [
  '// @ts-nocheck',
  '// Generated from contracts/odcs-profile.schema.json by scripts/compile-profile.js: do not edit, `npm run build` writes it.',
  validatorCode(schema),
  '',
].join('\n');

// An unchanged file keeps its time stamp, which spares watchers and incremental compilers a round.
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);

function validatorCode(profile) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    // Each definition stays one function: the code is a third of the size and paths in errors are stable.
    inlineRefs: false,
    code: { source: true, esm: true, optimize: 1 },
    keywords: ['errorMessage', 'patternErrorMessage'],
    messages: false,
    // An error carries the part of the schema that it breaks: what is allowed there is read from it.
    verbose: true,
  });
  ajv.addSchema(bare(profile), 'profile');
  const code = standalone(ajv, { validate: 'profile' });
  if (/\brequire\(|\bimport\b/.test(code))
    throw new Error('The compiled profile needs a module of ajv: avoid the keyword that does.');
  return code;
}

/** Without words for people, which ajv would carry into the code. */
function bare(profile) {
  const words = new Set(['title', 'description', '$schema']);
  return JSON.parse(
    JSON.stringify(profile, (key, value) =>
      words.has(key) && typeof value === 'string' ? undefined : value,
    ),
  );
}
