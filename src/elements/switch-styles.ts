import { css } from 'lit';

/** A switch: a native checkbox in a label of the class `switch`. */
export const switchStyles = css`
  .switch {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: var(--lsc-control-height);
    margin: 0;
    font-size: inherit;
    color: inherit;
    cursor: pointer;
  }

  .switch input {
    flex: none;
    inline-size: 36px;
    min-block-size: 20px;
    padding: 0;
    block-size: 20px;
    margin: 0;
    appearance: none;
    border: 1px solid var(--lsc-field-line);
    border-radius: 10px;
    background: radial-gradient(circle closest-side, var(--lsc-field-line) 70%, transparent 80%) 2px 50% / 16px 16px
      no-repeat var(--lsc-card);
    cursor: pointer;
  }

  .switch input:checked {
    border-color: var(--lsc-accent);
    background: radial-gradient(circle closest-side, var(--lsc-on-accent) 70%, transparent 80%) 16px 50% / 16px 16px
      no-repeat var(--lsc-accent);
  }

  .switch input:focus-visible {
    border-radius: 10px;
  }
`;
