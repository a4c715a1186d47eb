/** Fetches the text of a receiver to copy, which lies beside the page. Rejects when it is not there. */
export async function loadReceiver(fileName: string): Promise<string> {
  const response = await fetch(new URL(`receivers/${fileName}`, document.baseURI));
  if (!response.ok) throw new Error(`the receiver ${fileName} is not beside the page`);
  return response.text();
}
