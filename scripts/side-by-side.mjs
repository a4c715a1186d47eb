/**
 * Runs steps, some at once: each as soon as there is room for it and what it needs has passed, the first of the list first. A
 * step is not run if what it needs did not pass.
 *
 * @param steps names, each with the name of an earlier step that it `needs`, if any; `isAlone`: nothing runs beside it
 * @param atOnce how many may run at the same time
 * @param run runs a step, and tells whether it passed
 * @returns the names of the steps that passed
 */
export async function sideBySide(steps, atOnce, run) {
  const passed = new Set();
  const waiting = [...steps];
  const running = new Map();

  const start = (step) => {
    waiting.splice(waiting.indexOf(step), 1);
    const end = async () => {
      if (await run(step)) passed.add(step.name);
      running.delete(step.name);
    };
    running.set(step.name, end());
  };

  const isRoomFor = ({ isAlone = false }) => {
    const room = isAlone || steps.some((step) => step.isAlone && running.has(step.name)) ? 1 : atOnce;
    return running.size < room;
  };

  for (;;) {
    const next = waiting.find(({ needs }) => needs === undefined || passed.has(needs));
    if (next !== undefined && isRoomFor(next)) start(next);
    else if (running.size > 0) await Promise.race(running.values());
    else return passed;
  }
}
