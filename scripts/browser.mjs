/**
 * Finds a Chromium for the tests and the bench: one that is installed, or else the one that comes from npm.
 * `CHROME_PATH` names another; `CHROME_PATH=npm` passes over what is installed.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { env, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

const installedPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/lib64',
  '/usr/lib',
  '/lib',
];

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">../fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Arguments for every launch. As root Chromium refuses to start with its sandbox. */
export const chromeArgs = [
  ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

/** The path of a Chromium that can be started. Sets the environment that npm's needs where the system lacks something. */
export async function chromePath() {
  const wish = env.CHROME_PATH;
  if (wish && wish !== 'npm') {
    if (existsSync(wish)) return wish;
    throw new Error(`CHROME_PATH is ${wish}, and there is no such file.`);
  }
  const found =
    wish === 'npm' ? undefined : (installedPaths.find((path) => existsSync(path)) ?? (await playwrightPath()));
  return found ?? (await npmPath());
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function npmPath() {
  try {
    const home = await unpack();
    completeEnvironment(home);
    return join(home, 'chromium');
  } catch (error) {
    throw new Error(
      'No Chromium was found. Install one (`apt-get install -y chromium`, or `npx playwright install chromium`), ' +
        'or name one by CHROME_PATH. The one from npm runs on Linux x64 only.',
      { cause: error },
    );
  }
}

/**
 * Unpacks npm's Chromium once. The package unpacks into the temporary folder and takes a half-written file for a whole
 * one, so each process unpacks into a folder of its own and renames it: who comes second throws their copy away.
 */
async function unpack() {
  if (platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`no Chromium from npm for ${platform} ${process.arch}`);
  // Not `import.meta.resolve`, which is missing where Vitest runs the set-up of its tests.
  const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;

  mkdirSync(cache, { recursive: true });
  const stage = mkdtempSync(join(cache, 'stage-'));
  const { TMPDIR } = env;
  env.TMPDIR = stage;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(root, 'bin', 'al2023.tar.br'));
    mkdirSync(join(stage, 'fontconfig'));
    writeFileSync(join(stage, 'fontconfig', 'fonts.conf'), fontsConf);
    renameSync(stage, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    if (TMPDIR === undefined) delete env.TMPDIR;
    else env.TMPDIR = TMPDIR;
    rmSync(stage, { recursive: true, force: true });
  }
  return home;
}

/** The NSS libraries and a font lie in the package: used only where the system has none. Launchers inherit these. */
function completeEnvironment(home) {
  if (!libraryFolders.some((folder) => existsSync(join(folder, 'libnss3.so')))) {
    const own = join(home, 'al2023', 'lib');
    const others = (env.LD_LIBRARY_PATH ?? '').split(':').filter((folder) => folder !== '' && folder !== own);
    env.LD_LIBRARY_PATH = [own, ...others].join(':');
  }
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(home, 'fontconfig');
}
