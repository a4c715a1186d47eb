/** The path of a Chromium that can be started. Sets the environment that npm's needs where the system lacks something. */
export function chromePath(): Promise<string>;

/** Arguments for every launch. */
export const chromeArgs: readonly string[];
