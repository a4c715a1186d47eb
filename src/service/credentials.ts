import type { ApiCredential } from '../core/api-signature.ts';
import { documentedCosCredential } from '../core/cos-signature.ts';
import { exampleApiCredential } from '../core/documented-sample.ts';

/**
 * Whose signatures API and buckets take: the pairs of the documentation's examples, and those that somebody typed. In memory only:
 * they are stored nowhere and in no link.
 */
export class Credentials {
  readonly #secretKeys = new Map(
    [exampleApiCredential, documentedCosCredential].map(({ secretId, secretKey }) => [secretId, secretKey]),
  );

  /** The secret key of an id; undefined for an unknown one. */
  readonly secretKeyOf = (secretId: string): string | undefined => this.#secretKeys.get(secretId);

  /** Takes the signatures of one more, or another key of the same id, from now on. */
  register({ secretId, secretKey }: ApiCredential): void {
    this.#secretKeys.set(secretId, secretKey);
  }
}
