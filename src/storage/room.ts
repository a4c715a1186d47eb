/** Bytes in use and allowed for this origin, where the browser tells. On plain http it does not. */
export async function estimateRoom(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | undefined> {
  // Secure contexts only, whatever the library's types say.
  const manager = navigator.storage as StorageManager | undefined;
  if (manager?.estimate === undefined) return undefined;
  try {
    const { usage, quota } = await manager.estimate();
    return usage === undefined || quota === undefined ? undefined : { usedBytes: usage, quotaBytes: quota };
  } catch {
    return undefined;
  }
}
