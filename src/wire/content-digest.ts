/** What is wrong with the `Content-MD5` of a request whose body has this digest, hex; undefined where nothing is, or none came. */
export function digestFault(request: Request, md5: string): 'InvalidDigest' | 'BadDigest' | undefined {
  const given = request.headers.get('content-md5');
  if (given === null) return undefined;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(given)) return 'InvalidDigest';
  const hex = Array.from(atob(given), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hex === md5 ? undefined : 'BadDigest';
}
