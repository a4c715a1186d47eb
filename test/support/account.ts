import { keepAccount } from '../../src/service/account-keeper.ts';
import { deliveryLog } from '../../src/service/delivery-log.ts';
import { isPlainLink, parseLink } from '../../src/service/link.ts';
import { Provisioning } from '../../src/service/provisioning.ts';
import type { SimulatorPorts } from '../../src/service/simulator.ts';
import { apiNowUnixSeconds, apiWorld } from './api-world.ts';
import { FakeLocks } from './fake-lock.ts';
import { fakeStorage } from './fake-storage.ts';
import { ready, simulatorWith } from './simulator.ts';

/** A simulator whose form and whose API are one account, as on the page, opened by a link or, empty, without one. */
export async function accountWorld(hash = '#/capture?w=640', ports: Partial<SimulatorPorts> = {}) {
  const { storage = fakeStorage(), lock = new FakeLocks().tab() } = ports;
  const simulator = simulatorWith({ ...ports, storage, lock });
  const started = simulator.start(hash);
  await ready(simulator);
  const world = apiWorld({}, { findCallbackRecords: deliveryLog(storage) });
  const { controlPlane } = world;
  const now = (): number => apiNowUnixSeconds * 1000;
  const stored = await storage.account();
  const isLinked = !isPlainLink(parseLink(hash));
  const provisioning = new Provisioning({ controlPlane, form: simulator, now, stored, isLinked });
  simulator.bindAccount(provisioning);
  keepAccount({ provisioning, controlPlane, storage, lock, stored, failed: simulator.tell });
  await started;
  return { ...world, simulator, provisioning };
}
