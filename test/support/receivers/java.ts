/** For programs in Java that run some seconds: compiling them well takes longer than what it saves, and so do threads that clean up. */
export const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'] as const;
