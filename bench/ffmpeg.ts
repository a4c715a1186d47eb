import { spawn } from 'node:child_process';

/** Arguments that every call starts with: no questions, no banner, errors only. */
const quiet = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y'];

/** Runs ffmpeg to its end. */
export async function ffmpeg(...args: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn('ffmpeg', [...quiet, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.on('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'ENOENT' ? new Error(missing, { cause: error }) : error);
  });
  child.on('close', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`ffmpeg ended with ${code}: ${errors.trim()}`));
  });
  return promise;
}

const missing = 'The bench needs ffmpeg, to make its video and to be compared with: apt-get install -y ffmpeg';
