/** `node payload-writer.ts signed|unsigned COUNT FILE`: writes payloads to a file and prints what that took, as JSON. */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import process from 'node:process';
import { writePayloads } from '../src/payloads/formats.ts';
import { defaultPlan, type PayloadPlan } from '../src/payloads/plan.ts';

const [way, count, path = ''] = process.argv.slice(2);
const plan: PayloadPlan = { ...defaultPlan, count: Number(count) };

function* chunks(): Generator<string> {
  if (way === 'signed') {
    yield* writePayloads('ndjson', plan);
    return;
  }
  const fixed = ',"sign":"ca3e25e5dc17a6f9909a9ae7281e300d","t":1545030873}\n';
  for (const chunk of writePayloads('ndjson', { ...plan, key: '', emptyKey: 'left-out' })) {
    yield chunk.replaceAll('}\n', fixed);
  }
}

const begun = performance.now();
const file = openSync(path, 'w');
for (const chunk of chunks()) writeSync(file, chunk);
const ms = performance.now() - begun;
const bytes = fstatSync(file).size;
closeSync(file);
process.stdout.write(JSON.stringify({ ms, bytes, megabytes: process.resourceUsage().maxRSS / 1024 }));
