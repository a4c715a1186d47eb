/**
 * A receiver that tries every way out of its sandbox and answers with what became of each: `reached`, `refused` or `absent`.
 *
 * @param outside an address on another host
 * @param own an address on the page's own host
 * @param mocked an address that the page itself answers
 */
export const waysOut = (outside: string, own: string, mocked: string): string => `
const [outside, own, mocked] = ${JSON.stringify([outside, own, mocked])};
const made = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const opens = (connection) =>
  new Promise((resolve, reject) => {
    connection.onopen = connection.onload = connection.onmessage = connection.onsuccess = resolve;
    connection.onerror = connection.onblocked = reject;
  });
const send = (url) => {
  const request = new XMLHttpRequest();
  const sent = opens(request);
  request.open('POST', url);
  request.send('a');
  return sent;
};
const fromNested = (text) =>
  opens(new Worker(made(text))).then(({ data }) => {
    if (data !== 'reached') throw new Error(data);
  });

const ways = {
  'a module made of text': () => import(made('export default 1')),
  'fetch elsewhere': () => fetch(outside, { mode: 'no-cors' }),
  'fetch of the own host': () => fetch(own),
  'fetch of a mocked host': () => fetch(mocked),
  'keepalive fetch': () => fetch(outside, { method: 'POST', body: 'a', mode: 'no-cors', keepalive: true }),
  'XMLHttpRequest': () => send(outside),
  'XMLHttpRequest to the own host': () => send(own),
  'WebSocket': () => opens(new WebSocket(outside.replace('http', 'ws'))),
  'EventSource': () => opens(new EventSource(outside)),
  'WebTransport': () => new WebTransport(outside.replace('http:', 'https:')).ready,
  'WebSocketStream': () => new WebSocketStream(outside.replace('http', 'ws')).opened,
  'importScripts elsewhere': () => importScripts(outside),
  'importScripts of the own host': () => importScripts(own),
  'import elsewhere': () => import(outside),
  'import of the own host': () => import(own),
  'import of data': () => import('data:text/javascript,export default 1'),
  'a worker from elsewhere': () => opens(new Worker(outside)),
  'a worker from the own host': () => opens(new Worker(own)),
  'fetch in a worker of its own': () =>
    fromNested('fetch(' + JSON.stringify(own) + ').then(() => postMessage("reached"), () => postMessage("refused"))'),
  'a shared worker': () => opens(new SharedWorker(own)),
  'a font': () => new FontFace('a', 'url(' + outside + ')').load(),
  'sendBeacon': () => navigator.sendBeacon(outside),
  'RTCPeerConnection': () => new RTCPeerConnection(),
  'the service worker': () => navigator.serviceWorker.getRegistrations(),
  'caches': () => caches.open('a'),
  'IndexedDB': () => opens(indexedDB.open('a')),
  'the file system': () => navigator.storage.getDirectory(),
  'locks': () => navigator.locks.request('a', () => 1),
  'cookies': () => cookieStore.getAll(),
  'local storage': () => localStorage.length,
  'the page': () => parent.document,
  'the document': () => document.body,
  'another address': () => {
    location.href = own;
    if (!location.href.startsWith('blob:')) return;
    throw new Error('refused');
  },
  'eval': () => (0, eval)('1'),
  'a function made of text': () => new Function('return 1')(),
};

async function outcome(way) {
  try {
    await way();
    return 'reached';
  } catch (error) {
    return error instanceof ReferenceError || error instanceof TypeError && /undefined|not a function/.test(error.message) ? 'absent' : 'refused';
  }
}

export default async function receive(request, context) {
  const outcomes = { given: Object.keys(context) };
  // One after the other: all at once, Firefox stands still.
  for (const [name, way] of Object.entries(ways)) outcomes[name] = await outcome(way);
  return Response.json(outcomes);
}
`;

/** Of what such a receiver answered: the ways that are neither refused nor absent. Making a module of text is no way out. */
export const leaks = (outcomes: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(outcomes)
    .filter(([name, outcome]) => name !== 'given' && outcome !== 'refused' && outcome !== 'absent')
    .map(([name, outcome]) => `${name}: ${String(outcome)}`);
