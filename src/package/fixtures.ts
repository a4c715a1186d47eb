export { documentedSample } from '../core/documented-sample.ts';
