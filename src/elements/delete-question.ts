import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** What is asked before something is deleted, what answers that it is to be, and what follows either answer. */
export type DeleteQuestion = {
  readonly question: string;
  readonly confirm: string;
  readonly onDelete: () => void;
  readonly onKeep: () => void;
};

/** The question where the button was that led to it. What keeps all as it is has the class `keep`; Escape does the same. */
export const deleteQuestion = ({ question, confirm, onDelete, onKeep }: DeleteQuestion): TemplateResult => html`
  <span
    role="group"
    class="actions"
    aria-label=${question}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && onKeep()}
  >
    <span class="quiet">${question}</span>
    <wa-button size="s" appearance="outlined" @click=${onDelete}>${confirm}</wa-button>
    <wa-button class="keep" size="s" appearance="plain" @click=${onKeep}>${msg('Keep')}</wa-button>
  </span>
`;
