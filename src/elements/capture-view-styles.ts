import { css } from 'lit';

/** Three columns, then two, then one; the result holds the centre, and on a narrow page stands above the settings. */
export const captureViewStyles = css`
  .view {
    grid-template-columns: 300px minmax(0, 1fr) clamp(320px, 27vw, 430px);
    grid-template-rows: auto auto 1fr;
    grid-template-areas:
      'settings seen callback'
      'settings time time'
      'settings earlier earlier';
    /* The order of Tab is that of the eye, whatever stands first in the document. */
    reading-flow: grid-order;
  }

  .settings {
    grid-area: settings;
    display: grid;
    align-content: start;
    align-self: start;
    gap: 20px;
    block-size: auto;
  }

  .seen {
    grid-area: seen;
  }

  .callback {
    grid-area: callback;
  }

  .time {
    grid-area: time;
    min-inline-size: 0;
  }

  .earlier {
    grid-area: earlier;
    align-self: start;
  }

  .head {
    gap: 4px 16px;
  }

  /* As wide whatever it says, so that nothing moves when what it stands above goes out of date. */
  .title {
    flex: 1 1 min(100%, 240px);
    align-content: center;
    min-block-size: 36px;
  }

  .title > h2 {
    display: inline;
    margin-inline-end: 12px;
  }

  .title > .stale {
    white-space: nowrap;
  }

  :host([dragging]) .view {
    outline: 2px dashed var(--lsc-accent);
    outline-offset: -6px;
    border-radius: 16px;
  }

  @media (max-width: 1400px) {
    .view {
      grid-template-areas:
        'settings seen callback'
        'settings time callback'
        'settings earlier earlier';
    }

    .time {
      align-self: start;
      block-size: auto;
    }
  }

  @media (max-width: 1240px) {
    .view {
      grid-template-columns: 252px minmax(0, 1fr) 336px;
      gap: 12px;
      padding: 12px 16px;
    }
  }

  @media (max-width: 1000px) {
    .view {
      grid-template-columns: 290px minmax(0, 1fr);
      grid-template-rows: auto auto auto 1fr;
      grid-template-areas:
        'settings seen'
        'settings time'
        'settings callback'
        'settings earlier';
    }
  }

  @media (max-width: 720px) {
    .view {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: none;
      grid-template-areas:
        'seen'
        'time'
        'settings'
        'callback'
        'earlier';
      gap: 10px;
      padding: 10px;
    }

    .title {
      flex-basis: 100%;
    }
  }
`;
