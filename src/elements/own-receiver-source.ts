import type { OwnRequest } from '../service/own-receiver.ts';

/** The receiver to begin with: right by the documentation. Code, never translated. */
export const firstReceiver = `// The callback key, as it is set for the callbacks. It stays in this page.
const key = 'test';

/**
 * Answers one callback.
 *
 * @param {Request} request
 * @param {object} context
 * @param {number} context.nowUnixSeconds the second at which the request arrives
 * @param {(text: string) => string} context.md5Hex MD5 in hex digits
 * @returns {Promise<Response>}
 */
export default async function receive(request, { nowUnixSeconds, md5Hex }) {
  if (request.method !== 'POST') return reply(405);
  const text = await request.text();
  let callback;
  try {
    callback = JSON.parse(text);
  } catch {
    return reply(400);
  }
  const { sign, t } = callback ?? {};
  // sign is MD5 of the key followed by t; t is the last second at which it holds.
  if (!Number.isSafeInteger(t) || sign !== md5Hex(key + t)) return reply(403);
  if (nowUnixSeconds > t) return reply(403);
  // The same callback may come twice: here is where to remember what was taken.
  return reply(200);
}

// Only status 200 counts as taken, whatever the body says.
function reply(status) {
  return Response.json({ code: status === 200 ? 0 : status }, { status });
}
`;

/** The callback that the documentation prints, on the way to a receiver in the second of its screenshot. */
export const sampleRequest: OwnRequest = {
  method: 'POST',
  url: 'https://receiver.example/callback',
  headers: { 'content-type': 'application/json' },
  rawBody: JSON.stringify({
    event_type: 200,
    stream_id: 'stream_name',
    channel_id: 'stream_name',
    create_time: 1545030273,
    file_size: 7520,
    width: 640,
    height: 352,
    pic_url: '/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
    pic_full_url:
      'http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    t: 1545030873,
  }),
  nowUnixSeconds: 1545030273,
};
