import { ScreencaptureError, type ErrorCode } from '../core/errors.ts';
import type { Problem } from './protocol.ts';

/** An error as data. What is not one of ours gets the code that fits where it happened. */
export function toProblem(error: unknown, otherwise: ErrorCode): Problem {
  if (error instanceof ScreencaptureError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  return { code: otherwise, message: error instanceof Error ? error.message : String(error), details: {} };
}

/** The error again, on the other side. */
export function fromProblem({ code, message, details }: Problem): ScreencaptureError {
  return new ScreencaptureError(code, message, details);
}
