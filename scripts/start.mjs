/** `npm start`: builds the site, serves it on the next free port and says where. Stops on Ctrl+C. */
import process from 'node:process';
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
await build({ configFile: 'vite.embed.config.ts', logLevel: 'warn' });
const server = await preview({ preview: { port: 4173, open: false }, logLevel: 'warn' });

const address = server.httpServer.address();
console.log(`http://localhost:${address.port}/`);

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
