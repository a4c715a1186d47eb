/** `npm run bench`: see README.md. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureApi } from './api.ts';
import { reportApi } from './api-report.ts';
import { measureLab } from './lab.ts';
import { reportLab } from './lab-report.ts';
import { measureLargeCapture } from './large-capture.ts';
import { reportLargeCapture } from './large-report.ts';
import { reportListing } from './listing-report.ts';
import { measureListing } from './listing.ts';
import { measurePayloads } from './payloads.ts';
import { reportPayloads } from './payloads-report.ts';
import { measurePagePayloads } from './page-payloads.ts';
import { reportPagePayloads } from './page-payloads-report.ts';
import { makePushVideo } from './push-video.ts';
import { reportSizing } from './sizing-report.ts';
import { measureSizing } from './sizing.ts';
import { reportSpeed } from './speed-report.ts';
import { measureSpeed } from './speed.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string' } } });
const runs = Number(values.runs);
if (!Number.isSafeInteger(runs) || runs < 1) throw new Error(`--runs takes a whole number from 1, not ${values.runs}`);
const tables = ['capture', 'large', 'lab', 'sizing', 'payloads', 'api'] as const;
if (values.only !== undefined && !tables.some((table) => table === values.only)) {
  throw new Error(`--only takes ${tables.join(', ')}, not ${values.only}`);
}
const isWanted = (table: (typeof tables)[number]): boolean => (values.only ?? table) === table;

// What is being measured here should be all that the machine does.
const [load = 0] = loadavg();
if (load > 1) console.log(`The machine is busy (load ${load.toFixed(1)}): the times will be too long.\n`);

if (isWanted('capture')) {
  await makePushVideo();
  console.log(`${reportSpeed(await measureSpeed([10, 7], runs))}\n`);
}
if (isWanted('large')) console.log(`${reportLargeCapture(await measureLargeCapture())}\n`);
if (isWanted('lab')) console.log(`${reportLab(await measureLab())}\n`);
if (isWanted('sizing')) console.log(`${reportSizing(await measureSizing(runs))}\n`);
if (isWanted('payloads')) {
  console.log(`${reportPayloads(await measurePayloads(runs))}\n`);
  console.log(`${reportPagePayloads(await measurePagePayloads())}\n`);
}
if (isWanted('api')) {
  console.log(`${reportApi(await measureApi(runs))}\n`);
  console.log(reportListing(await measureListing(runs)));
}
