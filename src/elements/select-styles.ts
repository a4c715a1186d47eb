import { css } from 'lit';

/** A native select that looks like the other controls. The arrow is two gradients: the policy forbids pictures in text. */
export const selectStyles = css`
  select {
    inline-size: 100%;
    min-block-size: var(--lsc-control-height);
    padding: 0 30px 0 10px;
    font: inherit;
    color: var(--lsc-text);
    text-overflow: ellipsis;
    appearance: none;
    border: 1px solid var(--lsc-field-line);
    border-radius: 8px;
    background-color: var(--lsc-card);
    background-image:
      linear-gradient(45deg, transparent 50%, var(--lsc-soft) 50%),
      linear-gradient(-45deg, transparent 50%, var(--lsc-soft) 50%);
    background-repeat: no-repeat;
    background-size: 5px 5px;
    background-position:
      right 16px center,
      right 11px center;
  }

  select:focus-visible {
    border-radius: 8px;
  }

  option {
    background-color: var(--lsc-card);
    color: var(--lsc-text);
  }
`;

/** One of the page's own settings in its header: quiet until it is pointed at. */
export const headerSelectStyles = css`
  select {
    font-size: 13px;
    color: var(--lsc-soft);
    border-color: transparent;
    background-color: transparent;
  }
`;
