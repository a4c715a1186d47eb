import { initialLab, type LabState } from './lab-state.ts';
import { previewOf } from './preview.ts';
import { defaultFieldTexts, readFields, type FieldName, type Secrets } from './settings.ts';
import { staleFields } from './staleness.ts';
import type { SimulatorState } from './state.ts';
import { Store } from './store.ts';

/** The state before anything happened: the documented sample's settings, no push, no capture. */
export function initialState(change: Pick<SimulatorState, 'answeredBy' | 'kept' | 'language'>): SimulatorState {
  const fields = defaultFieldTexts();
  const { settings, mistakes } = readFields(fields);
  if (settings === undefined) throw new Error(`the default form has mistakes: ${Object.keys(mistakes).join()}`);
  return {
    fields,
    mistakes,
    settings,
    push: { phase: 'none' },
    preview: undefined,
    capture: undefined,
    selected: 0,
    stale: [],
    compared: undefined,
    captures: [],
    problem: undefined,
    ignoredLinkNames: [],
    sendForReal: false,
    running: false,
    anotherTabWrites: false,
    lab: initialLab(settings.dialect),
    ...change,
  };
}

/** The simulator's state. What follows from other parts of it, the preview and what is stale, follows in the same patch. */
export class SimulatorStore extends Store<SimulatorState> {
  /** By capture, for as long as the page lives: records hold none. */
  readonly #secrets = new Map<string, Secrets>();

  #follow = (): void => {};

  /** Calls `work` in the task of each patch: what it patches is told together with that. */
  follow(work: () => void): void {
    this.#follow = work;
  }

  /** Keeps in memory what a capture was made with, to tell later whether it has changed since. */
  remember(captureId: string, secrets: Secrets): void {
    this.#secrets.set(captureId, secrets);
  }

  secretsOf(captureId: string): Secrets | undefined {
    return this.#secrets.get(captureId);
  }

  patchLab(change: Partial<LabState>): void {
    this.patch({ lab: { ...this.current.lab, ...change } });
  }

  override patch(change: Partial<SimulatorState>): void {
    const before = this.current;
    const next = { ...before, ...change };
    const derived: { -readonly [name in 'preview' | 'stale']?: SimulatorState[name] } = {};
    if (next.settings !== before.settings || next.push !== before.push) {
      derived.preview = previewOf(next.settings, next.push);
    }
    const isSameCapture = next.capture?.record.id === before.capture?.record.id;
    if (!isSameCapture || next.settings !== before.settings || next.fields !== before.fields) {
      const stale = this.#stale(next);
      if (stale.join() !== before.stale.join()) derived.stale = stale;
    }
    super.patch({ ...change, ...derived });
    this.#follow();
  }

  #stale({ capture, settings, fields }: SimulatorState): readonly FieldName[] {
    if (capture === undefined) return [];
    const { id, settings: made } = capture.record;
    const secrets = { callbackKey: fields.key, callbackUrl: fields.url };
    return staleFields({ settings: made, secrets: this.#secrets.get(id) }, { settings, secrets });
  }
}
