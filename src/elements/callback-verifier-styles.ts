import { css } from 'lit';

/** The question on one side, the answer on the other; one above the other where there is no room. */
export const callbackVerifierStyles = css`
  .verifier {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: 20px;
    align-items: start;
  }

  @container (max-width: 760px) {
    .verifier {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  .question,
  .answer,
  section {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
  }

  .field {
    display: grid;
    gap: 4px;
  }

  .question .quiet {
    margin-block-start: -6px;
  }

  textarea {
    inline-size: 100%;
    min-block-size: 120px;
    padding: 8px 10px;
    font: 13px/1.5 var(--mono);
    color: light-dark(#1a1e26, #e8eaee);
    color: var(--lsc-text, light-dark(#1a1e26, #e8eaee));
    overflow-wrap: anywhere;
    border: 1px solid var(--field-line);
    border-radius: 8px;
    background-color: var(--ground);
    resize: vertical;
  }

  textarea:focus-visible {
    border-radius: 8px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .summary {
    display: block;
    padding: 10px 12px;
    border-inline-start: 3px solid var(--field-line);
    background: var(--sunken);
    border-radius: 8px;
  }

  .summary.ok {
    border-color: var(--screenshot);
  }

  .summary.warning {
    border-color: var(--configured);
  }

  .summary.error {
    border-color: var(--bad);
  }

  code {
    font-family: var(--mono);
    overflow-wrap: anywhere;
  }

  .steps {
    display: grid;
    gap: 8px;
    padding-inline-start: 20px;
    margin: 0;
  }

  .steps .bytes {
    margin-block: 4px;
  }

  .mistakes {
    display: grid;
    gap: 6px;
    padding: 10px 12px;
    margin: 0;
    list-style: none;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--bad);
    border-radius: 8px;
    overflow-wrap: anywhere;
  }

  .checks {
    display: grid;
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .checks > li {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    gap: 10px;
    align-items: baseline;
    padding-block: 6px;
    overflow-wrap: anywhere;
    border-block-start: 1px solid var(--line);
  }

  .findings {
    padding-inline-start: 20px;
    margin: 0;
  }

  .verdict {
    font-size: 13px;
    font-weight: 600;
    color: var(--soft);
  }

  .verdict.ok {
    color: var(--screenshot);
  }

  .verdict.warning {
    color: var(--configured);
  }

  .verdict.error {
    color: var(--bad);
  }

  @container (max-width: 420px) {
    .checks > li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
