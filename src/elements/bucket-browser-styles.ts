import { css } from 'lit';

/** The head of a bucket, its folder, and beside or below it the object that is open. */
export const bucketBrowserStyles = css`
  .card {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }

  .host {
    max-inline-size: 32em;
  }

  nav ol {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    align-items: center;
    margin: 0;
    padding: 0;
    list-style: none;
    font: 13px/1.4 var(--lsc-mono);
  }

  nav li {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  nav li + li::before {
    content: '/';
    margin-inline: 4px;
    color: var(--lsc-soft);
  }

  nav .link {
    min-block-size: 28px;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
    gap: 16px;
    align-items: start;
  }

  .folder {
    position: relative;
    container-type: inline-size;
  }

  .instead {
    position: absolute;
    inset: 0 0 auto;
    display: grid;
    gap: 6px;
    padding: 16px 8px;
    font-size: 13px;
  }

  .count {
    min-block-size: 1.45em;
    padding-block-start: 4px;
  }

  .nothing-open {
    display: grid;
    place-items: center;
    min-block-size: 200px;
    padding: 12px;
    text-align: center;
    background: var(--lsc-sunken);
    border-radius: 8px;
  }

  @container (max-width: 900px) {
    .parts {
      grid-template-columns: minmax(0, 1fr);
    }

    .nothing-open {
      min-block-size: 56px;
    }
  }
`;
