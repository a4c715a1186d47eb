import { Provisioning } from '../../src/service/provisioning.ts';
import type { SimulatorPorts } from '../../src/service/simulator.ts';
import { apiNowUnixSeconds, apiWorld } from './api-world.ts';
import { ready, simulatorWith } from './simulator.ts';

/** A simulator whose form and whose API are one account, as on the page, opened by a link. */
export async function accountWorld(hash = '#/capture?w=640', ports: Partial<SimulatorPorts> = {}) {
  const simulator = simulatorWith(ports);
  await simulator.start(hash);
  await ready(simulator);
  const world = apiWorld();
  const now = (): number => apiNowUnixSeconds * 1000;
  const provisioning = new Provisioning({ controlPlane: world.controlPlane, form: simulator, now });
  simulator.bindAccount(provisioning);
  return { ...world, simulator, provisioning };
}
