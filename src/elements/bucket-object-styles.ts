import { css } from 'lit';

/** An object that is open: picture, actions, addresses, headers. Heights are kept, so that nothing jumps while it is read. */
export const bucketObjectStyles = css`
  :host {
    container-type: inline-size;
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }

  .head {
    flex-wrap: nowrap;
    margin-block: 0;
  }

  h3 {
    margin: 0;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  h4 {
    margin: 4px 0 0;
    font-size: 12px;
    font-weight: 600;
    color: var(--lsc-soft);
  }

  .stage {
    display: grid;
    place-items: center;
    max-block-size: 360px;
    aspect-ratio: 16 / 9;
    overflow: hidden;
    background: var(--lsc-sunken);
    border-radius: 8px;
  }

  img {
    max-inline-size: 100%;
    max-block-size: 100%;
    object-fit: contain;
    min-block-size: 0;
  }

  .whose {
    min-block-size: 1.45em;
  }

  .mistake {
    font-size: 13px;
    color: var(--lsc-bad);
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    align-content: start;
    min-block-size: 200px;
    margin: 0;
    font: 12px/1.5 var(--lsc-mono);
  }

  dt {
    color: var(--lsc-soft);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @container (max-width: 480px) {
    dl {
      grid-template-columns: minmax(0, 1fr);
    }

    dd {
      margin-block-end: 4px;
    }
  }
`;
