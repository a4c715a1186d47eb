import { css } from 'lit';

/** A view of the page: cards in a grid, which is never so wide that lines are hard to follow. Its columns are each view's own. */
export const viewStyles = css`
  .view {
    display: grid;
    gap: 16px;
    max-inline-size: 1680px;
    margin-inline: auto;
    padding: 16px 20px;
  }
`;
