import { createHash } from 'node:crypto';
import type { ScorePointId } from '../../src/core/suite-case.ts';

/**
 * A receiver as somebody might have put it into production: rebuilt from the description of a public one, its mistakes
 * included. Where the description is silent it does what its framework does by itself.
 */
export type FaultyReceiver = {
  readonly name: string;
  /** What is wrong with it, as the end of a sentence. */
  readonly fault: string;
  /** Makes it, with the key that it was given. */
  readonly open: (key: string) => (request: Request) => Promise<Response>;
  /** The cases that it gets wrong in the older dialect, by point; points that are not named are passed. */
  readonly failing: Readonly<Partial<Record<ScorePointId, readonly string[] | 'every case'>>>;
  /** Points of which its answers tell nothing. */
  readonly unknown?: readonly ScorePointId[];
};

type Body = Readonly<Record<string, unknown>>;

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const now = (): number => Math.floor(Date.now() / 1000);
const answer = (status: number, body: unknown = { code: 0 }): Response => Response.json(body, { status });
const isJson = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('application/json') === true;

/** The body as an object; undefined where it is none, or where the framework looks at the Content-Type and sees a form. */
async function jsonOf(request: Request): Promise<Body | undefined> {
  try {
    const value: unknown = isJson(request) ? JSON.parse(await request.text()) : undefined;
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a typed decoder of another language would put a value into an integer of so many bits; absent ones become 0. */
function fitsInteger(value: unknown, bits: 32 | 64): boolean {
  return (
    value === undefined || (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** (bits - 1))
  );
}

const unsigned = ['missing-sign', 'missing-t'];
const forged = ['wrong-key', 't-altered'];
const noCallback = ['empty-body', 'not-json', 'form-encoded'];
const expired = ['expired', 'just-expired'];

/** The ten that are told of in public code, in that order. */
export const faultyReceivers: readonly FaultyReceiver[] = [
  {
    name: 'a PHP controller',
    fault: 'asks whether t passed less than a minute ago, and answers every refusal with 200',
    open: (key) => async (request) => {
      const body = await jsonOf(request);
      const isTaken =
        body?.['event_type'] === 200 &&
        md5(`${key}${String(body['t'])}`) === body['sign'] &&
        now() - Number(body['t']) < 60;
      return isTaken ? answer(200) : answer(200, { code: 1, message: 'bad signature' });
    },
    failing: { verifies: [...forged, ...unsigned, ...noCallback], 'rejects-expired': expired },
  },
  {
    name: 'a Go handler',
    fault: 'reads fields that are never sent, and answers a bad signature with 200 and code 1',
    open: (key) => async (request) => {
      const body = await jsonOf(request);
      if (body === undefined || !fitsInteger(body['t'], 64)) return answer(400);
      const t = Number(body['t'] ?? 0);
      const isSigned = key === '' || (now() <= t && md5(`${key}${t}`) === body['sign']);
      if (!isSigned) return answer(200, { code: 1 });
      return answer(200, { code: 0, stored: { stream: body['stream_name'] ?? '', at: body['event_time'] ?? 0 } });
    },
    failing: { verifies: [...forged, ...unsigned], 'rejects-expired': expired, 'takes-t': ['t-as-string'] },
  },
  {
    name: 'a NestJS guard',
    fault: 'looks for sign and t in query and headers, and signs the body',
    open: (key) => async (request) => {
      const query = new URL(request.url).searchParams;
      const sign = query.get('sign') ?? request.headers.get('x-tc-signature');
      const t = query.get('t') ?? request.headers.get('x-tc-timestamp');
      const isSigned = sign !== null && t !== null && sign === md5(`${await request.text()}${key}`);
      return answer(isSigned ? 200 : 401);
    },
    failing: { verifies: ['valid', 'body-altered'] },
    unknown: ['rejects-expired', 'idempotent', 'tolerant', 'takes-t', 'raw-body'],
  },
  {
    name: 'a Dubbo service',
    fault: 'checks nothing, and takes the room from what follows the first underscore of the stream name',
    open: () => async (request) => {
      const body = await jsonOf(request);
      const room = String(body?.['stream_id']).split('_')[1];
      return room === undefined ? answer(500) : answer(200);
    },
    failing: {
      verifies: [...forged, ...unsigned],
      'rejects-expired': expired,
      'raw-body': ['unicode-stream-name', 'short-stream-name'],
    },
  },
  {
    name: 'a Spring controller with a typed body',
    fault: 'checks nothing, has 32 bits for create_time, and answers 200 to events that it does not know',
    open: () => async (request) => {
      const body = await jsonOf(request);
      if (body === undefined || !fitsInteger(body['create_time'], 32)) return answer(400);
      return new Response('', { status: 200 });
    },
    failing: { verifies: [...forged, ...unsigned], 'rejects-expired': expired, tolerant: ['after-2038'] },
  },
  {
    name: 'a Java message publisher',
    fault: 'checks that fields are there and never whether sign is right, and has 32 bits for create_time',
    open: () => async (request) => {
      const body = await jsonOf(request);
      const required = ['event_type', 'stream_id', 'channel_id', 'create_time', 'pic_url', 'pic_full_url', 'sign', 't'];
      if (body === undefined || required.some((field) => body[field] === undefined)) return answer(400);
      return answer(fitsInteger(body['create_time'], 32) && body['event_type'] === 200 ? 200 : 400);
    },
    failing: { verifies: forged, 'rejects-expired': expired, tolerant: ['after-2038'] },
  },
  {
    name: 'a Go model with flexible integers',
    fault: 'reads every number as text too, but not t',
    open: (key) => async (request) => {
      const body = await jsonOf(request);
      if (body === undefined || !fitsInteger(body['t'], 64)) return answer(400);
      const t = Number(body['t'] ?? 0);
      return answer(now() <= t && md5(`${key}${t}`) === body['sign'] ? 200 : 403);
    },
    failing: { 'takes-t': ['t-as-string'] },
  },
  {
    name: 'a Go handler that answers with status 0',
    fault: 'writes a status that HTTP does not have, so that no answer ever arrives',
    open: () => async (request) => {
      await request.text();
      return answer(0);
    },
    failing: { 'in-time': 'every case' },
    unknown: ['verifies', 'rejects-expired', 'idempotent', 'tolerant', 'takes-t', 'raw-body'],
  },
  {
    name: 'a PHP dispatcher',
    fault:
      'passes over every event without the appid of its own, which screenshots do not have, and answers 200 to all',
    open: () => async (request) => {
      const body = await jsonOf(request);
      return answer(200, { code: 0, handled: body?.['appid'] === 1_234_567_890 });
    },
    failing: { verifies: [...forged, ...unsigned, ...noCallback], 'rejects-expired': expired },
  },
  {
    name: 'a servlet out of a tutorial',
    fault: 'checks nothing, calls a method of every field, and answers code 0 to all that does not throw',
    open: () => async (request) => {
      const body = (await jsonOf(request)) ?? {};
      const fields = ['event_type', 'stream_id', 'channel_id', 'create_time', 'file_size', 'width', 'height'];
      const isThrowing = [...fields, 'pic_url', 'pic_full_url', 'sign', 't'].some(
        (field) => (body[field] ?? null) === null,
      );
      return isThrowing ? answer(500, { status: 500 }) : answer(200);
    },
    failing: { verifies: forged, 'rejects-expired': expired },
  },
];
