/** Serves a Fetch-style receiver on the port given in PORT, as Bun and Deno do by themselves: `node serve-fetch.ts FILE`. */
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

type FetchModule = { default: { fetch(request: Request): Promise<Response> } };

const { default: receiver } = (await import(pathToFileURL(process.argv[2]!).href)) as FetchModule;

createServer((incoming, outgoing) => {
  const serve = async (): Promise<void> => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) };
    const request = new Request(new URL(url, 'http://localhost'), {
      method,
      headers: { 'content-type': headers['content-type'] ?? '' },
      ...body,
    });
    const response = await receiver.fetch(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
  serve().catch(() => outgoing.destroy());
}).listen(Number(process.env.PORT));
