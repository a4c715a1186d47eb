import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { CallDesk } from '../console/call-desk.ts';
import type { CallSignature } from '../console/call-request.ts';
import { mask } from '../console/masking.ts';

/** How a call was signed: each step under a number, made of the one before. Derived keys are secrets, too. */
export function signatureSteps(signature: CallSignature, desk: CallDesk): TemplateResult {
  const { showsSecrets } = desk.state.current;
  switch (signature.kind) {
    case 'none':
      return html`<p class="quiet">${msg('The call says that it is not signed.')}</p>`;
    case 'form':
      return html`${[
        step(
          1,
          msg('What is signed: all fields by their names'),
          desk.shown(showsSecrets ? signature.signedText : signature.maskedText),
        ),
        step(2, msg('Signature, by SecretKey, in Base64'), signature.signature),
      ]}`;
    case 'tc3': {
      const { keys } = signature;
      const secret = (text: string): string => (showsSecrets ? text : mask);
      const derived = [
        `kDate = ${secret(keys.date)}`,
        `kService = ${secret(keys.service)}`,
        `kSigning = ${secret(keys.signing)}`,
      ];
      return html`${[
        step(1, msg('Canonical request'), desk.shown(signature.canonicalRequest)),
        step(2, msg('Its hash, by SHA-256'), signature.canonicalRequestHash),
        step(3, msg('String to sign'), signature.stringToSign),
        step(4, msg('Keys derived from SecretKey: by date, service, tc3_request'), derived.join('\n')),
        step(5, msg('Signature, by the last key'), signature.signature),
        step(6, msg('Authorization'), signature.authorization),
      ]}`;
    }
  }
}

const step = (number: number, words: string, text: string): TemplateResult =>
  html`<p class="hint">${number}. ${words}</p>
    <pre tabindex="0" role="group" aria-label=${words}>${text}</pre>`;
