/** Passes a callback on as it came, byte for byte, until it is taken. @returns how often it was sent */
export async function relay(rawBody: string, url: string, attempts = 4): Promise<number> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: rawBody };
    const answer = await fetch(url, request).catch(() => undefined);
    if (answer?.status === 200) return attempt;
  }
  throw new Error(`not taken in ${attempts} attempts`);
}
