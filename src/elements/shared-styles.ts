import { css } from 'lit';
import { visuallyHidden } from './visually-hidden.ts';

/** What every element looks like before it says anything of its own. Colours and faces come from the page's theme. */
export const sharedStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    color: var(--lsc-soft);
  }

  p {
    margin: 0;
  }

  a {
    color: var(--lsc-accent);
    text-underline-offset: 2px;
  }

  :focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
    border-radius: 4px;
  }

  .quiet {
    color: var(--lsc-soft);
    font-size: 13px;
  }

  .push {
    color: var(--lsc-push);
  }

  .configured {
    color: var(--lsc-configured);
  }

  .screenshot {
    color: var(--lsc-screenshot);
  }

  .push,
  .configured,
  .screenshot {
    font-weight: 650;
  }

  .stale {
    flex: 1;
    font-size: 13px;
    font-style: italic;
    color: var(--lsc-soft);
  }

  /* Chinese characters have no italics: slanted by machine they are hard to read. */
  .stale:lang(zh) {
    font-style: normal;
  }

  .mono {
    font-family: var(--lsc-mono);
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: space-between;
    min-block-size: 36px;
    margin-block: -8px 4px;
  }

  .warning {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding: 10px 12px;
    font-size: 13px;
    border: 1px solid var(--lsc-line);
    border-inline-start: 3px solid var(--lsc-bad);
    border-radius: 8px;
    background: var(--lsc-card);
  }

  ${visuallyHidden}
`;

/** A surface of its own: one subject, 12 px round. */
export const cardStyles = css`
  .card {
    block-size: 100%;
    padding: 16px;
    border: 1px solid var(--lsc-line);
    border-radius: 12px;
    background: var(--lsc-card);
  }

  @media (max-width: 720px) {
    .card {
      padding: 12px;
    }
  }
`;

/** What stands in a card, under each other and as far apart. */
export const stackedCardStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    align-content: start;
  }

  .head {
    margin-block-end: -4px;
  }
`;
