import { dialects } from '../core/dialects.ts';
import { hasExpired, signatureOf } from './attempts.ts';
import type { StaleSignatures } from './lab-state.ts';
import type { SimulatorState } from './state.ts';

/** Who goes by the computer's clock: whoever gets requests, and whoever is asked by rehearsals. */
export type ClockReaders = { readonly ofRequests: boolean; readonly ofRehearsals: boolean };

/** What can be stale: the latest second at which each signature still holds; undefined where nothing is signed. */
type Expiries = { readonly [name in keyof StaleSignatures]: number | undefined };

/**
 * Which signatures are stale at an instant, and when that changes by time alone.
 *
 * @param nowUnixMs UNIX milliseconds of the computer's clock
 */
export function staleSignatures(
  state: Pick<SimulatorState, 'settings' | 'fields' | 'capture' | 'selected'>,
  { ofRequests, ofRehearsals }: ClockReaders,
  nowUnixMs: number,
): { readonly stale: StaleSignatures; readonly changesInMs: number | undefined } {
  const expiries: Expiries = {
    capture: ofRequests ? firstExpiry(state) : undefined,
    sendAgain: ofRequests ? expiryOf(state, state.selected) : undefined,
    rehearsal: ofRehearsals ? expiryOf(state, state.capture?.screenshots[0]?.index) : undefined,
  };
  const isStale = (t: number | undefined): boolean => t !== undefined && hasExpired(t, nowUnixMs);
  const stale: StaleSignatures = {
    capture: isStale(expiries.capture),
    sendAgain: isStale(expiries.sendAgain),
    rehearsal: isStale(expiries.rehearsal),
  };
  const coming = Object.values(expiries).filter((t) => t !== undefined && !isStale(t)) as number[];
  const changesInMs = coming.length === 0 ? undefined : (Math.min(...coming) + 1) * 1000 - nowUnixMs;
  return { stale, changesInMs };
}

/** Of the first callback that a capture would send, which is signed at the push start. */
function firstExpiry({ settings, fields }: Pick<SimulatorState, 'settings' | 'fields'>): number | undefined {
  if (fields.key === '' && settings.emptyKey === 'left-out') return undefined;
  const validSeconds = dialects[settings.dialect].signatureValiditySeconds.value;
  return Math.floor(settings.pushStartUnixUs / 1_000_000) + validSeconds;
}

function expiryOf({ capture }: Pick<SimulatorState, 'capture'>, index: number | undefined): number | undefined {
  const record = capture?.screenshots.find((screenshot) => screenshot.index === index);
  return record && signatureOf(record.rawBody)?.t;
}
